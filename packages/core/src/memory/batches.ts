import type { Batch } from '../domain/batch.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { leaseEnd } from '../storage/lease-end.js'
import { mayTakePlace, nextTurn } from '../storage/next-turn.js'
import type { BatchChange, BatchesLeft, BatchFence, ClaimBatchesOptions } from '../storage/batch-store.js'
import { byText } from './by-text.js'
import type { Journal } from './journal.js'
import type { MemoryTables } from './memory-tables.js'

/** Writes one change of a batch. */
export function applyBatchChange(tables: MemoryTables, journal: Journal, change: BatchChange): void {
  const { batches } = tables
  switch (change.type) {
    case 'insert-batch': {
      const { id, runId, projectId, ownerId } = change.batch
      const run = tables.runs.get(runId)
      if (run?.projectId !== projectId || run.ownerId !== ownerId)
        throw new MutoscopeError('RUN_NOT_FOUND', {
          message: `There is no run ${runId}.`,
          details: { runId },
        })
      if (batches.has(id))
        throw new MutoscopeError('ALREADY_EXISTS', {
          message: `There is already a batch ${id}.`,
          details: { field: 'id' },
        })
      return journal.set(batches, id, change.batch)
    }
    case 'advance-batch': {
      const batch = batches.get(change.batchId)
      if (batch !== undefined) journal.set(batches, batch.id, { ...batch, done: change.done })
      return
    }
    case 'end-batch': {
      const batch = batches.get(change.batchId)
      if (batch === undefined) return
      if (change.error === null) journal.delete(batches, batch.id)
      else journal.set(batches, batch.id, { ...batch, error: change.error, workerId: null, leaseUntil: 0 })
      const run = tables.runs.get(batch.runId)
      if (run?.status === 'waiting' && batchesLeft(tables, batch.runId).count === 0)
        journal.set(tables.runs, run.id, { ...run, dueAt: change.at })
      return
    }
    case 'delete-batches':
      return deleteBatches(tables, journal, change.runId)
  }
}

/** Removes the batches of a run. */
export function deleteBatches({ batches }: MemoryTables, journal: Journal, runId: string): void {
  for (const batch of batches.values()) if (batch.runId === runId) journal.delete(batches, batch.id)
}

/** The batches of a run, oldest first. */
export function listBatches({ batches }: MemoryTables, runId: string): readonly Batch[] {
  return [...batches.values()].filter((batch) => batch.runId === runId).toSorted(byAge)
}

/** How much of the batches of a run is left to be made. */
export function batchesLeft(tables: MemoryTables, runId: string): BatchesLeft {
  const left = listBatches(tables, runId).filter(({ error }) => error === null)
  return { count: left.length, size: left.reduce((sum, { size, done }) => sum + size - done, 0) }
}

/** The earliest time at which a batch can be claimed. */
export function nextBatch({ batches }: MemoryTables): number | null {
  const free = [...batches.values()].flatMap(({ error, leaseUntil }) => (error === null ? [leaseUntil] : []))
  return free.length === 0 ? null : Math.min(...free)
}

/** The batch of a fence, or null when its epoch is another by now. */
export function fencedBatch({ batches }: MemoryTables, { batchId, epoch }: BatchFence): Batch | null {
  const batch = batches.get(batchId)
  return batch?.epoch === epoch ? batch : null
}

/** Claims the batches whose turn it is. */
export function claimBatches(
  tables: MemoryTables,
  { makers, limit, weightOf, freePlaces, workerId, now, leaseMs }: ClaimBatchesOptions,
): readonly Batch[] {
  cutLeases(tables, now)
  const taken: Batch[] = []
  while (taken.length < limit) {
    const held = [...tables.batches.values()].filter(
      (batch) => batch.workerId !== null && batch.leaseUntil > now,
    )
    const hasSuspect = held.some((batch) => batch.workerId === workerId && batch.deaths > 0)
    const left = freePlaces === undefined ? undefined : freePlaces - taken.length
    const heldHere = (ownerId: string) =>
      held.filter((batch) => batch.ownerId === ownerId && batch.workerId === workerId).length
    const free = [...tables.batches.values()]
      .filter(({ error, maker, leaseUntil }) => error === null && makers.includes(maker) && leaseUntil <= now)
      .filter((batch) => !hasSuspect || deathsOf(batch) === 0)
      .filter(({ ownerId }) => mayTakePlace(heldHere(ownerId), left))
      .toSorted((a, b) => b.priority - a.priority || byAge(a, b))
    const owners = [...new Set(free.map(({ ownerId }) => ownerId))].map((ownerId) => ({
      ownerId,
      held: held.filter((batch) => batch.ownerId === ownerId).length,
      turnEnd: tables.turns.get(ownerId)?.turnEnd ?? 0,
    }))
    const latestStart = Math.max(0, ...[...tables.turns.values()].map(({ turnStart }) => turnStart))
    const turn = nextTurn(owners, latestStart, weightOf)
    const batch = free.find(({ ownerId }) => ownerId === turn?.ownerId)
    if (turn === null || batch === undefined) break
    tables.turns.set(turn.ownerId, turn)
    const claimed = {
      ...batch,
      epoch: batch.epoch + 1,
      deaths: deathsOf(batch),
      workerId,
      leaseUntil: now + leaseMs,
      leaseMs,
    }
    tables.batches.set(batch.id, claimed)
    taken.push(claimed)
  }
  return taken
}

/** The deaths of a free batch, with the one that a lease which ran out stands for. */
function deathsOf({ deaths, workerId }: Batch): number {
  return workerId === null ? deaths : deaths + 1
}

function cutLeases({ batches }: MemoryTables, now: number): void {
  for (const batch of batches.values()) {
    const end = leaseEnd(batch, now)
    if (batch.workerId !== null && end !== batch.leaseUntil)
      batches.set(batch.id, { ...batch, leaseUntil: end })
  }
}

function byAge(a: Batch, b: Batch): number {
  return a.createdAt - b.createdAt || byText(a.id, b.id)
}
