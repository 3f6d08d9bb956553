import { MutoscopeError } from '@mutoscope/core'

// No `%` escapes: ffmpeg reads a percent sign in a picture's path as a pattern.
const ESCAPE = /[^A-Za-z\d.+-]/g
const ESCAPED = /_([\da-f]{2})/g
/** With the hash and a dot before it, a name stays under the 255 bytes that file systems take. */
const LONGEST = 180

/**
 * Writes a media type (printable ASCII) as part of a file name that every file system takes: `video/mp4` is
 * `video_2fmp4`. Throws `INVALID_INPUT` for one that is too long.
 */
export function encodeMediaType(mediaType: string): string {
  const suffix = mediaType.replace(
    ESCAPE,
    (character) => `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  if (suffix.length <= LONGEST) return suffix
  throw new MutoscopeError('INVALID_INPUT', {
    message: 'The media type has too many parameters for a file name. Pass it without them.',
    details: { field: 'mediaType' },
  })
}

/** Reads what {@link encodeMediaType} wrote. */
export function decodeMediaType(suffix: string): string {
  return suffix.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
