import type { Call } from '../domain/call.js'
import type { NewEvent, StoredEvent } from '../domain/event.js'
import { hasEnded, LANES, type Lane, type CallStatus, type Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Binding, Commit, Fence, Store } from '../storage/store.js'
import type { ListOptions } from '../storage/store-filters.js'
import { applyChange, countQueued } from './apply-change.js'
import { batchesLeft, claimBatches, fencedBatch, listBatches, nextBatch } from './batches.js'
import { byText } from './by-text.js'
import { createJournal, type Journal } from './journal.js'
import { createMemoryTables, keyOf, type MemoryTables } from './memory-tables.js'
import { newestFirst } from './newest-first.js'
import { filterProjects, latestRunOf } from './project-reads.js'
import { claimDue, claimRun } from './run-claims.js'
import { dropArtifacts, references } from './garbage.js'
import { readGroup } from './groups.js'
import { filterRecords, recordUsage, findRecordOfAny, recordsByDue } from './record-reads.js'

/**
 * Makes a store that lives in this process and is gone with it: for tests and for trying things out.
 *
 * @example
 * const store = createMemoryStore()
 * await store.commit({ changes: [{ type: 'insert-project', project }], events: [], at: Date.now() })
 */
export function createMemoryStore(): Store {
  let tables: MemoryTables | null = createMemoryTables()

  /** Every method goes through here, so that none works on a closed store. */
  function open(): MemoryTables {
    if (tables === null) throw new MutoscopeError('STORE_CLOSED')
    return tables
  }

  return {
    commit: async ({ outbox, ...commit }) =>
      copy(write(open(), { ...copy(commit), ...(outbox === undefined ? {} : { outbox }) })),

    claimRun: async (options) => copy(claimRun(open(), options)),
    claimDue: async (options) => copy(claimDue(open(), options)),
    async renewRun(fence, { now, leaseMs }) {
      const { runs } = open()
      const run = fencedRun(runs, fence)
      if (run === null || run.workerId === null) return false
      runs.set(run.id, { ...run, leaseUntil: now + leaseMs, leaseMs })
      return true
    },
    async releaseRun(fence) {
      const { runs } = open()
      const run = fencedRun(runs, fence)
      if (run !== null) runs.set(run.id, { ...run, workerId: null, leaseUntil: 0, deaths: 0 })
    },
    claimBatches: async (options) => copy(claimBatches(open(), options)),
    async renewBatch(fence, { now, leaseMs }) {
      const tables = open()
      const batch = fencedBatch(tables, fence)
      if (batch === null || batch.workerId === null) return false
      tables.batches.set(batch.id, { ...batch, leaseUntil: now + leaseMs, leaseMs })
      return true
    },
    async releaseBatch(fence) {
      const tables = open()
      const batch = fencedBatch(tables, fence)
      if (batch !== null) tables.batches.set(batch.id, { ...batch, workerId: null, leaseUntil: 0, deaths: 0 })
    },
    nextBatch: async () => nextBatch(open()),
    listBatches: async (runId) => copy(listBatches(open(), runId)),
    batchesLeft: async (runId) => batchesLeft(open(), runId),
    countQueued: async (ownerId) => countQueued(open(), ownerId),
    nextDue: async (lanes) => dueTimes(open(), lanes)[0]?.dueAt ?? null,

    getProject: async (ownerId, projectId) => copy(ofOwner(open().projects.get(projectId), ownerId)),
    async findProject(ownerId, key) {
      const { projects, projectKeys } = open()
      return copy(projects.get(projectKeys.get(keyOf(ownerId, key)) ?? '') ?? null)
    },
    listProjects: async (ownerId, options) => page(filterProjects(open(), ownerId, options), options),
    countProjects: async (ownerId, filter) => filterProjects(open(), ownerId, filter).length,
    getRun: async (ownerId, runId) => copy(ofOwner(open().runs.get(runId), ownerId)),
    getAnyRun: async (runId) => copy(open().runs.get(runId) ?? null),
    listRuns: async (ownerId, projectId, options) =>
      page(
        newestFirst(
          [...open().runs.values()].filter((run) => run.ownerId === ownerId && run.projectId === projectId),
        ),
        options,
      ),
    async getActiveRun(ownerId, projectId) {
      const { runs, livingRuns } = open()
      return copy(ofOwner(runs.get(livingRuns.get(projectId) ?? ''), ownerId))
    },
    async latestRuns(ownerId, projectIds) {
      const tables = open()
      return new Map(
        projectIds.flatMap((id) => {
          const run = latestRunOf(tables, { id, ownerId })
          return run === null ? [] : [[id, copy(run)]]
        }),
      )
    },
    listStages: async (runId) => copy([...(open().stages.get(runId)?.values() ?? [])]),
    async getArtifacts(ownerId, digests) {
      const { artifacts } = open()
      return new Map(
        digests.flatMap((digest) => {
          const artifact = artifacts.get(keyOf(ownerId, digest))
          return artifact === undefined ? [] : [[digest, copy(artifact)]]
        }),
      )
    },
    listBindings: async (ownerId, projectId) => copy(bindings(open(), ownerId, projectId)),
    getAnyCall: async (callId) => copy(open().calls.get(callId) ?? null),
    listCalls: async (ownerId, { projectId, runId, statuses }) =>
      copy(
        [...open().calls.values()]
          .filter(
            (call) =>
              call.ownerId === ownerId &&
              isOf(call, projectId, runId) &&
              (statuses === undefined || statuses.includes(call.status)),
          )
          .toSorted((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id)),
      ),
    listOwnerCalls: async (ownerId, { status, ...range } = {}) =>
      page(newestFirst(callsOf(open(), ownerId, status)), range),
    countOwnerCalls: async (ownerId, { status } = {}) => callsOf(open(), ownerId, status).length,
    leftCalls: async ({ before, limit }) => {
      const { calls, runs } = open()
      return copy(
        [...calls.values()]
          .filter(
            ({ status, updatedAt, runId }) =>
              (status === 'intended' || status === 'accepted') &&
              updatedAt <= before &&
              hasEnded(runs.get(runId)?.status ?? 'failed'),
          )
          .toSorted((a, b) => a.updatedAt - b.updatedAt || byText(a.id, b.id))
          .slice(0, limit),
      )
    },
    getCharge: async (ownerId, callId) => {
      const charge = open().charges.get(callId)
      return copy(charge?.ownerId === ownerId ? charge : null)
    },
    listCharges: async (ownerId, { projectId, runId, from = 0, until = Number.MAX_SAFE_INTEGER }) =>
      copy(
        [...open().charges.values()]
          .filter(
            (charge) =>
              charge.ownerId === ownerId &&
              isOf(charge, projectId, runId) &&
              charge.reservedAt >= from &&
              charge.reservedAt < until,
          )
          .toSorted((a, b) => a.reservedAt - b.reservedAt || byText(a.callId, b.callId)),
      ),
    groupSpending: async (ownerId, groupIds) =>
      new Map(groupIds.map((id) => [id, readGroup(open(), ownerId, id)])),
    getProviderWait: async (ownerId, provider) => open().providerWaits.get(keyOf(ownerId, provider)) ?? 0,
    async getCall(ownerId, digest) {
      const { calls, livingCalls } = open()
      return copy(calls.get(livingCalls.get(keyOf(ownerId, digest)) ?? '') ?? null)
    },
    async readEvents(ownerId, projectId, { after, limit }) {
      const { projects, events } = open()
      if (ofOwner(projects.get(projectId), ownerId) === null) return []
      return copy((events.get(projectId) ?? []).slice(after, after + limit))
    },
    getRecord: async (ownerId, collection, id) =>
      copy(open().records.get(keyOf(collection, ownerId, id)) ?? null),
    getAnyRecord: async (collection, id) =>
      copy(findRecordOfAny(open(), collection, (record) => record.id === id)),
    getRecordByNumber: async (collection, number) =>
      copy(findRecordOfAny(open(), collection, (record) => record.number === number)),
    listRecords: async (ownerId, filter) => page(filterRecords(open(), ownerId, filter), filter),
    countRecords: async (ownerId, filter) => filterRecords(open(), ownerId, filter).length,
    dueRecords: async ({ collection, now, limit }) =>
      copy(
        recordsByDue(open(), collection)
          .filter(({ dueAt }) => dueAt <= now)
          .slice(0, limit),
      ),
    nextDueRecord: async (collection) => recordsByDue(open(), collection)[0]?.dueAt ?? null,
    recordUsage: async (ownerId, collection) => recordUsage(open(), ownerId, collection),
    dropArtifacts: async (options) => dropArtifacts(open(), options),
    async *references() {
      yield* references(open())
    },
    async check() {
      open()
    },

    async close() {
      tables = null
    },
  }
}

function write(tables: MemoryTables, { fence, changes, events, at, outbox }: Commit): readonly StoredEvent[] {
  if (fence !== undefined) {
    const held = 'runId' in fence ? fencedRun(tables.runs, fence) : fencedBatch(tables, fence)
    if (held === null)
      throw new MutoscopeError('LEASE_LOST', {
        details: 'runId' in fence ? { runId: fence.runId } : { batchId: fence.batchId },
      })
  }
  const journal = createJournal()
  try {
    for (const change of changes) applyChange(tables, journal, change)
    const stored = events.flatMap((event) => append(tables, journal, event, at))
    for (const record of copy(outbox?.(stored) ?? []))
      applyChange(tables, journal, { type: 'insert-record', record })
    return stored
  } catch (error) {
    journal.undo()
    throw error
  }
}

function append(tables: MemoryTables, journal: Journal, event: NewEvent, at: number): readonly StoredEvent[] {
  const { projectId } = event
  if (!tables.projects.has(projectId)) return []
  const log = tables.events.get(projectId) ?? []
  const stored = { ...event, seq: log.length + 1, at }
  journal.set(tables.events, projectId, [...log, stored])
  return [stored]
}

function fencedRun(runs: ReadonlyMap<string, Run>, { runId, epoch }: Fence): Run | null {
  const run = runs.get(runId)
  return run?.epoch === epoch ? run : null
}

function dueTimes(
  { runs }: MemoryTables,
  lanes: readonly Lane[] = LANES,
): readonly { readonly run: Run; readonly dueAt: number }[] {
  return [...runs.values()]
    .filter(({ lane }) => lanes.includes(lane))
    .flatMap((run) => (run.dueAt === null || hasEnded(run.status) ? [] : [{ run, dueAt: run.dueAt }]))
    .toSorted((a, b) => a.dueAt - b.dueAt || byText(a.run.id, b.run.id))
}

function bindings(tables: MemoryTables, ownerId: string, projectId: string): readonly Binding[] {
  if (ofOwner(tables.projects.get(projectId), ownerId) === null) return []
  return [...(tables.bindings.get(projectId)?.values() ?? [])]
    .toSorted((a, b) => byText(a.name, b.name))
    .flatMap(({ name, stage, digest }) => {
      const artifact = tables.artifacts.get(keyOf(ownerId, digest))
      return artifact === undefined ? [] : [{ name, stage, artifact }]
    })
}

function callsOf(tables: MemoryTables, ownerId: string, status: CallStatus | undefined): readonly Call[] {
  return [...tables.calls.values()].filter(
    (call) => call.ownerId === ownerId && (status === undefined || call.status === status),
  )
}

function page<Row>(rows: readonly Row[], { limit = 50, offset = 0 }: ListOptions = {}): readonly Row[] {
  return copy(rows.slice(offset, offset + Math.min(limit, 500)))
}

function isOf(
  row: { readonly projectId: string; readonly runId: string },
  projectId: string | undefined,
  runId: string | undefined,
): boolean {
  return (
    (projectId === undefined || row.projectId === projectId) && (runId === undefined || row.runId === runId)
  )
}

function ofOwner<Row extends { readonly ownerId: string }>(
  row: Row | undefined,
  ownerId: string,
): Row | null {
  return row?.ownerId === ownerId ? row : null
}

/** What goes in and out is copied as JSON, the form that a database would keep it in. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
