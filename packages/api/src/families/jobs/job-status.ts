import { RECIPES, RUN_STATUSES, STAGE_NAMES, type Run, type LatestRunFilter } from '@mutoscope/core'

/** Where a job stands. `needs_attention`: the answer of a paid request was lost, and somebody must decide. */
export const JOB_STATUSES = [
  'pending',
  'generating_storyboard',
  'storyboard_ready',
  'rendering',
  'completed',
  'failed',
  'cancelled',
  'needs_attention',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

const STAGES = RECIPES.storyboard.stages

/** The stage at which a storyboard is whole. */
export const STORYBOARD_TARGET = STAGES.images

/** The stage at which a video is finished. */
export const VIDEO_TARGET = STAGES.video

/** Stages that end with a storyboard somebody can look at, and those that make it a video, in order. */
const STORYBOARD_STAGES = [STAGES.script, STORYBOARD_TARGET, STAGES.approval] as const
const VIDEO_STAGES = [STAGES.voice, STAGE_NAMES.clips, STAGES.music, STAGES.render, VIDEO_TARGET] as const

/** Every stage of a job, in order. */
export const JOB_STAGES: readonly string[] = [...STORYBOARD_STAGES, ...VIDEO_STAGES]

/**
 * The status of a job by its newest run. Every edit of a storyboard runs to its end again, so the newest run
 * always tells.
 */
export function toJobStatus(run: Pick<Run, 'status' | 'target'> | null): JobStatus {
  if (run === null) return 'pending'
  const forStoryboard = (STORYBOARD_STAGES as readonly string[]).includes(run.target)
  switch (run.status) {
    case 'queued':
      return forStoryboard ? 'pending' : 'rendering'
    case 'running':
    case 'waiting':
      return forStoryboard ? 'generating_storyboard' : 'rendering'
    case 'gated':
      return 'storyboard_ready'
    case 'succeeded':
      return run.target === VIDEO_TARGET ? 'completed' : 'storyboard_ready'
    case 'attention':
      return 'needs_attention'
    case 'failed':
    case 'cancelled':
      return run.status
  }
}

/** How the newest run of a job stands that has this status. */
export function toLatestRuns(wanted: JobStatus): readonly LatestRunFilter[] {
  const latestRuns = RUN_STATUSES.flatMap((status) => JOB_STAGES.map((target) => ({ status, target })))
  return [
    ...latestRuns.filter((run) => toJobStatus(run) === wanted),
    ...(wanted === toJobStatus(null) ? [{ status: 'none' } as const] : []),
  ]
}
