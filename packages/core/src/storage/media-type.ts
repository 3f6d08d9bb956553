import { MutoscopeError } from '../errors/mutoscope-error.js'

// Printable ASCII only: a media type goes out again as a header and, in a folder store, as part of a file
// name.
const MEDIA_TYPE = /^[a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*(?: *;[\x20-\x7e]+)?$/i
const LONGEST = 120

/**
 * Checks that a text is a media type such as `video/mp4` or `text/vtt; charset=utf-8`, at most 120 characters
 * long.
 * @throws `INVALID_INPUT`
 */
export function assertMediaType(mediaType: string): void {
  if (mediaType.length <= LONGEST && MEDIA_TYPE.test(mediaType)) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${JSON.stringify(mediaType.slice(0, LONGEST))} is not a media type. Pass one such as \`video/mp4\`.`,
    details: { field: 'mediaType' },
  })
}
