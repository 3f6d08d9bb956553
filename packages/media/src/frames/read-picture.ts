import { MutoscopeError, readBytes, type Artifact } from '@mutoscope/core'
import type { MediaContext } from '@mutoscope/core/ports'

/**
 * Reads the encoded bytes of a picture.
 * @throws `MEDIA_TOO_LARGE` above `maxBytes`, `CANCELLED`
 */
export async function readPicture(
  artifact: Artifact,
  { open, signal }: MediaContext,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
  const source = await open(artifact)
  const size = source.size ?? artifact.content?.size ?? 0
  if (size > maxBytes) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A picture file has ${size} bytes; the limit is ${maxBytes}.`,
      details: { artifact: artifact.id, size, limit: maxBytes },
    })
  }
  return readBytes(source)
}
