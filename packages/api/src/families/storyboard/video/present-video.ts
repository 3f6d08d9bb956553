import type { Artifact } from '@mutoscope/core'
import type { RequestContext } from '../../../contract/request-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import type { StoryboardServices } from '../storyboard-services.js'
import { nullWhenMissing, type Video } from './find-video.js'
import { videoError } from './video-error.js'
import { VIDEO } from './video-record.js'
import { toVideoStatus, videoProgress } from './video-status.js'
import type { videoStatus, videoTask } from './video-wire.js'

type FileUrl = Pick<RequestContext, 'fileUrl'>

/** A task as it is sent. */
export async function presentVideo(
  services: StoryboardServices,
  video: Video,
  context: FileUrl,
): Promise<SchemaInput<typeof videoTask>> {
  return present(video, await loadOutcome(services, video), context)
}

/** A task with how far it is. */
export async function presentStatus(
  services: StoryboardServices,
  video: Video,
  context: FileUrl,
): Promise<SchemaInput<typeof videoStatus>> {
  const { run } = video
  const [outcome, rows] = await Promise.all([
    loadOutcome(services, video),
    run === null ? [] : services.studio.runs.stages({ ownerId: run.ownerId, runId: run.id }),
  ])
  const error = videoError(run)
  const { percent, stage } = videoProgress(run, rows)
  return {
    ...(await present(video, outcome, context)),
    progress: percent,
    current_stage: stage,
    warnings: [...(outcome.artifact?.warnings ?? [])],
    error:
      error === null
        ? null
        : { code: error.definition.code, message: error.message, retryable: error.definition.retryable },
  }
}

interface Outcome {
  readonly artifact: Artifact | null
  /** Spent so far. */
  readonly actualMicros: number
}

async function loadOutcome({ studio }: StoryboardServices, { ref }: Video): Promise<Outcome> {
  const [artifact, ledger] = await Promise.all([
    studio.artifact(ref, VIDEO).catch(nullWhenMissing),
    studio.ledger({ ownerId: ref.ownerId, projectId: ref.projectId }),
  ])
  return { artifact, actualMicros: ledger.totals.actualMicros }
}

async function present(
  { record, run }: Video,
  { artifact, actualMicros }: Outcome,
  context: FileUrl,
): Promise<SchemaInput<typeof videoTask>> {
  const { id, ownerId, data, createdAt, updatedAt } = record
  const { youtube } = data
  return {
    id,
    task_id: id,
    user_id: ownerId,
    project_name: data.projectName,
    song_title: data.songTitle,
    music_file: data.musicFile,
    genre: data.genre,
    mood: data.mood,
    bpm: data.bpm,
    engine: data.engine,
    prompt: data.prompt,
    style: data.style,
    video_url:
      artifact?.content == null ? null : await context.fileUrl(ownerId, artifact.content, `${id}.mp4`),
    status: toVideoStatus(run),
    youtube_title: youtube?.title ?? null,
    youtube_description: youtube?.description ?? null,
    youtube_tags: [...(youtube?.tags ?? [])],
    cost: data.costMicros / 1e6,
    credits_used: data.credits,
    actual_cost: actualMicros / 1e6,
    stand_in: data.standIn,
    duration: data.durationSec,
    created_at: toIso(createdAt),
    updated_at: toIso(Math.max(updatedAt, run?.updatedAt ?? 0)),
    completed_at: run?.status === 'succeeded' ? toIso(run.updatedAt) : null,
    error_message: videoError(run)?.message ?? null,
  }
}
