import type { Stats } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoredAsset } from '@mutoscope/core/ports'
import { decodeMediaType, encodeMediaType } from './media-type-suffix.js'
import { storing, systemCode } from './storage-error.js'

/** A stored file: its path, its length in bytes and its media type. */
export interface StoredFile {
  readonly path: string
  readonly size: number
  readonly mediaType: string
}

/**
 * The folder that assets lie in: `ab/cd/<hash>.<media type>`. The media type is part of the name, so one
 * rename makes an asset whole, and a crash leaves either all of it or nothing.
 */
export interface AssetFolder {
  find(hash: string): Promise<StoredFile | null>
  /** Moves a whole file in, durably. Throws the system's `EXDEV` when it lies on another disk. */
  adopt(file: string, hash: string, mediaType: string): Promise<void>
  /** Counts a file as put now; false when it has gone meanwhile. */
  touch(file: StoredFile): Promise<boolean>
  /**
   * Removes the files of a hash that were put `idleMs` ago or earlier. Each is first moved to a path that
   * `aside` gives, so that a put at the same time either finds it missing and brings its own, or has touched
   * it, and then it is put back.
   */
  remove(hash: string, options: { readonly idleMs: number; readonly aside: () => string }): Promise<boolean>
  list(): AsyncIterable<StoredAsset>
}

/** Opens the asset folder at an absolute path. Keys must have been checked: they become paths as they are. */
export function createAssetFolder(root: string): AssetFolder {
  const folderOf = (hash: string): string => join(root, hash.slice(0, 2), hash.slice(2, 4))

  // Two processes that put the same bytes under different types leave two names; both are right, the first is
  // used.
  const namesOf = async (hash: string): Promise<readonly string[]> => {
    const names = await emptyWhenAbsent(readdir(folderOf(hash)))
    return names.filter((name) => name.startsWith(`${hash}.`)).toSorted()
  }

  return {
    async find(hash) {
      for (const name of await namesOf(hash)) {
        const path = join(folderOf(hash), name)
        const stats = await stat(path).catch(nullWhenAbsent)
        if (stats?.isFile() === true)
          return { path, size: stats.size, mediaType: decodeMediaType(name.slice(hash.length + 1)) }
      }
      return null
    },

    async adopt(file, hash, mediaType) {
      const folder = folderOf(hash)
      const path = join(folder, `${hash}.${encodeMediaType(mediaType)}`)
      const created = await storing(mkdir(folder, { recursive: true, mode: 0o700 }))
      await storing(rename(file, path))
      await syncFolder(folder)
      if (created !== undefined) await Promise.all([syncFolder(dirname(folder)), syncFolder(root)])
    },

    async touch({ path }) {
      const now = new Date()
      return storing(utimes(path, now, now).then(() => true, falseWhenAbsent))
    },

    async remove(hash, { idleMs, aside }) {
      const removed = await Promise.all(
        (await namesOf(hash)).map(async (name) =>
          storing(removeFile(join(folderOf(hash), name), aside(), idleMs)),
        ),
      )
      return removed.includes(true)
    },

    async *list() {
      for (const outer of await foldersOf(root)) {
        for (const inner of await foldersOf(join(root, outer))) {
          for (const name of await emptyWhenAbsent(readdir(join(root, outer, inner)))) {
            const [hash = '', suffix] = name.split('.')
            if (suffix === undefined || !/^[0-9a-f]{64}$/u.test(hash)) continue
            const stats = await stat(join(root, outer, inner, name)).catch(nullWhenAbsent)
            if (stats?.isFile() === true) yield { hash, size: stats.size, idleMs: idleTime(stats) }
          }
        }
      }
    },
  }
}

async function removeFile(path: string, aside: string, idleMs: number): Promise<boolean> {
  const before = await stat(path).catch(nullWhenAbsent)
  if (before === null || idleTime(before) < idleMs) return false
  if (!(await rename(path, aside).then(() => true, falseWhenAbsent))) return false
  const after = await stat(aside)
  if (after.mtimeMs !== before.mtimeMs) {
    await rename(aside, path)
    return false
  }
  // A folder that somebody put in the place of a file stands in the way of the next put.
  await rm(aside, { recursive: true, force: true })
  return true
}

/** Time since a file was last put; none for one from the future, since a clock was wrong. */
function idleTime({ mtimeMs }: Pick<Stats, 'mtimeMs'>): number {
  return Math.max(0, Date.now() - mtimeMs)
}

/** The folders of two hex digits in a folder. */
async function foldersOf(path: string): Promise<readonly string[]> {
  return (await emptyWhenAbsent(readdir(path))).filter((name) => /^[0-9a-f]{2}$/u.test(name))
}

/** Makes names durable: a file that is synced can still lose its name in a power cut. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(nullWhereFoldersCannotOpen)
  if (handle === null) return
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function emptyWhenAbsent(names: Promise<string[]>): Promise<string[]> {
  return names.catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
}

function nullWhenAbsent(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null
  throw error
}

function falseWhenAbsent(error: unknown): false {
  if (systemCode(error) === 'ENOENT') return false
  throw error
}

function nullWhereFoldersCannotOpen(error: unknown): null {
  if (process.platform === 'win32') return null
  throw error
}
