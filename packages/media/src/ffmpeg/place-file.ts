import { copyFile, link, symlink } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MutoscopeError, type ByteSource } from '@mutoscope/core'

/**
 * Makes a source readable under a path in a work folder: a link to its file where it has one, the source's own
 * way where it has that, else a copy.
 * @throws `DISK_FULL`, `CANCELLED`
 */
export async function placeFile(source: ByteSource, path: string, signal: AbortSignal): Promise<void> {
  if (source.path !== undefined) {
    // Windows wants a privilege for the first, the second needs the same disk.
    for (const place of [symlink, link, copyFile]) {
      try {
        await place(resolve(source.path), path)
        return
      } catch (error) {
        if (place === copyFile) throw toPlaceError(error, signal)
      }
    }
  }
  try {
    if (source.copyTo !== undefined) return await source.copyTo(path, signal)
    await pipeline(Readable.from(source.stream()), createWriteStream(path), { signal })
  } catch (error) {
    throw toPlaceError(error, signal)
  }
}

function toPlaceError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new MutoscopeError('CANCELLED', { cause: error })
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    ? new MutoscopeError('DISK_FULL', { cause: error })
    : error
}
