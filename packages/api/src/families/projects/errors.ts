import { defineError } from '../../contract/error-definition.js'

/** There is no such project for this caller. */
export const projectNotFound = defineError('PROJECT_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Project not found',
})

/** Something of the project is being made just now. */
export const projectBusy = defineError('PROJECT_BUSY', {
  status: 409,
  retryable: true,
  title: 'The project is busy',
})

/** There are no words to speak. */
export const scriptRequired = defineError('SCRIPT_REQUIRED', {
  status: 400,
  retryable: false,
  title: 'Script required',
})

/** There is nothing to draw. */
export const imagesRequired = defineError('IMAGES_REQUIRED', {
  status: 400,
  retryable: false,
  title: 'Images required',
})

/** A video needs its voice and all its pictures first. */
export const audioAndImagesRequired = defineError('AUDIO_AND_IMAGES_REQUIRED', {
  status: 400,
  retryable: false,
  title: 'Audio and images required',
})

/** The project has no image at that index. */
export const imageNotFound = defineError('IMAGE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Image not found',
})
