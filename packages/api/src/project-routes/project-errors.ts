import { coreError, defineError } from '../contract/error-definition.js'

export const nothingToCancel = defineError('NOTHING_TO_CANCEL', {
  status: 409,
  retryable: false,
  title: 'There is no run to cancel',
})
export const sceneNotFound = coreError('SCENE_NOT_FOUND')
export const artifactNotFound = coreError('ARTIFACT_NOT_FOUND')
export const storyboardMissing = coreError('STORYBOARD_MISSING')
export const runActive = coreError('RUN_ACTIVE')
export const stageNotFound = coreError('STAGE_NOT_FOUND')
