import { describeError } from '@mutoscope/api/server'
import type { Logger } from '@mutoscope/core'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * As {@link saveUpload} names its files. Nothing else in the folder is touched: a host may have given one
 * that it uses itself.
 */
const UPLOAD = /^upload-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

/**
 * No request takes so long: what is older belongs to a process that died, whichever of those that share the
 * folder it was. Milliseconds.
 */
const LEFT_AFTER_MS = 60 * 60 * 1000

/**
 * Removes the files of forms that a process left in a folder when it died. Never rejects; what cannot be
 * removed is told.
 */
export async function removeLeftovers(folder: string, now: number, logger: Logger): Promise<void> {
  try {
    const paths = (await readdir(folder))
      .filter((name) => UPLOAD.test(name))
      .map((name) => join(folder, name))
    await Promise.all(
      paths.map(async (path) => {
        if (now - (await stat(path)).mtimeMs > LEFT_AFTER_MS) await rm(path)
      }),
    )
  } catch (error) {
    // No folder yet, or another process was quicker.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    logger.warn({ folder, error: describeError(error) }, 'Leftover form files could not be removed.')
  }
}
