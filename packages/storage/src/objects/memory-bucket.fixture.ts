import { MutoscopeError } from '@mutoscope/core'
import type { Bucket } from './bucket.js'

/** A bucket in memory whose every request can be held up. */
export interface MemoryBucket extends Bucket {
  readonly objects: Map<string, StoredObject>
  /** Called before each request takes effect: what it waits for, the request waits for. */
  before: (request: string, name: string) => Promise<void> | void
  /** Bytes that were read. */
  readBytes: number
  age(ms: number): void
}

interface StoredObject {
  bytes: Uint8Array
  mediaType: string
  writtenAt: number
}

const CHUNK_BYTES = 64 * 1024

/** Makes an empty bucket. */
export function createMemoryBucket(): MemoryBucket {
  const objects = new Map<string, StoredObject>()
  const idleOf = ({ writtenAt }: StoredObject): number => Math.max(0, Date.now() - writtenAt)

  const bucket: MemoryBucket = {
    objects,
    before: () => {},
    readBytes: 0,
    age(ms) {
      for (const object of objects.values()) object.writtenAt -= ms
    },
    async stat(name) {
      await bucket.before('stat', name)
      const object = objects.get(name)
      return object === undefined
        ? null
        : { size: object.bytes.byteLength, mediaType: object.mediaType, idleMs: idleOf(object) }
    },
    async *read(name, { start, end } = { start: 0, end: Number.POSITIVE_INFINITY }) {
      await bucket.before('read', name)
      const bytes = objects.get(name)?.bytes
      if (bytes === undefined) throw new MutoscopeError('ASSET_NOT_FOUND')
      for (let at = start; at < Math.min(end, bytes.byteLength); at += CHUNK_BYTES) {
        const chunk = bytes.slice(at, Math.min(end, at + CHUNK_BYTES))
        bucket.readBytes += chunk.byteLength
        yield chunk
      }
    },
    async write(name, source, { mediaType, ifAbsent = false, signal }) {
      const parts: Uint8Array[] = []
      for await (const chunk of source.stream()) parts.push(chunk.slice())
      await bucket.before('write', name)
      if (signal?.aborted === true) throw new MutoscopeError('CANCELLED')
      if (ifAbsent && objects.has(name)) return
      objects.set(name, { bytes: new Uint8Array(Buffer.concat(parts)), mediaType, writtenAt: Date.now() })
    },
    async refresh(name, source, options) {
      await bucket.before('refresh', name)
      const object = objects.get(name)
      if (object === undefined) await bucket.write(name, source, options)
      else object.writtenAt = Date.now()
    },
    async remove(name) {
      await bucket.before('remove', name)
      objects.delete(name)
    },
    async *list(prefix) {
      await bucket.before('list', prefix)
      for (const [name, object] of [...objects].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        if (name.startsWith(prefix)) yield { name, size: object.bytes.byteLength, idleMs: idleOf(object) }
    },
    discardUploads: async () => ({ count: 0, bytes: 0 }),
    signRead: async () => ({ url: 'https://example.com/', expiresAt: 0 }),
    signWrite: async () => ({ url: 'https://example.com/', expiresAt: 0, headers: {} }),
  }
  return bucket
}
