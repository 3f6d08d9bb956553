import { defineError } from '../../contract/error-definition.js'

/** A value of the request cannot be used. */
export const validationError = defineError('VALIDATION_ERROR', {
  status: 400,
  retryable: false,
  title: 'The request is invalid',
})

/** There is no such job for this caller. */
export const jobNotFound = defineError('JOB_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Job not found',
  logged: true,
})

/** The job is still worked on. */
export const jobActive = defineError('JOB_ACTIVE', {
  status: 409,
  retryable: true,
  title: 'The job is still running',
})

/** There is no configuration flavor of that name. */
export const unknownConfigFlavor = defineError('UNKNOWN_CONFIG_FLAVOR', {
  status: 400,
  retryable: false,
  title: 'Unknown configuration flavor',
})

/** A flavor's own files are wrong; the host has to mend them. */
export const configFlavorInvalid = defineError('CONFIG_FLAVOR_INVALID', {
  status: 500,
  retryable: false,
  title: 'The configuration flavor is invalid',
})

/** There is no file of this caller under that key. */
export const fileNotFound = defineError('FILE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'File not found',
})
