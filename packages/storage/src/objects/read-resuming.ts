import type { ByteRange } from '@mutoscope/core'
import { MutoscopeError } from '@mutoscope/core'
import type { Bucket } from './bucket.js'

const RETRIES = 4

/**
 * Reads a part of an object, and goes on where it stood when the connection breaks: what was read is not read
 * again. A store that gives less than there is counts as one that broke.
 * @throws `ASSET_NOT_FOUND`, `STORAGE_UNAVAILABLE` when it breaks again and again without a byte between
 */
export async function* readResuming(
  bucket: Pick<Bucket, 'read'>,
  name: string,
  { start, end }: Required<ByteRange>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = start
  let left = RETRIES
  while (at < end) {
    try {
      for await (const chunk of bucket.read(name, { start: at, end })) {
        at += chunk.byteLength
        left = RETRIES
        yield chunk
      }
      if (at >= end) return
      throw new MutoscopeError('STORAGE_UNAVAILABLE', {
        message: `The object store ended ${end - at} bytes early.`,
      })
    } catch (error) {
      const passing = MutoscopeError.isInstance(error) && error.code === 'STORAGE_UNAVAILABLE'
      if (!passing || left-- === 0) throw error
    }
  }
}
