import { sha256 } from '../digest/digest.js'
import type { Content } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { assertAssetKey } from '../storage/asset-key.js'
import { assertSize } from '../storage/asset-size.js'
import type { Assets } from '../storage/assets.js'
import { boundedChunks } from '../storage/bounded-chunks.js'
import { readBytes } from '../storage/byte-source.js'
import { clampRange } from '../storage/clamp-range.js'
import { assertMediaType } from '../storage/media-type.js'

/** Options of {@link createMemoryAssets}. */
export interface MemoryAssetsOptions {
  /** Epoch milliseconds. @default the machine's clock */
  readonly now?: () => number
}

/** Largest piece handed to a reader in one go, in bytes. */
const CHUNK_BYTES = 64 * 1024

/**
 * Keeps assets in memory: for tests, and for work whose results are copied out before the process ends.
 *
 * @example
 * const assets = createMemoryAssets()
 * const { hash } = await assets.put(bytesSource(png), { mediaType: 'image/png' })
 */
export function createMemoryAssets({ now = Date.now }: MemoryAssetsOptions = {}): Assets {
  const stored = new Map<
    string,
    { readonly content: Content; readonly bytes: Uint8Array; readonly putAt: number }
  >()

  return {
    async put(source, { mediaType, maxBytes, signal }) {
      assertMediaType(mediaType)
      const bytes = await readBytes({ stream: () => boundedChunks(source, { maxBytes, signal }) })
      const content: Content = { hash: await sha256(bytes), size: bytes.byteLength, mediaType }
      stored.set(content.hash, { content, bytes, ...stored.get(content.hash), putAt: now() })
      return content
    },

    async open(hash, expected) {
      assertAssetKey(hash)
      const asset = stored.get(hash)
      if (asset === undefined) throw new MutoscopeError('ASSET_NOT_FOUND', { details: { hash } })
      const { bytes } = asset
      assertSize(hash, bytes.byteLength, expected)
      return {
        size: bytes.byteLength,
        async *stream(range) {
          const { start, end } = clampRange(range, bytes.byteLength)
          for (let offset = start; offset < end; offset += CHUNK_BYTES)
            yield bytes.slice(offset, Math.min(end, offset + CHUNK_BYTES))
        },
      }
    },

    async digest(hash) {
      assertAssetKey(hash)
      const asset = stored.get(hash)
      if (asset === undefined) throw new MutoscopeError('ASSET_NOT_FOUND', { details: { hash } })
      return sha256(asset.bytes.slice())
    },

    async stat(hash) {
      assertAssetKey(hash)
      return stored.get(hash)?.content ?? null
    },

    async remove(hash, { idleMs = 0 } = {}) {
      assertAssetKey(hash)
      const asset = stored.get(hash)
      return asset !== undefined && now() - asset.putAt >= idleMs && stored.delete(hash)
    },

    async *list() {
      for (const { content, putAt } of stored.values())
        yield { hash: content.hash, size: content.size, idleMs: now() - putAt }
    },

    discardUnfinished: async () => ({ count: 0, bytes: 0 }),

    async check() {},
  }
}
