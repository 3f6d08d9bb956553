import { RECIPES, STAGE_NAMES } from '@mutoscope/core'

/** Where a project stands: the last step that was done. */
export const PROJECT_STATUSES = [
  'draft',
  'script_generated',
  'audio_ready',
  'images_ready',
  'video_ready',
] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]

const STAGES = RECIPES.narrated.stages

/** Targets of the newest run that succeeded, by status. */
const REACHED: { readonly [status in ProjectStatus]: readonly string[] } = {
  draft: ['none'],
  script_generated: [STAGES.script],
  audio_ready: [STAGES.voice],
  images_ready: [STAGES.images, STAGE_NAMES.clips, STAGES.music, STAGES.render],
  video_ready: [STAGES.video],
}

/** The status of a project by the target of its newest run that succeeded. */
export function toProjectStatus(reached: string | null): ProjectStatus {
  return PROJECT_STATUSES.find((status) => REACHED[status].includes(reached ?? 'none')) ?? 'draft'
}

/**
 * What the newest succeeded run of projects with a status reached. `audio_generated` is how the answer of
 * that step calls `audio_ready`.
 */
export function toReached(status: ProjectStatus | 'audio_generated'): readonly string[] {
  return REACHED[status === 'audio_generated' ? 'audio_ready' : status]
}
