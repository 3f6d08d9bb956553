import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Engine } from '../engine/engine.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { toStoredError } from '../errors/stored-error.js'
import type { StoredRecord } from '../domain/record.js'
import type { StoredReference } from '../storage/stored-reference.js'
import type { Change } from '../storage/store.js'
import type { ArtifactKey } from '../storage/drop-artifacts.js'
import { forEachLimited } from './for-each-limited.js'

/** Records of what was deleted and may have left bytes behind that nothing refers to. */
const GARBAGE = 'studio.garbage'

/** True for a reference that keeps bytes; a note that they may go does not. */
export function keepsBytes({ name }: StoredReference): boolean {
  return name !== GARBAGE
}

/** Assets that are removed at once, unless it is said otherwise. */
export const PARALLEL_REMOVALS = 16

/** Bytes by their hash, or null for whatever the owner's deleted projects have left. */
type GarbageData = { readonly hash: string | null }

/** Most records taken up by one look, and artifacts looked at in one transaction. */
const BATCH = 500

/** The change that notes what a deletion may leave behind, for {@link collectDeleted}. */
export function noteGarbage(
  { createId, clock }: Pick<Engine, 'createId' | 'clock'>,
  ownerId: string,
  hash: string | null,
): Change {
  const now = clock.now()
  return {
    type: 'insert-record',
    record: {
      ownerId,
      collection: GARBAGE,
      id: createId(),
      projectId: null,
      label: '',
      text: '',
      data: { hash } satisfies GarbageData,
      revision: 1,
      dueAt: now,
      createdAt: now,
      updatedAt: now,
    },
  }
}

/**
 * Removes what deletions have left behind: artifacts of projects that are gone and that no project binds,
 * and bytes that nothing refers to. What was put or made within the grace period waits for its end.
 */
export async function collectDeleted(engine: Engine, graceMs: number): Promise<void> {
  const { store, assets, clock } = engine
  const now = clock.now()
  const due = await store.dueRecords({ collection: GARBAGE, now, limit: BATCH })
  if (due.length === 0) return
  const [ofOwners, ofBytes] = [
    due.filter((record) => hashIn(record) === null),
    due.filter((record) => hashIn(record) !== null),
  ]
  const ripe = ofOwners.filter(({ createdAt }) => createdAt <= now - graceMs)
  const loose = new Set(ofBytes.flatMap((record) => hashIn(record) ?? []))
  const left = new Map<string, string>()
  for (const ownerId of new Set(ripe.map((record) => record.ownerId)))
    for (const hash of (await dropLooseArtifacts(engine, { ownerId, madeBefore: now - graceMs })).hashes)
      left.set(hash, ownerId)
  for (const hash of left.keys()) loose.add(hash)
  for await (const reference of store.references()) if (keepsBytes(reference)) loose.delete(reference.hash)
  const waiting = new Set<string>()
  await forEachLimited(loose, PARALLEL_REMOVALS, async (hash) => {
    if (!(await assets.remove(hash, { idleMs: graceMs })) && (await assets.stat(hash)) !== null)
      waiting.add(hash)
  })
  const later = now + graceMs
  await commitAndPublish(engine, 'request.commit', {
    changes: [
      ...due.map((record) =>
        ripe.includes(record) || (hashIn(record) !== null && !waiting.has(hashIn(record) ?? ''))
          ? ({ ...keyOf(record), type: 'delete-record' } as const)
          : postponed(record, later, now),
      ),
      ...[...left].flatMap(([hash, ownerId]) =>
        waiting.has(hash) ? [noteGarbage(engine, ownerId, hash)] : [],
      ),
    ],
    events: [],
    at: now,
  })
}

/** Collects what was deleted, every so often, until the signal is aborted. */
export async function keepCollecting(
  engine: Engine,
  {
    everyMs,
    graceMs,
    signal,
  }: { readonly everyMs: number; readonly graceMs: number; readonly signal: AbortSignal },
): Promise<void> {
  for (;;) {
    await engine.clock.delay(everyMs, signal)
    if (signal.aborted) return
    await collectDeleted(engine, graceMs).catch((error: unknown) => {
      // Another process that collects too was faster.
      const overtaken =
        MutoscopeError.isInstance(error) &&
        (error.code === 'REVISION_CONFLICT' || error.code === 'RECORD_NOT_FOUND')
      if (!signal.aborted && !overtaken)
        engine.logger.warn({ error: toStoredError(error) }, 'Deleted files could not be cleaned up.')
    })
  }
}

/** Drops artifacts page by page, so that others get their turn. */
export async function dropLooseArtifacts(
  { store }: Pick<Engine, 'store'>,
  which: {
    readonly ownerId?: string
    readonly madeBefore: number
    readonly dryRun?: boolean
    readonly signal?: AbortSignal
  },
): Promise<{ readonly count: number; readonly hashes: readonly string[] }> {
  const { signal, ...wanted } = which
  const hashes: string[] = []
  let count = 0
  let after: ArtifactKey | null = null
  do {
    signal?.throwIfAborted()
    const page = await store.dropArtifacts({ ...wanted, ...(after === null ? {} : { after }), limit: BATCH })
    hashes.push(...page.hashes)
    count += page.count
    after = page.next
  } while (after !== null)
  return { count, hashes }
}

function postponed(record: StoredRecord, dueAt: number, updatedAt: number): Change {
  return { type: 'update-record', record: { ...record, revision: record.revision + 1, dueAt, updatedAt } }
}

function hashIn({ data }: StoredRecord): string | null {
  return (data as GarbageData).hash
}

function keyOf({ ownerId, collection, id }: StoredRecord) {
  return { ownerId, collection, id }
}
