import { coreError } from '../contract/error-definition.js'

/** What keeping a file that somebody brought can fail with, besides the limits of its form. */
export const uploadErrors = (
  ['MEDIA_INVALID', 'MEDIA_TOO_LARGE', 'QUOTA_EXCEEDED', 'DISK_FULL'] as const
).map((code) => coreError(code))
