import {
  ARTIFACT_NAMES,
  ERRORS,
  frameSize,
  type Artifact,
  type StoryboardBrief,
  type VideoData,
} from '@mutoscope/core'
import type { RouteContext } from '../../contract/route-context.js'
import { readAttention, type Attention } from '../../run-project/attention.js'
import type { VisibleJob } from './find-job.js'
import { jobProgress, type JobProgress } from './job-progress.js'
import type { JobServices } from './job-record.js'
import { jobScenes, type JobScene } from './job-scenes.js'
import { STYLE_WORDS } from '../../setting-words/setting-words.js'

/** A job with all that is worked out to show it. */
export interface InspectedJob extends VisibleJob {
  readonly brief: StoryboardBrief
  readonly scenes: readonly JobScene[]
  readonly progress: JobProgress
  /** When the storyboard as it is now was approved, epoch milliseconds; null when it is not. */
  readonly approvedAt: number | null
  /** The last video that was finished. */
  readonly video: Artifact | null
  /** Spent so far. */
  readonly actualMicros: number
  /** What somebody must decide before it goes on; null when nothing is to be decided. */
  readonly attention: Attention | null
  /** Why its newest run failed, or what it waits for; a stranger learns the kind only. */
  readonly error: string | null
}

/** Looks into a job. Makes nothing. */
export async function inspectJob(
  { studio }: JobServices,
  job: VisibleJob,
  context: Pick<RouteContext, 'url'>,
): Promise<InspectedJob> {
  const { ref, run, record, project, artifacts } = job
  const [inspection, ledger, rows, attention] = await Promise.all([
    studio.status(ref),
    studio.ledger({ ownerId: ref.ownerId, projectId: ref.projectId }),
    run === null ? [] : studio.runs.stages({ ownerId: ref.ownerId, runId: run.id }),
    readAttention(studio, run, context),
  ])
  const approved = inspection.gates.some((gate) => gate.approved)
  return {
    ...job,
    brief: project.brief as StoryboardBrief,
    scenes: jobScenes(job, inspection.artifacts, rows),
    progress: jobProgress(studio, project, run, rows),
    approvedAt: approved ? record.data.approvedAt : null,
    video: artifacts.get(ARTIFACT_NAMES.video) ?? null,
    actualMicros: ledger.totals.actualMicros,
    attention,
    error: errorOf(job, attention),
  }
}

function errorOf({ run, viewer }: VisibleJob, attention: Attention | null): string | null {
  const mine = viewer === 'owner'
  if (attention !== null) return mine ? attention.message : ERRORS.CALL_AMBIGUOUS.message
  if (run?.status !== 'failed' || run.error === null) return null
  return mine ? run.error.message : ERRORS[run.error.code].message
}

/** Facts about a job's video: of the finished one, else as ordered. Seconds and pixels. */
export function videoParameters({ video, brief, project }: InspectedJob) {
  const { aspectRatio, resolution, fps, style } = project.settings
  const facts: Pick<VideoData, 'durationMs' | 'width' | 'height' | 'fps'> =
    video === null
      ? { durationMs: brief.durationSec * 1000, fps, ...frameSize(aspectRatio, resolution) }
      : (video.data as VideoData)
  return {
    duration: facts.durationMs / 1000,
    width: facts.width,
    height: facts.height,
    fps: facts.fps,
    style: STYLE_WORDS.toTheirs(style),
    aspect_ratio: aspectRatio,
    format: 'mp4' as const,
    size: video?.content?.size ?? null,
  }
}
