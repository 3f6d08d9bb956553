import { createHash } from 'node:crypto'
import { MutoscopeError } from '@mutoscope/core'

/** What bytes have to be. */
export interface ExpectedBytes {
  readonly hash: string
  readonly size: number
}

/**
 * Passes bytes on and fails at their end if they are not what they should be: whoever reads them to the end
 * knows that they are.
 * @throws `ASSET_CORRUPT`
 */
export async function* checkChunks(
  chunks: AsyncIterable<Uint8Array>,
  { hash, size }: ExpectedBytes,
): AsyncGenerator<Uint8Array, void, undefined> {
  const digest = createHash('sha256')
  let read = 0
  for await (const chunk of chunks) {
    digest.update(chunk)
    read += chunk.byteLength
    yield chunk
  }
  if (read === size && digest.digest('hex') === hash) return
  throw new MutoscopeError('ASSET_CORRUPT', {
    message: `The bytes stored for asset ${hash} are not the ones that were put. Run the project again to remake it.`,
    details: { hash, size: read, expected: size },
  })
}

/** Reads bytes to their end and says what they were. */
export async function describeChunks(chunks: AsyncIterable<Uint8Array>): Promise<ExpectedBytes> {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of chunks) {
    digest.update(chunk)
    size += chunk.byteLength
  }
  return { hash: digest.digest('hex'), size }
}
