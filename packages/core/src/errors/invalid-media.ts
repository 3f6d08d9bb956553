import { MutoscopeError } from './mutoscope-error.js'

/** The error of a sound or video file that cannot be used. */
export function invalidMedia(reason: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', {
    message: `The media file cannot be read: ${reason}.`,
    ...(cause === undefined ? {} : { cause }),
  })
}

/** The error of a file that ends before what it announces. */
export function cutOff(what: string): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', {
    message: `The media file is truncated: ${what}. Pass a complete file.`,
    details: { truncated: true },
  })
}
