import { bytesSource } from '@mutoscope/core'
import type { Bucket, HashedSource, ListedObject } from './bucket.js'
import { describeChunks } from './check-chunks.js'
import type { ObjectNames } from './object-names.js'

/**
 * Removes assets that nobody has put for a while, and never one that somebody puts at the same time. Object
 * stores have no lock for that, and a process can stand still for long between looking and removing. So a
 * removal is announced first, under the asset's hash, and looks again afterwards. A put looks for the
 * announcement after it has written: either the removal sees what was written, or the put sees the
 * announcement, and then writes the bytes once more under a name of their own, which no removal that began
 * before can mean.
 */
export interface Removal {
  /** Removes what nobody has put for so long; true when there was any. Without a time, everything. */
  remove(hash: string, idleMs: number): Promise<boolean>
  /** True when a removal of this asset has been announced and may still be under way. */
  isNear(hash: string): Promise<boolean>
  /** Removes announcements that are older than any removal can be. */
  forget(idleMs: number): Promise<void>
}

/** Nobody's request takes so long: who stood still this long between two requests is dead. */
const REMOVAL_MS = 24 * 3_600_000

/** Makes the {@link Removal} of a bucket. */
export function createRemoval(bucket: Bucket, names: ObjectNames): Removal {
  async function mayGo({ name }: ListedObject, hash: string, idleMs: number): Promise<boolean> {
    // A name of its own is given once, and what was true of it stays true.
    if (name !== names.asset(hash)) return true
    await bucket.write(names.notice(hash), await note(hash), { mediaType: 'text/plain' })
    const now = await bucket.stat(name)
    return now !== null && now.idleMs >= idleMs
  }

  return {
    async remove(hash, idleMs) {
      let removed = false
      for await (const object of bucket.list(names.asset(hash))) {
        if (object.idleMs < idleMs || (idleMs > 0 && !(await mayGo(object, hash, idleMs)))) continue
        await bucket.remove(object.name)
        removed = true
      }
      return removed
    },

    isNear: async (hash) => (await bucket.stat(names.notice(hash))) !== null,

    async forget(idleMs) {
      for await (const { name, idleMs: idle } of bucket.list(names.notices))
        if (idle >= Math.max(idleMs, REMOVAL_MS)) await bucket.remove(name)
    },
  }
}

/** What an announcement holds; that it is there is what counts. */
async function note(hash: string): Promise<HashedSource> {
  const source = bytesSource(new TextEncoder().encode(hash))
  return { ...source, ...(await describeChunks(source.stream())) }
}
