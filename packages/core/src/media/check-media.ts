import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { MediaChecks } from '../kinds/media-checks.js'

/** A file that somebody brings. */
export interface CheckMediaInput {
  readonly source: ByteSource
  readonly mediaType: string
  /** A source that does not know its size is read no further than this. */
  readonly maxBytes: number
  /** Without its folder; named in errors. */
  readonly filename: string | null
  readonly signal?: AbortSignal
}

/**
 * Looks into a picture, sound or video before it is kept, so that what is damaged is refused where it is
 * brought in and not hours later. Other types are not looked into.
 * @throws `MEDIA_INVALID` that names the file, `MEDIA_TOO_LARGE`, `LIMIT_EXCEEDED`, `CANCELLED`
 */
export async function checkMedia(
  media: Pick<MediaChecks, 'checkPicture' | 'probe'>,
  { source: given, mediaType, filename, maxBytes, signal }: CheckMediaInput,
): Promise<void> {
  const source = given.size === undefined ? limited(given, maxBytes) : given
  try {
    if (mediaType.startsWith('image/')) await media.checkPicture(source)
    else if (/^(?:audio|video)\//u.test(mediaType))
      await media.probe(source, signal === undefined ? {} : { signal })
  } catch (error) {
    if (filename === null || !MutoscopeError.isInstance(error) || error.code !== 'MEDIA_INVALID') throw error
    throw new MutoscopeError('MEDIA_INVALID', {
      message: `The file "${filename}" is unusable. ${error.message}`,
      details: { ...error.details, filename },
      cause: error,
    })
  }
}

function limited(source: ByteSource, maxBytes: number): ByteSource {
  return {
    ...source,
    async *stream(range) {
      let size = 0
      for await (const chunk of source.stream(range)) {
        size += chunk.byteLength
        if (size > maxBytes)
          throw new MutoscopeError('LIMIT_EXCEEDED', {
            message: `The file has more than ${maxBytes} bytes.`,
            details: { limit: maxBytes },
          })
        yield chunk
      }
    },
  }
}
