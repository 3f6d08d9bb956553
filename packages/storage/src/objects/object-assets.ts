import { randomUUID } from 'node:crypto'
import { bytesSource, MutoscopeError } from '@mutoscope/core'
import {
  assertAssetKey,
  assertMediaType,
  assertSize,
  boundedChunks,
  clampRange,
  type Assets,
} from '@mutoscope/core/ports'
import { fileSource } from '../fs/file-source.js'
import type { Bucket, HashedSource, ObjectFacts } from './bucket.js'
import { checkChunks, describeChunks } from './check-chunks.js'
import type { FileCache } from './file-cache.js'
import { createObjectLinks } from './object-links.js'
import { createObjectNames } from './object-names.js'
import { readResuming } from './read-resuming.js'
import { receiveFile } from './receive-file.js'
import { createRemoval } from './remove-asset.js'

/** What {@link createObjectAssets} is made of. */
export interface ObjectAssetsParts {
  readonly bucket: Bucket
  readonly cache: FileCache
  readonly prefix: string
  /** Largest asset, bytes. */
  readonly maxBytes: number
}

/** A stored object of an asset. */
interface FoundObject extends ObjectFacts {
  readonly name: string
}

/**
 * Keeps assets in a bucket. Bytes are hashed into a local file first, because their name depends on all of
 * them, and that file is then the cache's copy: what was just made is what is read next.
 */
export function createObjectAssets({ bucket, cache, prefix, maxBytes: largest }: ObjectAssetsParts): Assets {
  const names = createObjectNames(prefix)
  const removal = createRemoval(bucket, names)

  async function find(hash: string): Promise<FoundObject | null> {
    assertAssetKey(hash)
    const name = names.asset(hash)
    const facts = await bucket.stat(name)
    if (facts !== null) return { ...facts, name }
    // A list also finds what was put while it was being removed, and says when the whole bucket is missing.
    for await (const other of bucket.list(name)) {
      const found = await bucket.stat(other.name)
      if (found !== null) return { ...found, name: other.name }
    }
    return null
  }

  async function get(hash: string): Promise<FoundObject> {
    return (await find(hash)) ?? missing(hash)
  }

  async function store(
    file: HashedSource,
    mediaType: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const name = names.asset(file.hash)
    const stored = await bucket.stat(name)
    if (stored === null) await bucket.write(name, file, { mediaType, signal, ifAbsent: true })
    else {
      const options = { mediaType: stored.mediaType, signal }
      // An object of another length was damaged from outside; these bytes are known to be right.
      if (stored.size === file.size) await bucket.refresh(name, file, options)
      else await bucket.write(name, file, options)
    }
    if (await removal.isNear(file.hash))
      await bucket.write(`${name}.${randomUUID()}`, file, {
        mediaType: stored?.mediaType ?? mediaType,
        signal,
      })
  }

  /** The bytes as the bucket gives them, compared with what they should be. */
  const download = (hash: string, { name, size }: FoundObject): AsyncIterable<Uint8Array> =>
    checkChunks(readResuming(bucket, name, { start: 0, end: size }), { hash, size })

  return {
    links: createObjectLinks({ bucket, names, get }),

    async put(source, { mediaType, maxBytes = largest, signal, takeFile = false }) {
      assertMediaType(mediaType)
      const file = await receiveFile(cache, source, {
        takeFile,
        maxBytes: Math.min(maxBytes, largest),
        signal,
      })
      try {
        await store(file, mediaType, signal)
      } catch (error) {
        await file.discard()
        throw error
      }
      await file.keep()
      return { hash: file.hash, size: file.size, mediaType }
    },

    async open(hash, expected) {
      const found = await get(hash)
      const { name, size } = found
      assertSize(hash, size, expected)
      return {
        size,
        async *stream(range) {
          const { start, end } = clampRange(range, size)
          if (start === end) return
          const copy = cache.find({ hash, size })
          if (copy !== null) {
            const read = yield* readCopy(copy, size, { start, end })
            if (read) return
            await cache.remove(hash)
          }
          if (start === 0 && end === size) yield* download(hash, found)
          else yield* readResuming(bucket, name, { start, end })
        },
        copyTo: (path, signal) =>
          cache.copyTo(
            path,
            { hash, size },
            {
              signal,
              download: (stop) => boundedChunks({ stream: () => download(hash, found) }, { signal: stop }),
            },
          ),
      }
    },

    async digest(hash) {
      const { name, size } = await get(hash)
      return (await describeChunks(readResuming(bucket, name, { start: 0, end: size }))).hash
    },

    async stat(hash) {
      const found = await find(hash)
      return found === null ? null : { hash, size: found.size, mediaType: found.mediaType }
    },

    async remove(hash, { idleMs = 0 } = {}) {
      assertAssetKey(hash)
      const removed = await removal.remove(hash, idleMs)
      if (removed) await cache.remove(hash)
      return removed
    },

    async *list() {
      for await (const { name, size, idleMs } of bucket.list(names.assets)) {
        const hash = names.hashOf(name)
        if (hash !== null) yield { hash, size, idleMs }
      }
    },

    async discardUnfinished({ idleMs }) {
      await removal.forget(idleMs)
      const left = [await cache.sweep(idleMs), await bucket.discardUploads(prefix, idleMs)]
      for await (const { name, size, idleMs: idle } of bucket.list(names.incoming)) {
        if (idle < idleMs) continue
        await bucket.remove(name)
        left.push({ count: 1, bytes: size })
      }
      return {
        count: left.reduce((all, { count }) => all + count, 0),
        bytes: left.reduce((all, { bytes }) => all + bytes, 0),
      }
    },

    async check() {
      const name = names.checks + randomUUID()
      const bytes = new TextEncoder().encode(name)
      const facts = await describeChunks(bytesSource(bytes).stream())
      await bucket.write(name, { ...bytesSource(bytes), ...facts }, { mediaType: 'text/plain' })
      await bucket.remove(name)
    },
  }
}

/** Reads a local copy. False when it had gone before a byte of it was read. */
async function* readCopy(
  path: string,
  size: number,
  range: { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array, boolean, undefined> {
  try {
    yield* fileSource(path, size).stream(range)
    return true
  } catch (error) {
    // Once it is open it can be read to its end, whoever removes its name.
    if (MutoscopeError.isInstance(error) && error.code === 'ASSET_NOT_FOUND') return false
    throw error
  }
}

function missing(hash: string): never {
  throw new MutoscopeError('ASSET_NOT_FOUND', { details: { hash } })
}
