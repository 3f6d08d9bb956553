import { createHash, randomUUID } from 'node:crypto'
import { lstat, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { ByteSource } from '@mutoscope/core'
import { boundedChunks, type BoundedChunksOptions } from '@mutoscope/core/ports'
import { fileSource } from './file-source.js'
import { storing, systemCode } from './storage-error.js'

/** Bytes that have arrived whole, synced and hashed, but not yet at their place. */
export interface WholeFile {
  readonly path: string
  readonly hash: string
  readonly size: number
}

/** Where bytes arrive: `tmp/` beside the assets, on the same disk so that they can be renamed into place. */
export interface Intake {
  /** Copies a source in. Whatever goes wrong, nothing stays. */
  receive(source: ByteSource, limits: BoundedChunksOptions): Promise<WholeFile>
  /**
   * Moves the source's file in when it can be moved, and copies otherwise. Until it has arrived, the file
   * stays where it is.
   */
  take(source: ByteSource, limits: BoundedChunksOptions): Promise<WholeFile>
  discard(file: WholeFile): Promise<void>
  /** A path in it that nobody uses. */
  newPath(): string
  /** Removes what has not been written to for this long, and says how much that was. */
  sweep(olderThanMs: number): Promise<{ readonly count: number; readonly bytes: number }>
}

const MOVE_REFUSED: readonly (string | null)[] = ['EXDEV', 'EACCES', 'EPERM', 'EROFS']

/** Makes the intake of the asset folder at an absolute path; its `tmp/` must be there. */
export function createIntake(root: string): Intake {
  const folder = join(root, 'tmp')
  const newPath = (): string => join(folder, `${randomUUID()}.part`)

  const receive: Intake['receive'] = async (source, limits) => {
    const path = newPath()
    const handle = await storing(open(path, 'wx', 0o600))
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const chunk of boundedChunks(source, limits)) {
        hash.update(chunk)
        size += chunk.byteLength
        await storing(handle.writeFile(chunk))
      }
      await storing(handle.sync())
      await storing(handle.close())
    } catch (error) {
      await handle.close().catch(() => {})
      await rm(path, { force: true })
      throw error
    }
    return { path, hash: hash.digest('hex'), size }
  }

  const take: Intake['take'] = async (source, limits) => {
    const file = await ownFile(source.path, root)
    if (file === null) return receive(source, limits)
    const arrived =
      (file.movable ? await moveIn(file, newPath(), limits) : null) ?? (await receive(file, limits))
    // Somebody else's folder may not let it go; the bytes are here, so that is no failure.
    if (arrived.path !== file.path) await rm(file.path, { force: true }).catch(() => {})
    return arrived
  }

  return {
    receive,
    take,
    newPath,

    async discard(file) {
      await rm(file.path, { force: true })
    },

    async sweep(olderThanMs) {
      const limit = Date.now() - olderThanMs
      let count = 0
      let bytes = 0
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        // Another process may be sweeping, or finishing, at the same time.
        const stats = await stat(path).catch(() => null)
        if (stats === null || Math.floor(stats.mtimeMs) > limit) continue
        await rm(path, { force: true })
        count++
        bytes += stats.size
      }
      return { count, bytes }
    },
  }
}

type OwnFile = ReturnType<typeof fileSource> & { readonly movable: boolean }

/**
 * The file at a path when it may be taken away: not one of the assets themselves, and not only a link to
 * somewhere else.
 */
async function ownFile(path: string | undefined, root: string): Promise<OwnFile | null> {
  if (path === undefined) return null
  const absolute = resolve(path)
  if (absolute.startsWith(root + sep)) return null
  const [stats, rootStats] = await Promise.all([lstat(absolute), stat(root)])
  if (!stats.isFile() || stats.nlink !== 1) return null
  return { ...fileSource(absolute, stats.size), movable: stats.dev === rootStats.dev }
}

/**
 * Hashes a file where it is, then moves it. Null when the system does not let it move, such as between mounts
 * of one disk.
 */
async function moveIn(file: OwnFile, path: string, limits: BoundedChunksOptions): Promise<WholeFile | null> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of boundedChunks(file, limits)) {
    hash.update(chunk)
    size += chunk.byteLength
  }
  try {
    // How old the file was does not count: it is put now.
    const now = new Date()
    await utimes(file.path, now, now)
    await syncFile(file.path)
    await rename(file.path, path)
  } catch (error) {
    if (MOVE_REFUSED.includes(systemCode(error))) return null
    throw error
  }
  return { path, hash: hash.digest('hex'), size }
}

async function syncFile(path: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
