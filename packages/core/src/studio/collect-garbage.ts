import type { Engine } from '../engine/engine.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { forEachLimited } from './for-each-limited.js'
import { dropLooseArtifacts, keepsBytes, PARALLEL_REMOVALS } from './garbage.js'

/** How to collect garbage. */
export interface CollectGarbage {
  /**
   * What was put or made within this time is left alone, milliseconds: a run that goes on has not recorded it
   * yet. 0 only while nothing runs. @default 3_600_000
   */
  readonly graceMs?: number
  /** Removes nothing, and says what would be removed; unfinished files are not counted. @default false */
  readonly dryRun?: boolean
  /** Assets that are removed at once. Each takes a few requests where they are in a bucket. @default 16 */
  readonly parallel?: number
  /** Told after each asset that was looked at. */
  readonly onChecked?: (progress: {
    readonly checked: number
    readonly removed: number
    readonly bytes: number
  }) => void
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
  {
    graceMs = GRACE_MS,
    dryRun = false,
    parallel = PARALLEL_REMOVALS,
    onChecked,
    signal,
  }: CollectGarbage = {},
): Promise<CollectedGarbage> {
  if (!Number.isSafeInteger(parallel) || parallel < 1)
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${parallel} assets cannot be removed at once. Pass a whole number of at least 1.`,
      details: { field: 'parallel' },
    })
  const { count: artifacts, hashes } = await dropLooseArtifacts(
    { store },
    { madeBefore: clock.now() - graceMs + 1, dryRun, ...(signal === undefined ? {} : { signal }) },
  )
  const references = new Map<string, number>()
  for await (const reference of store.references()) {
    signal?.throwIfAborted()
    if (keepsBytes(reference)) references.set(reference.hash, (references.get(reference.hash) ?? 0) + 1)
  }
  // What would be dropped is still there and refers to its bytes.
  if (dryRun) for (const hash of hashes) references.set(hash, (references.get(hash) ?? 0) - 1)
  let checked = 0
  let removed = 0
  let bytes = 0
  await forEachLimited(assets.list(), parallel, async ({ hash, size, idleMs }) => {
    signal?.throwIfAborted()
    const isLoose = (references.get(hash) ?? 0) <= 0
    if (isLoose && (dryRun ? idleMs >= graceMs : await assets.remove(hash, { idleMs: graceMs }))) {
      removed++
      bytes += size
    }
    checked++
    onChecked?.({ checked, removed, bytes })
  })
  if (dryRun) return { artifacts, assets: removed, unfinished: 0, bytes }
  const unfinished = await assets.discardUnfinished({ idleMs: graceMs })
  return { artifacts, assets: removed, unfinished: unfinished.count, bytes: bytes + unfinished.bytes }
}
