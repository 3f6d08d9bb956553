import { coreError, defineError } from '../../contract/error-definition.js'
import type { EngineWords } from '../../run-project/run-errors.js'

/** There is no such job for this caller. */
export const jobNotFound = defineError('JOB_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Job not found',
})

/** The storyboard has no scene of that number. */
export const sceneNotFound = coreError('SCENE_NOT_FOUND')

/** Something of the job is being made just now. */
export const jobBusy = defineError('JOB_BUSY', { status: 409, retryable: true, title: 'The job is busy' })

/** There is no storyboard yet, or a picture of it is missing. */
export const storyboardNotReady = defineError('STORYBOARD_NOT_READY', {
  status: 400,
  retryable: false,
  title: 'Storyboard not ready',
})

/** Nobody has approved the storyboard as it is now. */
export const storyboardNotApproved = defineError('STORYBOARD_NOT_APPROVED', {
  status: 400,
  retryable: false,
  title: 'Storyboard must be approved before rendering',
})

/** A refinement names nothing to change. */
export const nothingToRefine = defineError('NOTHING_TO_REFINE', {
  status: 400,
  retryable: false,
  title: 'Must provide either new_image_prompt or new_description',
})

/** All refinements of the job are used. */
export const refinementLimitReached = defineError('REFINEMENT_LIMIT_REACHED', {
  status: 429,
  retryable: false,
  title: 'Maximum refinement limit reached',
})

/** The picture of a scene could not be drawn again. */
export const imageNotRegenerated = defineError('IMAGE_NOT_REGENERATED', {
  status: 500,
  retryable: true,
  title: 'Failed to regenerate image',
})

/** An order of no scenes. */
export const sceneOrderEmpty = defineError('SCENE_ORDER_EMPTY', {
  status: 400,
  retryable: false,
  title: 'scene_order cannot be empty',
})

/** An order that does not name every scene once. */
export const invalidScenes = defineError('INVALID_SCENES', {
  status: 400,
  retryable: false,
  title: 'Failed to reorder scenes. Check that all scene numbers are valid.',
})

/** The video is not there yet. */
export const videoNotReady = defineError('VIDEO_NOT_READY', {
  status: 400,
  retryable: false,
  title: 'Video not ready',
})

/** The video was made, and its file is gone. */
export const videoNotFound = defineError('VIDEO_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Source video file not found',
})

/** This server has no ffmpeg. */
export const exportUnavailable = defineError('EXPORT_UNAVAILABLE', {
  status: 503,
  retryable: false,
  title: 'Video export service unavailable (ffmpeg not installed)',
})

/** What errors of the engine are called here. */
export const jobWords = {
  PROJECT_NOT_FOUND: jobNotFound,
  RECORD_NOT_FOUND: jobNotFound,
  RUN_ACTIVE: jobBusy,
  STORYBOARD_MISSING: storyboardNotReady,
  GATE_NOT_READY: storyboardNotReady,
  FFMPEG_UNAVAILABLE: exportUnavailable,
} as const satisfies EngineWords
