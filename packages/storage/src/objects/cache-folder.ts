import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { storing } from '../fs/storage-error.js'
import type { ExpectedBytes } from './check-chunks.js'

/** Options of {@link openCacheFolder}. */
export interface CacheFolderOptions {
  readonly folder: string
  /** What all files may take together, bytes. */
  readonly maxBytes: number
}

/** The files of a cache, named by their hash, and how much room they take. */
export interface CacheFolder {
  /** Where a file can be written before it is whole. */
  newPath(): string
  /** The path of a file that was here when last looked, and is used now. */
  find(asset: ExpectedBytes): string | null
  /**
   * Removes the least recently used files until there is room for so many bytes, and keeps it until it is
   * given back. Null where there cannot be.
   */
  reserve(bytes: number): Promise<(() => void) | null>
  /** Moves a whole file in. */
  add(path: string, asset: ExpectedBytes): Promise<string>
  /** Forgets a file that has gone, or removes it. */
  remove(hash: string): Promise<void>
  /** Removes files that were never whole and that nobody has written to for so long. */
  sweep(idleMs: number): Promise<{ readonly count: number; readonly bytes: number }>
}

const NAME = /^[\da-f]{64}$/u
/** Other processes add files too: after this part of the bound the folder is looked at again. */
const LOOK_AGAIN = 1 / 16
const SWEEP_AFTER_MS = 3_600_000

/**
 * Opens a folder, which only this user may read: who can write to it decides what is rendered.
 * @throws `OUTPUT_NOT_WRITABLE`, also for a folder of another user; `DISK_FULL`
 */
export async function openCacheFolder({ folder, maxBytes }: CacheFolderOptions): Promise<CacheFolder> {
  const incoming = join(folder, 'incoming')
  await storing(mkdir(incoming, { recursive: true, mode: 0o700 }), 'cache')
  await assertOwn(folder)
  /** By hash, the least recently used first. */
  let files = await listFiles(folder)
  let kept = sum(files)
  let reserved = 0
  let added = 0

  async function lookAgain(): Promise<void> {
    added = 0
    const now = await listFiles(folder)
    // What is not there any more goes, what others brought comes first to be removed.
    for (const [hash] of files) if (!now.has(hash)) files.delete(hash)
    const others = [...now].filter(([hash]) => !files.has(hash))
    files = new Map([...others, ...files])
    kept = sum(files)
  }

  const cache: CacheFolder = {
    newPath: () => join(incoming, `${randomUUID()}.part`),

    find({ hash, size }) {
      if (files.get(hash) !== size) return null
      files.delete(hash)
      files.set(hash, size)
      const path = join(folder, hash)
      const now = new Date()
      void utimes(path, now, now).catch(() => {})
      return path
    },

    async reserve(bytes) {
      if (added > maxBytes * LOOK_AGAIN) await lookAgain()
      if (reserved + bytes > maxBytes) return null
      reserved += bytes
      const leaving: string[] = []
      for (const [hash, size] of files) {
        if (kept + reserved <= maxBytes) break
        files.delete(hash)
        kept -= size
        leaving.push(hash)
      }
      await Promise.all(leaving.map((hash) => rm(join(folder, hash), { force: true })))
      return () => {
        reserved -= bytes
      }
    },

    async add(from, { hash, size }) {
      const path = join(folder, hash)
      await storing(rename(from, path), 'cache')
      kept += size - (files.get(hash) ?? 0)
      added += size
      files.delete(hash)
      files.set(hash, size)
      return path
    },

    async remove(hash) {
      kept -= files.get(hash) ?? 0
      files.delete(hash)
      await rm(join(folder, hash), { force: true })
    },

    async sweep(idleMs) {
      const before = Date.now() - idleMs
      let count = 0
      let bytes = 0
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name)
        // Another process may be sweeping, or finishing, at the same time.
        const stats = await stat(path).catch(() => null)
        if (stats === null || Math.floor(stats.mtimeMs) > before) continue
        await rm(path, { force: true })
        count++
        bytes += stats.size
      }
      return { count, bytes }
    },
  }
  await cache.sweep(SWEEP_AFTER_MS)
  return cache
}

async function assertOwn(folder: string): Promise<void> {
  const stats = await lstat(folder)
  const own = process.getuid === undefined || stats.uid === process.getuid()
  if (!stats.isDirectory() || !own)
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `The cache folder ${folder} belongs to another user. Choose another one.`,
      details: { folder },
    })
  await chmod(folder, 0o700)
}

/** Sizes by hash, in the order of their last use. */
async function listFiles(folder: string): Promise<Map<string, number>> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name))
  const found = await Promise.all(
    names.map(async (hash) => {
      const stats = await stat(join(folder, hash)).catch(() => null)
      return stats === null ? [] : [{ hash, size: stats.size, usedAt: stats.mtimeMs }]
    }),
  )
  const inOrder = found.flat().toSorted((a, b) => a.usedAt - b.usedAt)
  return new Map(inOrder.map(({ hash, size }) => [hash, size]))
}

function sum(files: ReadonlyMap<string, number>): number {
  let bytes = 0
  for (const size of files.values()) bytes += size
  return bytes
}
