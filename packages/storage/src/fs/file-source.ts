import { createReadStream } from 'node:fs'
import { MutoscopeError, type ByteSource } from '@mutoscope/core'
import { clampRange } from '@mutoscope/core/ports'
import { systemCode } from './storage-error.js'

/** Larger than Node's 64 kB: half the calls cost more than the reading. */
const CHUNK_BYTES = 256 * 1024

/**
 * A local file as a source. Nothing is opened before it is read, and nothing stays open after.
 * @throws while reading: `ASSET_NOT_FOUND` when the file has gone, `INVALID_INPUT` for a range that is none
 */
export function fileSource(
  path: string,
  size: number,
): ByteSource & { readonly path: string; readonly size: number } {
  return {
    path,
    size,
    async *stream(range) {
      const { start, end } = clampRange(range, size)
      if (start === end) return
      const chunks: AsyncIterable<Uint8Array> = createReadStream(path, {
        start,
        end: end - 1,
        highWaterMark: CHUNK_BYTES,
      })
      try {
        yield* chunks
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error
        throw new MutoscopeError('ASSET_NOT_FOUND', {
          message: 'The file is no longer there.',
          cause: error,
        })
      }
    },
  }
}
