import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { storing } from '../fs/storage-error.js'
import type { ExpectedBytes } from './check-chunks.js'

/**
 * Writes chunks to a new file that only this user can read, and says what they were. Whatever goes wrong,
 * nothing stays.
 * @throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`, and what the chunks throw
 */
export async function writeChunks(path: string, chunks: AsyncIterable<Uint8Array>): Promise<ExpectedBytes> {
  const handle = await storing(open(path, 'wx', 0o600), 'cache')
  const digest = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of chunks) {
      digest.update(chunk)
      size += chunk.byteLength
      await storing(handle.writeFile(chunk), 'cache')
    }
    await storing(handle.close(), 'cache')
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
  return { hash: digest.digest('hex'), size }
}
