import type { NewEvent, StoredEvent } from '../domain/event.js'
import { hasEnded, type Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Binding, Commit, Fence, ListOptions, Store } from '../storage/store.js'
import { applyChange } from './apply-change.js'
import { createJournal, type Journal } from './journal.js'
import { createMemoryTables, keyOf, type MemoryTables } from './memory-tables.js'

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
    commit: async (commit) => copy(write(open(), copy(commit))),

    async claimRun({ runId, owner, now, leaseMs }) {
      const { runs } = open()
      const run = runs.get(runId)
      if (run === undefined || hasEnded(run.status) || run.leaseUntil > now) return null
      const claimed = { ...run, epoch: run.epoch + 1, leaseOwner: owner, leaseUntil: now + leaseMs }
      runs.set(runId, claimed)
      return copy(claimed)
    },
    async renewRun(fence, { now, leaseMs }) {
      const { runs } = open()
      const run = fencedRun(runs, fence)
      if (run === null || run.leaseOwner === null) return false
      runs.set(run.id, { ...run, leaseUntil: now + leaseMs })
      return true
    },
    async releaseRun(fence) {
      const { runs } = open()
      const run = fencedRun(runs, fence)
      if (run !== null) runs.set(run.id, { ...run, leaseOwner: null, leaseUntil: 0 })
    },
    async dueRuns({ now, limit }) {
      return dueTimes(open())
        .filter(({ run, dueAt }) => dueAt <= now && run.leaseUntil <= now)
        .slice(0, limit)
        .map(({ run }) => run.id)
    },
    nextDue: async () => dueTimes(open())[0]?.dueAt ?? null,

    getProject: async (ownerId, projectId) => copy(ofOwner(open().projects.get(projectId), ownerId)),
    async findProject(ownerId, key) {
      const { projects, projectKeys } = open()
      return copy(projects.get(projectKeys.get(keyOf(ownerId, key)) ?? '') ?? null)
    },
    listProjects: async (ownerId, options) => newestFirst([...open().projects.values()].filter((project) => project.ownerId === ownerId), options),
    getRun: async (ownerId, runId) => copy(ofOwner(open().runs.get(runId), ownerId)),
    getAnyRun: async (runId) => copy(open().runs.get(runId) ?? null),
    listRuns: async (ownerId, projectId, options) =>
      newestFirst([...open().runs.values()].filter((run) => run.ownerId === ownerId && run.projectId === projectId), options),
    listStages: async (runId) => copy([...(open().stages.get(runId)?.values() ?? [])]),
    async getArtifacts(ownerId, digests) {
      const { artifacts } = open()
      return new Map(digests.flatMap((digest) => {
        const artifact = artifacts.get(keyOf(ownerId, digest))
        return artifact === undefined ? [] : [[digest, copy(artifact)]]
      }))
    },
    listBindings: async (ownerId, projectId) => copy(bindings(open(), ownerId, projectId)),
    getAnyCall: async (callId) => copy(open().calls.get(callId) ?? null),
    listCalls: async (ownerId, { projectId, runId, statuses }) => copy([...open().calls.values()]
      .filter((call) => call.ownerId === ownerId && isOf(call, projectId, runId) && (statuses === undefined || statuses.includes(call.status)))
      .toSorted((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id))),
    listCharges: async (ownerId, { projectId, runId, from = 0, until = Number.MAX_SAFE_INTEGER }) => copy([...open().charges.values()]
      .filter((charge) => charge.ownerId === ownerId && isOf(charge, projectId, runId) && charge.reservedAt >= from && charge.reservedAt < until)
      .toSorted((a, b) => a.reservedAt - b.reservedAt || byText(a.callId, b.callId))),
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

    async close() {
      tables = null
    },
  }
}

function write(tables: MemoryTables, { fence, changes, events, at }: Commit): readonly StoredEvent[] {
  if (fence !== undefined && fencedRun(tables.runs, fence) === null) throw new MutoscopeError('LEASE_LOST', { details: { runId: fence.runId } })
  const journal = createJournal()
  try {
    for (const change of changes) applyChange(tables, journal, change)
    return events.flatMap((event) => append(tables, journal, event, at))
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

function dueTimes({ runs }: MemoryTables): readonly { readonly run: Run; readonly dueAt: number }[] {
  return [...runs.values()]
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

function newestFirst<Row extends { readonly id: string; readonly createdAt: number }>(
  rows: readonly Row[],
  { limit = 50, offset = 0 }: ListOptions = {},
): readonly Row[] {
  const sorted = rows.toSorted((a, b) => b.createdAt - a.createdAt || byText(b.id, a.id))
  return copy(sorted.slice(offset, offset + Math.min(limit, 500)))
}

function isOf(row: { readonly projectId: string; readonly runId: string }, projectId: string | undefined, runId: string | undefined): boolean {
  return (projectId === undefined || row.projectId === projectId) && (runId === undefined || row.runId === runId)
}

function ofOwner<Row extends { readonly ownerId: string }>(row: Row | undefined, ownerId: string): Row | null {
  return row?.ownerId === ownerId ? row : null
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** What goes in and out is copied as JSON, the form that a database would keep it in. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
