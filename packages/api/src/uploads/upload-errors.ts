import { coreError } from '../contract/error-definition.js'

/** What keeping a file that somebody brought can fail with, besides the limits of its form. */
export const uploadErrors = [coreError('MEDIA_INVALID'), coreError('MEDIA_TOO_LARGE'), coreError('DISK_FULL')]
