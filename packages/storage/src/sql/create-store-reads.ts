import type { GroupSpending } from '@mutoscope/core'
import type { BatchesLeft, RecordFilter, Store } from '@mutoscope/core/ports'
import { parseBatch } from './batch-row.js'
import { parseCharge } from './charge-row.js'
import { findArtifacts } from './find-artifacts.js'
import { findCalls } from './find-calls.js'
import { findCharges } from './find-charges.js'
import { readGroup } from './group-budgets.js'
import { laneOf } from './lanes.js'
import { pageOf } from './page.js'
import { toProjectFilterValues } from './project-statements.js'
import type { ReadStatements } from './read-statements.js'
import { toRecordFilterValues } from './record-statements.js'
import {
  parseArtifact,
  parseCall,
  parseEvent,
  parseProject,
  parseRecord,
  parseRun,
  parseStage,
} from './rows.js'
import type { Work } from './work.js'
import type { WriteStatements } from './write-statements.js'

/** The part of a store that only reads. */
type StoreReads = Omit<
  Store,
  | 'commit'
  | 'claimRun'
  | 'claimDue'
  | 'renewRun'
  | 'releaseRun'
  | 'claimBatches'
  | 'renewBatch'
  | 'releaseBatch'
  | 'dropArtifacts'
  | 'references'
  | 'check'
  | 'close'
>

/** The statements that it needs; some of them also guard writes. */
type Statements = ReadStatements &
  Pick<WriteStatements, 'countQueued' | 'groups' | 'batches'> &
  Pick<WriteStatements['records'], 'usage'>

/** Makes the part of a store that only reads, on what runs works that do. */
export function createStoreReads(
  statements: Statements,
  read: <Result>(work: () => Work<Result>) => Promise<Result>,
): StoreReads {
  const { projects, records, usage, batches } = statements

  return {
    countQueued: async (ownerId) => read(() => countOf(statements.countQueued.get({ owner_id: ownerId }))),
    nextDue: async (lanes) =>
      read(() => first(statements.nextDue.get({ lane: laneOf(lanes) }), (row) => row.due_at)),

    getProject: async (ownerId, id) =>
      read(() => first(statements.project.get({ id, owner_id: ownerId }), parseProject)),
    findProject: async (ownerId, key) =>
      read(() => first(statements.projectByKey.get({ owner_id: ownerId, key }), parseProject)),
    listProjects: async (ownerId, options) => {
      const values = { ...toProjectFilterValues(ownerId, options), ...pageOf(options) }
      return read(() => every(projects.list.all(values), parseProject))
    },
    countProjects: async (ownerId, filter) =>
      read(() => countOf(projects.count.get(toProjectFilterValues(ownerId, filter)))),

    getRun: async (ownerId, id) =>
      read(() =>
        first(statements.run.get({ id }), (row) => (row.owner_id === ownerId ? parseRun(row) : null)),
      ),
    getAnyRun: async (id) => read(() => first(statements.run.get({ id }), parseRun)),
    listRuns: async (ownerId, projectId, page) => {
      const values = { owner_id: ownerId, project_id: projectId, ...pageOf(page) }
      return read(() => every(statements.runs.all(values), parseRun))
    },
    getActiveRun: async (ownerId, projectId) =>
      read(() => first(statements.activeRun.get({ owner_id: ownerId, project_id: projectId }), parseRun)),
    latestRuns: async (ownerId, projectIds) => {
      const values = { owner_id: ownerId, project_ids: JSON.stringify(projectIds) }
      const runs = await read(() =>
        every(statements.latestRuns.all(values), ({ reached, ...row }) => ({
          latest: parseRun(row),
          reached: reached === 'none' ? null : reached,
        })),
      )
      return new Map(runs.map((run) => [run.latest.projectId, run]))
    },
    nextBatch: async () => read(() => first(batches.next.get({}), (row) => row.lease_until)),
    listBatches: async (runId) => read(() => every(batches.list.all({ run_id: runId }), parseBatch)),
    batchesLeft: async (runId) => read(() => leftOf(batches.left.get({ run_id: runId }))),
    listStages: async (runId) => read(() => every(statements.stages.all({ run_id: runId }), parseStage)),

    getArtifacts: async (ownerId, digests) => read(() => findArtifacts(statements, ownerId, digests)),
    listBindings: async (ownerId, projectId) =>
      read(() =>
        every(statements.bindings.all({ owner_id: ownerId, project_id: projectId }), (row) => ({
          name: row.binding_name,
          stage: row.binding_stage,
          artifact: parseArtifact(row),
        })),
      ),

    getAnyCall: async (id) => read(() => first(statements.call.get({ id }), parseCall)),
    getCall: async (ownerId, digest) =>
      read(() => first(statements.livingCall.get({ owner_id: ownerId, digest }), parseCall)),
    listCalls: async (ownerId, filter) => read(() => findCalls(statements, ownerId, filter)),
    listOwnerCalls: async (ownerId, { status = '', ...page } = {}) => {
      const values = { owner_id: ownerId, status, ...pageOf(page) }
      return read(() => every(statements.callsOfOwner.all(values), parseCall))
    },
    countOwnerCalls: async (ownerId, { status = '' } = {}) =>
      read(() => countOf(statements.callsOfOwnerCount.get({ owner_id: ownerId, status }))),
    leftCalls: async (options) => read(() => every(statements.leftCalls.all(options), parseCall)),
    getCharge: async (ownerId, callId) =>
      read(() => first(statements.charge.get({ owner_id: ownerId, call_id: callId }), parseCharge)),
    listCharges: async (ownerId, filter) => read(() => findCharges(statements, ownerId, filter)),
    groupSpending: async (ownerId, groupIds) =>
      read(function* () {
        const groups = new Map<string, GroupSpending>()
        for (const id of groupIds) groups.set(id, yield* readGroup(statements.groups, ownerId, id))
        return groups
      }),
    getProviderWait: async (ownerId, provider) => {
      const values = { owner_id: ownerId, provider }
      return (await read(() => first(statements.providerWait.get(values), (row) => row.until))) ?? 0
    },

    readEvents: async (ownerId, projectId, { after, limit }) => {
      const values = { owner_id: ownerId, project_id: projectId, after, limit }
      return read(() => every(statements.events.all(values), parseEvent))
    },

    getRecord: async (ownerId, collection, id) =>
      read(() => first(records.one.get({ owner_id: ownerId, collection, id }), parseRecord)),
    getAnyRecord: async (collection, id) =>
      read(() => first(records.any.get({ collection, id }), parseRecord)),
    getRecordByNumber: async (collection, number) =>
      read(() => first(records.byNumber.get({ collection, number }), parseRecord)),
    listRecords: async (ownerId, { order = 'newest', ...filter }) => {
      const values = { ...toRecordFilterValues(ownerId, filter), ...pageOf(filter) }
      return read(() => every(recordsBy(records, filter)[order].all(values), parseRecord))
    },
    countRecords: async (ownerId, filter) => {
      const values = toRecordFilterValues(ownerId, filter)
      return read(() => countOf(recordsBy(records, filter).count.get(values)))
    },
    recordUsage: async (ownerId, collection) =>
      (await read(() => usage.get({ owner_id: ownerId, collection }))) ?? { count: 0, bytes: 0 },
    dueRecords: async (options) => read(() => every(records.due.all(options), parseRecord)),
    nextDueRecord: async (collection) =>
      read(() => first(records.nextDue.get({ collection }), (row) => row.due_at)),
  }
}

/** The statements that go by the index of a project, or by that of the owner. */
function recordsBy(
  records: Statements['records'],
  { projectId }: Pick<RecordFilter, 'projectId'>,
): Statements['records']['all'] {
  return projectId === undefined ? records.all : records.ofProject
}

function* first<Row, Value>(row: Work<Row | undefined>, parse: (row: Row) => Value): Work<Value | null> {
  const found = yield* row
  return found === undefined ? null : parse(found)
}

function* every<Row, Value>(rows: Work<readonly Row[]>, parse: (row: Row) => Value): Work<readonly Value[]> {
  return (yield* rows).map(parse)
}

function* countOf(row: Work<{ readonly count: number } | undefined>): Work<number> {
  return (yield* row)?.count ?? 0
}

function* leftOf(row: Work<BatchesLeft | undefined>): Work<BatchesLeft> {
  const { count, size } = (yield* row) ?? { count: 0, size: 0 }
  return { count, size }
}
