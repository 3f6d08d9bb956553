import { copyFile, link, rm } from 'node:fs/promises'
import { storing, systemCode } from '../fs/storage-error.js'
import { openCacheFolder, type CacheFolder, type CacheFolderOptions } from './cache-folder.js'
import type { ExpectedBytes } from './check-chunks.js'
import { createSharedWork } from './shared-work.js'
import { writeChunks } from './write-chunks.js'

/**
 * Local copies of assets, for readers that need a file. The least recently used go when new ones need the
 * room. Several processes may share a folder.
 */
export interface FileCache extends Pick<CacheFolder, 'newPath' | 'find' | 'remove' | 'sweep'> {
  /** Moves a whole file in; one that is too large to keep is removed. */
  adopt(path: string, asset: ExpectedBytes): Promise<void>
  /**
   * Makes an asset a file at the reader's own path, where it stays when the copy goes. What is not in the
   * cache is downloaded once for all who want it at the same time, and what is too large for it straight to
   * the reader.
   */
  copyTo(path: string, asset: ExpectedBytes, options: CopyOptions): Promise<void>
}

/** How a copy is made that is not there. */
export interface CopyOptions {
  readonly signal?: AbortSignal | undefined
  /** Gives the bytes, checked. */
  readonly download: (signal: AbortSignal | undefined) => AsyncIterable<Uint8Array>
}

/** A copy can go before its reader has it, where many files want the room; then its reader gets its own. */
const TRIES = 3

/** Opens a cache. @throws `OUTPUT_NOT_WRITABLE`, `DISK_FULL` */
export async function createFileCache(options: CacheFolderOptions): Promise<FileCache> {
  const folder = await openCacheFolder(options)
  const downloads = createSharedWork<boolean>()

  /** False when there is no room for it. */
  async function fill(asset: ExpectedBytes, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    const giveBack = await folder.reserve(asset.size)
    if (giveBack === null) return false
    try {
      const path = folder.newPath()
      await writeChunks(path, chunks)
      await folder.add(path, asset)
    } finally {
      giveBack()
    }
    return true
  }

  return {
    newPath: folder.newPath,
    find: folder.find,
    remove: folder.remove,
    sweep: folder.sweep,

    async adopt(path, asset) {
      const giveBack = await folder.reserve(asset.size)
      if (giveBack === null) await rm(path, { force: true })
      else await folder.add(path, asset).finally(giveBack)
    },

    async copyTo(path, asset, { signal, download }) {
      for (let tries = 0; tries < TRIES; tries++) {
        const copy = folder.find(asset)
        if (copy !== null && (await place(copy, path))) return
        const kept = await downloads.join(asset.hash, signal, (stop) => fill(asset, download(stop)))
        if (!kept) break
      }
      await writeChunks(path, download(signal))
    },
  }
}

/** Gives a file a second name, or copies it to another disk. False when it has gone. */
async function place(from: string, to: string): Promise<boolean> {
  for (const make of [link, copyFile]) {
    try {
      await make(from, to)
      return true
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return false
      if (make === copyFile) return storing(Promise.reject(error), 'work')
    }
  }
  return false
}
