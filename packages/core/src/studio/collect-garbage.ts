import type { Engine } from '../pipeline/engine.js'
import { dropLooseArtifacts, keepsBytes } from './garbage.js'

/** How to collect garbage. */
export interface CollectGarbage {
  /**
   * What was put or made within this time is left alone, milliseconds: a run that goes on has not recorded it
   * yet. 0 only while nothing runs. @default 3_600_000
   */
  readonly graceMs?: number
  readonly signal?: AbortSignal
}

/** What was removed. */
export type CollectedGarbage = {
  /** Artifacts of projects that are gone, which no other project uses. */
  readonly artifacts: number
  /** Assets that nothing refers to. */
  readonly assets: number
  /** Files that were never finished. */
  readonly unfinished: number
  /** Bytes that are free again. */
  readonly bytes: number
}

/** How long what is new is left alone, milliseconds. */
export const GRACE_MS = 3_600_000

/**
 * Removes everything that nothing refers to. References are read as of one moment after the artifacts were
 * dropped; an asset that is not among them and was not put since cannot be referred to any more.
 */
export async function collectGarbage(
  { store, assets, clock }: Pick<Engine, 'store' | 'assets' | 'clock'>,
  { graceMs = GRACE_MS, signal }: CollectGarbage = {},
): Promise<CollectedGarbage> {
  const { count: artifacts } = await dropLooseArtifacts(
    { store },
    { madeBefore: clock.now() - graceMs + 1, ...(signal === undefined ? {} : { signal }) },
  )
  const referred = new Set<string>()
  for await (const reference of store.references()) {
    signal?.throwIfAborted()
    if (keepsBytes(reference)) referred.add(reference.hash)
  }
  let removed = 0
  let bytes = 0
  for await (const { hash, size } of assets.list()) {
    signal?.throwIfAborted()
    if (referred.has(hash) || !(await assets.remove(hash, { idleMs: graceMs }))) continue
    removed++
    bytes += size
  }
  const unfinished = await assets.discardUnfinished({ idleMs: graceMs })
  return { artifacts, assets: removed, unfinished: unfinished.count, bytes: bytes + unfinished.bytes }
}
