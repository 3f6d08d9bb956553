import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
  remove(hash: string): Promise<boolean>
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
        if (stats !== null)
          return { path, size: stats.size, mediaType: decodeMediaType(name.slice(hash.length + 1)) }
      }
      return null
    },

    async adopt(file, hash, mediaType) {
      const folder = folderOf(hash)
      const path = join(folder, `${hash}.${encodeMediaType(mediaType)}`)
      const created = await storing(root, mkdir(folder, { recursive: true }))
      await storing(root, rename(file, path))
      await syncFolder(folder)
      if (created !== undefined) await Promise.all([syncFolder(dirname(folder)), syncFolder(root)])
    },

    async remove(hash) {
      const names = await namesOf(hash)
      const removed = await Promise.all(
        names.map(async (name) =>
          storing(
            root,
            unlink(join(folderOf(hash), name)).then(() => true, falseWhenAbsent),
          ),
        ),
      )
      return removed.includes(true)
    },
  }
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
