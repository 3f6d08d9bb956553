import { coreError, defineError } from '../../contract/error-definition.js'

/** There is no such project for this caller. */
export const projectNotFound = defineError('PROJECT_NOT_FOUND', { status: 404, retryable: false, title: 'Project not found' })

/** Something of the project is being made just now. */
export const projectBusy = defineError('PROJECT_BUSY', { status: 409, retryable: true, title: 'The project is busy' })

/** There are no words to speak. */
export const scriptRequired = defineError('SCRIPT_REQUIRED', { status: 400, retryable: false, title: 'Script required' })

/** There is nothing to draw. */
export const imagesRequired = defineError('IMAGES_REQUIRED', { status: 400, retryable: false, title: 'Images required' })

/** A video needs its voice and all its pictures first. */
export const audioAndImagesRequired = defineError('AUDIO_AND_IMAGES_REQUIRED', { status: 400, retryable: false, title: 'Audio and images required' })

/** The project has no image at that index. */
export const imageNotFound = defineError('IMAGE_NOT_FOUND', { status: 404, retryable: false, title: 'Image not found' })

/** A model did not take the request. */
export const refused = coreError('MODEL_REFUSED')

/** The model failed. */
export const modelFailed = coreError('MODEL_FAILED')

/** A provider or a service that does a step could not be reached, did not take its request, or gave nothing that can be used. */
export const providerErrors = ([
  'PROVIDER_UNAVAILABLE', 'PROVIDER_RESPONSE_INVALID', 'PROVIDER_REJECTED', 'PROVIDER_RATE_LIMITED', 'PROVIDER_AUTH', 'PROVIDER_NO_CREDITS',
] as const).map((code) => coreError(code))

/** The work would cost more than the budget allows. */
export const budgetExceeded = coreError('BUDGET_EXCEEDED')

/** This server has no ffmpeg. */
export const ffmpegUnavailable = coreError('FFMPEG_UNAVAILABLE')
