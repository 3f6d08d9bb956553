import { lstat, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ByteSource } from '@mutoscope/core'
import { boundedChunks, type BoundedChunksOptions } from '@mutoscope/core/ports'
import { fileSource } from '../fs/file-source.js'
import { systemCode } from '../fs/storage-error.js'
import type { HashedSource } from './bucket.js'
import { describeChunks } from './check-chunks.js'
import type { FileCache } from './file-cache.js'
import { writeChunks } from './write-chunks.js'

/** A whole local file that is about to be uploaded. */
export type ReceivedFile = HashedSource & {
  readonly path: string
  /** The upload failed: what was written here goes, a file that was to be taken stays where it is. */
  discard(): Promise<void>
  /** The upload is done: the file becomes the cache's copy. */
  keep(): Promise<void>
}

/**
 * Gets a source as a local file, hashed, so that it can be uploaded more than once: under the name that its
 * hash gives it, and again when a request fails. A file that may be taken stays where it is until the end.
 */
export async function receiveFile(
  cache: FileCache,
  source: ByteSource,
  { takeFile, ...limits }: BoundedChunksOptions & { readonly takeFile: boolean },
): Promise<ReceivedFile> {
  const own = takeFile ? await ownFile(source.path) : null
  if (own !== null) {
    const facts = await describeChunks(boundedChunks(own, limits))
    return {
      ...own,
      ...facts,
      discard: async () => {},
      // It may lie on another disk, or in a folder that does not let it go; it is stored, so that is no failure.
      keep: () =>
        cache.adopt(own.path, facts).catch(async (error: unknown) => {
          if (systemCode(error) === null) throw error
          await rm(own.path, { force: true }).catch(() => {})
        }),
    }
  }
  const path = cache.newPath()
  const facts = await writeChunks(path, boundedChunks(source, limits))
  return {
    ...fileSource(path, facts.size),
    ...facts,
    discard: () => rm(path, { force: true }),
    keep: () => cache.adopt(path, facts),
  }
}

/** The file at a path when it may be taken away: a file of its own, and not only a link to another one. */
async function ownFile(path: string | undefined): Promise<ReturnType<typeof fileSource> | null> {
  if (path === undefined) return null
  const stats = await lstat(path)
  return stats.isFile() && stats.nlink === 1 ? fileSource(resolve(path), stats.size) : null
}
