import type { DatabaseSync } from 'node:sqlite'
import {
  MutoscopeError,
  type Artifact,
  type Call,
  type CallFilter,
  type Charge,
  type ChargeFilter,
  type Commit,
  type LatestRun,
  type RecordFilter,
  type Store,
  type StoredEvent,
} from '@mutoscope/core'
import { parseCharge } from './charge-row.js'
import { claimDue, claimRun } from './claim-runs.js'
import { toWrite } from './to-write.js'
import { dropArtifacts } from './drop-artifacts.js'
import { createGroupCommit } from './group-commit.js'
import { readGroup } from './group-budgets.js'
import { createIdleCheckpoint } from './idle-checkpoint.js'
import { createQueryCompiler } from './query-compiler.js'
import { pageOf } from './page.js'
import { toProjectFilterValues } from './project-statements.js'
import { createReadStatements, type DigestPlaces, type ReadStatements } from './read-statements.js'
import { readReferences } from './read-references.js'
import { toRecordFilterValues } from './record-statements.js'
import { retryWhileBusy } from './retry-while-busy.js'
import {
  parseArtifact,
  parseCall,
  parseEvent,
  parseProject,
  parseRecord,
  parseRun,
  parseStage,
  toEventRow,
} from './rows.js'
import { toStoreError } from './sqlite-error.js'
import { createPrepare } from './statement.js'
import type { ChargeRow } from './tables.js'
import { createWriteStatements, type WriteStatements } from './write-statements.js'

/** Options of {@link storeOnDatabase}. */
export interface StoreOnDatabaseOptions {
  readonly busyTimeoutMs: number
  /** Opens another connection that only reads. @default everything is read through the one there is */
  readonly openReader?: () => DatabaseSync
}

/** Makes a store on an open database with its tables. Closing the store closes the database. */
export function storeOnDatabase(database: DatabaseSync, options: StoreOnDatabaseOptions): Store {
  const compiler = createQueryCompiler()
  const prepare = createPrepare(database)
  const reads = createReadStatements(compiler, prepare)
  const writes = createWriteStatements(compiler, prepare)
  const checkpoint = createIdleCheckpoint(database)
  const group = createGroupCommit(database, { ...options, onCommit: () => checkpoint.committed() })
  let closed = false

  function assertOpen(): void {
    if (closed) throw new MutoscopeError('STORE_CLOSED')
  }

  /**
   * Readers do not wait for writers; only the first and the last connection lock everybody out, for a moment.
   */
  async function read<Result>(work: () => Result): Promise<Result> {
    try {
      return await retryWhileBusy(() => {
        assertOpen()
        return work()
      }, options.busyTimeoutMs)
    } catch (error) {
      throw toStoreError(error)
    }
  }

  async function write<Result>(work: () => Result): Promise<Result> {
    assertOpen()
    return group.write(work)
  }

  return {
    commit: async (commit) => write(toCommitWork(commit, writes)),

    claimRun: async (options) => write(() => claimRun(writes.claims, options)),
    claimDue: async (options) => write(() => claimDue(writes.claims, options)),
    renewRun: async ({ runId, epoch }, { now, leaseMs }) =>
      write(
        () =>
          writes.claims.renew.run({ id: runId, epoch, lease_until: now + leaseMs, lease_ms: leaseMs }) > 0,
      ),
    releaseRun: async ({ runId, epoch }) => write(() => void writes.claims.release.run({ id: runId, epoch })),
    countQueued: async (ownerId) => read(() => writes.countQueued.get({ owner_id: ownerId })?.count ?? 0),
    nextDue: async () => read(() => reads.nextDue.get({})?.due_at ?? null),

    getProject: async (ownerId, projectId) =>
      read(() => parsed(reads.project.get({ id: projectId, owner_id: ownerId }), parseProject)),
    findProject: async (ownerId, key) =>
      read(() => parsed(reads.projectByKey.get({ owner_id: ownerId, key }), parseProject)),
    listProjects: async (ownerId, options) =>
      read(() =>
        reads.projects.list
          .all({ ...toProjectFilterValues(ownerId, options), ...pageOf(options) })
          .map(parseProject),
      ),
    countProjects: async (ownerId, filter) =>
      read(() => reads.projects.count.get(toProjectFilterValues(ownerId, filter))?.count ?? 0),
    getRun: async (ownerId, runId) =>
      read(() => {
        const row = reads.run.get({ id: runId })
        return row?.owner_id === ownerId ? parseRun(row) : null
      }),
    getAnyRun: async (runId) => read(() => parsed(reads.run.get({ id: runId }), parseRun)),
    listRuns: async (ownerId, projectId, page) =>
      read(() => reads.runs.all({ owner_id: ownerId, project_id: projectId, ...pageOf(page) }).map(parseRun)),
    getActiveRun: async (ownerId, projectId) =>
      read(() => parsed(reads.activeRun.get({ owner_id: ownerId, project_id: projectId }), parseRun)),
    latestRuns: async (ownerId, projectIds) => read(() => findLatestRuns(reads, ownerId, projectIds)),
    listStages: async (runId) => read(() => reads.stages.all({ run_id: runId }).map(parseStage)),
    getArtifacts: async (ownerId, digests) => read(() => findArtifacts(reads, ownerId, digests)),
    listBindings: async (ownerId, projectId) =>
      read(() =>
        reads.bindings
          .all({ owner_id: ownerId, project_id: projectId })
          .map((row) => ({ name: row.binding_name, stage: row.binding_stage, artifact: parseArtifact(row) })),
      ),
    getAnyCall: async (callId) => read(() => parsed(reads.call.get({ id: callId }), parseCall)),
    listCalls: async (ownerId, filter) => read(() => findCalls(reads, ownerId, filter)),
    listOwnerCalls: async (ownerId, { status = '', ...page } = {}) =>
      read(() => reads.callsOfOwner.all({ owner_id: ownerId, status, ...pageOf(page) }).map(parseCall)),
    countOwnerCalls: async (ownerId, { status = '' } = {}) =>
      read(() => reads.callsOfOwnerCount.get({ owner_id: ownerId, status })?.count ?? 0),
    leftCalls: async (options) => read(() => reads.leftCalls.all(options).map(parseCall)),
    getCharge: async (ownerId, callId) =>
      read(() => parsed(reads.charge.get({ owner_id: ownerId, call_id: callId }), parseCharge)),
    listCharges: async (ownerId, filter) => read(() => findCharges(reads, ownerId, filter)),
    groupSpending: async (ownerId, groupIds) =>
      read(() => new Map(groupIds.map((id) => [id, readGroup(writes.groups, ownerId, id)]))),
    getProviderWait: async (ownerId, provider) =>
      read(() => reads.providerWait.get({ owner_id: ownerId, provider })?.until ?? 0),
    getCall: async (ownerId, digest) =>
      read(() => parsed(reads.livingCall.get({ owner_id: ownerId, digest }), parseCall)),
    readEvents: async (ownerId, projectId, { after, limit }) =>
      read(() =>
        reads.events.all({ owner_id: ownerId, project_id: projectId, after, limit }).map(parseEvent),
      ),
    getRecord: async (ownerId, collection, id) =>
      read(() => parsed(reads.records.one.get({ owner_id: ownerId, collection, id }), parseRecord)),
    getAnyRecord: async (collection, id) =>
      read(() => parsed(reads.records.any.get({ collection, id }), parseRecord)),
    getRecordByNumber: async (collection, number) =>
      read(() => parsed(reads.records.byNumber.get({ collection, number }), parseRecord)),
    listRecords: async (ownerId, { order = 'newest', ...filter }) =>
      read(() => {
        const rows = recordsBy(reads, filter)[order]
        return rows.all({ ...toRecordFilterValues(ownerId, filter), ...pageOf(filter) }).map(parseRecord)
      }),
    countRecords: async (ownerId, filter) =>
      read(() => recordsBy(reads, filter).count.get(toRecordFilterValues(ownerId, filter))?.count ?? 0),
    dueRecords: async ({ collection, now, limit }) =>
      read(() => reads.records.due.all({ collection, now, limit }).map(parseRecord)),
    recordUsage: async (ownerId, collection) =>
      read(() => writes.records.usage.get({ owner_id: ownerId, collection }) ?? { count: 0, bytes: 0 }),
    dropArtifacts: async (wanted) => write(() => dropArtifacts(writes.garbage, wanted)),
    async *references() {
      assertOpen()
      try {
        yield* readReferences(database, options.openReader)
      } catch (error) {
        throw toStoreError(error)
      }
    },
    check: async () => write(() => void writes.garbage.check.run({ at: Date.now() })),
    nextDueRecord: async (collection) =>
      read(() => reads.records.nextDue.get({ collection })?.due_at ?? null),

    async close() {
      if (closed) return
      closed = true
      await group.drain()
      checkpoint.stop()
      database.close()
    },
  }
}

/** Makes the rows of a commit at once and returns what writes them. */
function toCommitWork(
  { fence, changes, events, at, outbox }: Commit,
  statements: WriteStatements,
): () => readonly StoredEvent[] {
  const writes = changes.map((change) => toWrite(change, statements))
  const rows = events.map((event) => toEventRow(event, at))
  return () => {
    if (fence !== undefined && statements.fence.get({ id: fence.runId })?.epoch !== fence.epoch) {
      throw new MutoscopeError('LEASE_LOST', { details: { runId: fence.runId } })
    }
    for (const write of writes) write()
    const stored = rows.flatMap((row) => {
      const appended = statements.appendEvent.get(row)
      return appended === undefined ? [] : [parseEvent({ ...row, seq: appended.seq })]
    })
    for (const record of outbox?.(stored) ?? []) toWrite({ type: 'insert-record', record }, statements)()
    return stored
  }
}

function findArtifacts(
  { artifacts }: ReadStatements,
  ownerId: string,
  digests: readonly string[],
): ReadonlyMap<string, Artifact> {
  const found = new Map<string, Artifact>()
  let rest = digests
  while (rest.length > 0) {
    const wanted = rest.length
    const { size, statement } =
      artifacts.find(({ size }) => size >= wanted) ?? artifacts.at(-1) ?? unreachable()
    // A statement has a fixed number of places; those left over ask for the first digest again.
    const places = Array.from({ length: size }, (_, index) => [`digest${index}`, rest[index] ?? rest[0]])
    for (const row of statement.all({ owner_id: ownerId, ...(Object.fromEntries(places) as DigestPlaces) }))
      found.set(row.digest, parseArtifact(row))
    rest = rest.slice(size)
  }
  return found
}

/** Asks for each project by itself: here a question costs some microseconds, not a journey. */
function findLatestRuns(
  reads: ReadStatements,
  ownerId: string,
  projectIds: readonly string[],
): ReadonlyMap<string, LatestRun> {
  return new Map(
    projectIds.flatMap((projectId) => {
      const row = reads.runs.get({ owner_id: ownerId, project_id: projectId, limit: 1, offset: 0 })
      return row === undefined
        ? []
        : [
            [
              projectId,
              {
                latest: parseRun(row),
                reached: reads.reached.get({ project_id: projectId })?.target ?? null,
              },
            ],
          ]
    }),
  )
}

/** The statements that go by the index of a project, or by that of the owner. */
function recordsBy(
  { records }: ReadStatements,
  { projectId }: Pick<RecordFilter, 'projectId'>,
): ReadStatements['records']['all'] {
  return projectId === undefined ? records.all : records.ofProject
}

function findCalls(
  reads: ReadStatements,
  ownerId: string,
  { projectId, runId, statuses }: CallFilter,
): readonly Call[] {
  if (projectId === undefined && runId === undefined)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'Calls are listed by project or by run.',
      details: { field: 'projectId' },
    })
  const rows =
    runId === undefined
      ? reads.callsOfProject.all({ owner_id: ownerId, project_id: projectId ?? '' })
      : reads.callsOfRun.all({ owner_id: ownerId, run_id: runId })
  return rows
    .map(parseCall)
    .filter(
      (call) =>
        (projectId === undefined || call.projectId === projectId) &&
        (statuses === undefined || statuses.includes(call.status)),
    )
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

function findCharges(
  reads: ReadStatements,
  ownerId: string,
  { projectId, runId, from = 0, until = Number.MAX_SAFE_INTEGER }: ChargeFilter,
): readonly Charge[] {
  return chargeRows(reads, ownerId, { projectId, runId, from, until })
    .map(parseCharge)
    .filter(
      (charge) =>
        (projectId === undefined || charge.projectId === projectId) &&
        charge.reservedAt >= from &&
        charge.reservedAt < until,
    )
}

function chargeRows(
  reads: ReadStatements,
  ownerId: string,
  {
    projectId,
    runId,
    from,
    until,
  }: {
    readonly projectId: string | undefined
    readonly runId: string | undefined
    readonly from: number
    readonly until: number
  },
): readonly ChargeRow[] {
  if (runId !== undefined) return reads.chargesOfRun.all({ owner_id: ownerId, run_id: runId })
  if (projectId !== undefined) return reads.chargesOfProject.all({ owner_id: ownerId, project_id: projectId })
  return reads.chargesOfOwner.all({ owner_id: ownerId, from, until })
}

function parsed<Row, Value>(row: Row | undefined, parse: (row: Row) => Value): Value | null {
  return row === undefined ? null : parse(row)
}

function unreachable(): never {
  throw new MutoscopeError('UNREACHABLE')
}
