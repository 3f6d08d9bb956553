import { createHash } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { MutoscopeError, bytesSource } from '@mutoscope/core'
import { assertAssetKey, assertMediaType, assertSize, type Assets } from '@mutoscope/core/ports'
import { createAssetFolder } from './asset-folder.js'
import { fileSource } from './file-source.js'
import { createIntake, type WholeFile } from './intake.js'
import { storing } from './storage-error.js'

/** What is written to find out whether anything can be: more than a file system keeps free by the way. */
const CHECK = bytesSource(new Uint8Array(64 * 1024))

/** Options of {@link createFsAssets}. */
export interface FsAssetsOptions {
  /**
   * The folder that assets lie in, which only this user can read; it is made when it is not there. Several
   * processes may share it, but only with one database: what that does not refer to is garbage.
   */
  readonly root: string
  /** Largest asset in bytes; a put's own limit can only be smaller. @default no limit */
  readonly maxBytes?: number
  /**
   * Half-written files that nobody has written to for this many milliseconds are what dead processes left,
   * and are removed at the start.
   * @default 3_600_000
   */
  readonly sweepAfterMs?: number
}

/**
 * Keeps assets in a folder, as files named by their content. Bytes are hashed while they are written beside
 * their place, synced, and then renamed into it: after a crash or a power cut an asset is there whole or not
 * at all.
 *
 * @throws `OUTPUT_NOT_WRITABLE`, `DISK_FULL`
 * @example
 * const assets = await createFsAssets({ root: '/var/lib/studio/assets' })
 * const { hash } = await assets.put(bytesSource(png), { mediaType: 'image/png' })
 */
export async function createFsAssets(options: FsAssetsOptions): Promise<Assets> {
  const root = resolve(options.root)
  const largest = options.maxBytes ?? Number.POSITIVE_INFINITY
  const folder = createAssetFolder(root)
  await storing(mkdir(join(root, 'tmp'), { recursive: true, mode: 0o700 })).catch((error: unknown) => {
    if (!MutoscopeError.isInstance(error)) throw error
    // Whoever opens the folder chose its path; whoever puts into it later need not know it.
    throw new MutoscopeError(error.code, {
      message: `${error.message} It is ${root}.`,
      details: { root },
      cause: error.cause,
    })
  })
  // Also one that was made before; where it is somebody else's, its owner decides.
  await chmod(root, 0o700).catch(() => {})
  const intake = createIntake(root)
  await intake.sweep(options.sweepAfterMs ?? 3_600_000)

  const keep = async (file: WholeFile, mediaType: string): Promise<void> => {
    const stored = await folder.find(file.hash)
    // A stored file of another length was damaged from outside; these bytes are known to be right.
    if (stored?.size === file.size && (await folder.touch(stored))) await intake.discard(file)
    else await folder.adopt(file.path, file.hash, stored?.mediaType ?? mediaType)
  }

  return {
    async put(source, { mediaType, maxBytes = largest, signal, takeFile = false }) {
      assertMediaType(mediaType)
      const limits = { maxBytes: Math.min(maxBytes, largest), signal }
      const file = takeFile ? await intake.take(source, limits) : await intake.receive(source, limits)
      try {
        await keep(file, mediaType)
      } catch (error) {
        await intake.discard(file)
        throw error
      }
      return { hash: file.hash, size: file.size, mediaType }
    },

    async open(hash, expected) {
      assertAssetKey(hash)
      const stored = await folder.find(hash)
      if (stored === null) throw new MutoscopeError('ASSET_NOT_FOUND', { details: { hash } })
      assertSize(hash, stored.size, expected)
      return fileSource(stored.path, stored.size)
    },

    async digest(hash) {
      assertAssetKey(hash)
      const stored = await folder.find(hash)
      if (stored === null) throw new MutoscopeError('ASSET_NOT_FOUND', { details: { hash } })
      const digest = createHash('sha256')
      for await (const chunk of fileSource(stored.path, stored.size).stream()) digest.update(chunk)
      return digest.digest('hex')
    },

    async stat(hash) {
      assertAssetKey(hash)
      const stored = await folder.find(hash)
      return stored === null ? null : { hash, size: stored.size, mediaType: stored.mediaType }
    },

    async remove(hash, { idleMs = 0 } = {}) {
      assertAssetKey(hash)
      return folder.remove(hash, { idleMs, aside: () => intake.newPath() })
    },

    list: () => folder.list(),
    discardUnfinished: ({ idleMs }) => intake.sweep(idleMs),

    async check() {
      const file = await intake.receive(CHECK, { maxBytes: Number.POSITIVE_INFINITY, signal: undefined })
      await intake.discard(file)
    },
  }
}
