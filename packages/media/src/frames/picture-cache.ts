import type { Picture } from './picture.js'

/** Decoded pictures, kept for the next render that shows them. */
export interface PictureCache {
  /**
   * The picture under a key, decoded by `load` when it is not there; asked for twice at once, it is decoded
   * once. A failure is not kept.
   */
  get(key: string, load: () => Promise<Picture>): Promise<Picture>
  /** Bytes held now. */
  readonly bytes: number
}

/** `bytes` is 0 until the picture is there. */
type Entry = { readonly picture: Promise<Picture>; bytes: number }

/**
 * Makes a cache that forgets what was used longest ago when it holds more than `maxBytes`. @default maxBytes
 * 64 MiB
 */
export function createPictureCache(maxBytes: number = 64 * 1024 * 1024): PictureCache {
  const entries = new Map<string, Entry>()
  let bytes = 0

  function forget(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  function trim(): void {
    for (const [key, entry] of entries) {
      if (bytes <= maxBytes) return
      if (entry.bytes > 0) forget(key)
    }
  }

  async function settle(key: string, entry: Entry): Promise<void> {
    try {
      entry.bytes = (await entry.picture).planes.byteLength
      bytes += entry.bytes
      trim()
    } catch {
      forget(key)
    }
  }

  return {
    get bytes() {
      return bytes
    },
    get(key, load) {
      const known = entries.get(key)
      if (known !== undefined) {
        entries.delete(key)
        entries.set(key, known)
        return known.picture
      }
      const entry: Entry = { picture: load(), bytes: 0 }
      entries.set(key, entry)
      void settle(key, entry)
      return entry.picture
    },
  }
}
