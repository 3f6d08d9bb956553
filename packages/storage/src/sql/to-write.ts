import { MutoscopeError, type Charge, type Project } from '@mutoscope/core'
import {
  assertQueueRoom,
  checkBudgets,
  checkHold,
  projectSearchText,
  type BudgetLimits,
  type Change,
} from '@mutoscope/core/ports'
import { toBatchWrite } from './batch-writes.js'
import { toChargeRow } from './charge-row.js'
import { alreadyExists, explaining, invalid, projectNotFound, runNotFound } from './explain-refusal.js'
import { readGroup, usedGroup } from './group-budgets.js'
import { deleteRecord, insertRecord, updateRecord } from './record-writes.js'
import { toArtifactRow, toCallRow, toProjectRow, toRunColumns, toRunRow, toStageRow } from './rows.js'
import type { ArtifactRow, CallRow, ChargeRow, ProjectRow, ProjectTextRow, RunRow } from './tables.js'
import type { Work } from './work.js'
import type { WriteStatements } from './write-statements.js'

/**
 * Turns a change into its row at once, so that nobody can alter it any more, and returns what writes the row
 * inside a transaction. The database's keys decide; why they refused is found out only then.
 */
export function toWrite(change: Change, statements: WriteStatements): () => Work<unknown> {
  switch (change.type) {
    case 'insert-project':
      return insertProject(change.project, statements)
    case 'update-project':
      return updateProject(change.project, statements)
    case 'delete-project': {
      const { ownerId, projectId } = change
      return () => deleteProject({ id: projectId, owner_id: ownerId }, statements)
    }
    case 'insert-run': {
      const row = toRunRow(change.run)
      const { maxQueued } = change
      return explaining(() => insertRun(row, maxQueued, statements), statements, {
        *unique() {
          const project = yield* statements.projectExists.get({ id: row.project_id })
          if (project?.owner_id !== row.owner_id) return projectNotFound(row.project_id)
          return (yield* statements.fence.get({ id: row.id })) === undefined
            ? yield* runActive(row.project_id, statements)
            : alreadyExists('id', `There is already a run ${row.id}.`)
        },
        foreign: () => projectNotFound(row.project_id),
      })
    }
    case 'update-run': {
      const columns: Partial<RunRow> = { ...toRunColumns(change.set), updated_at: change.updatedAt }
      const statement = statements.updateRun(Object.keys(columns) as (keyof RunRow)[])
      const { runId } = change
      return explaining(() => updateRun({ ...columns, id: runId }, statement), statements, {
        *unique() {
          const run = yield* statements.projectOfRun.get({ id: runId })
          return yield* runActive(run?.project_id ?? '', statements)
        },
      })
    }
    case 'put-stage': {
      const row = toStageRow(change.stage)
      return explaining(() => statements.putStage.run(row), statements, {
        foreign: () => runNotFound(row.run_id),
      })
    }
    case 'insert-artifact': {
      const row = toArtifactRow(change.artifact)
      const { replaces } = change
      return replaces === undefined
        ? () => statements.insertArtifact.run(row)
        : () => replaceArtifact({ ...row, replaces }, statements)
    }
    case 'bind': {
      const { ownerId, projectId, name, stage, digest } = change
      const row = { project_id: projectId, name, owner_id: ownerId, stage, digest }
      return explaining(() => statements.bind.run(row), statements, {
        *foreign() {
          const project = yield* statements.projectExists.get({ id: projectId })
          return project?.owner_id === ownerId
            ? invalid('digest', `The owner has no artifact ${digest} to bind to ${name}.`)
            : projectNotFound(projectId)
        },
      })
    }
    case 'put-call':
      return putCall(change, statements)
    case 'reserve-charge':
      return reserveCharge(change.charge, change.limits, statements)
    case 'estimate-charge': {
      const values = { call_id: change.callId, estimated_micros: change.estimatedMicros }
      return () => statements.estimateCharge.run(values)
    }
    case 'settle-charge': {
      const values = { call_id: change.callId, settled_micros: change.settledMicros, at: change.at }
      return () => statements.settleCharge.run(values)
    }
    case 'release-charge': {
      const values = { call_id: change.callId, at: change.at }
      return () => statements.releaseCharge.run(values)
    }
    case 'put-group': {
      const { ownerId, id, budgetMicros } = change.group
      const row = { owner_id: ownerId, id, budget_micros: budgetMicros }
      return () => statements.groups.put.run(row)
    }
    case 'delete-group': {
      const key = { owner_id: change.ownerId, group_id: change.groupId }
      return () => statements.groups.delete.run(key)
    }
    case 'put-provider-wait': {
      const values = { owner_id: change.ownerId, provider: change.provider, until: change.until }
      return () => statements.putProviderWait.run(values)
    }
    case 'insert-record':
      return insertRecord(
        change.record,
        { numbered: change.numbered ?? false, quota: change.quota },
        statements,
      )
    case 'update-record':
      return updateRecord(change.record, statements)
    case 'delete-record':
      return deleteRecord(change, statements)
    default:
      return toBatchWrite(change, statements)
  }
}

function insertProject(project: Project, statements: WriteStatements): () => Work<void> {
  const row = toProjectRow(project)
  const text = { project_id: project.id, search_text: projectSearchText(project) }
  return explaining(() => insertProjectRow(row, text, statements), statements, {
    *unique() {
      return (yield* statements.projectExists.get({ id: row.id })) === undefined
        ? keyTaken(project)
        : alreadyExists('id', `There is already a project ${row.id}.`)
    },
  })
}

function updateProject(project: Project, statements: WriteStatements): () => Work<void> {
  const row = toProjectRow(project)
  const text = { project_id: project.id, search_text: projectSearchText(project) }
  return explaining(() => updateProjectRow(row, text, statements), statements, {
    unique: () => keyTaken(project),
  })
}

function* insertProjectRow(row: ProjectRow, text: ProjectTextRow, statements: WriteStatements): Work<void> {
  yield* statements.insertProject.run(row)
  yield* statements.putProjectText.run(text)
}

function* updateProjectRow(row: ProjectRow, text: ProjectTextRow, statements: WriteStatements): Work<void> {
  if ((yield* statements.updateProject.run(row)) > 0) {
    yield* statements.putProjectText.run(text)
    return
  }
  const stored = yield* statements.projectExists.get({ id: row.id })
  if (stored?.owner_id !== row.owner_id) throw projectNotFound(row.id)
  throw new MutoscopeError('REVISION_CONFLICT', {
    details: { projectId: row.id, revision: stored.revision },
  })
}

function* deleteProject(key: { id: string; owner_id: string }, statements: WriteStatements): Work<void> {
  if ((yield* statements.deleteProject.run(key)) === 0) throw projectNotFound(key.id)
}

function* insertRun(row: RunRow, maxQueued: number | undefined, statements: WriteStatements): Work<void> {
  const { id, owner_id: ownerId, group_id: groupId, held_micros: heldMicros } = row
  const group = groupId === null ? null : yield* readGroup(statements.groups, ownerId, groupId)
  yield* statements.insertRun.run(row)
  if (maxQueued !== undefined) {
    const queued = yield* statements.countQueued.get({ owner_id: ownerId })
    assertQueueRoom(queued?.count ?? 0, maxQueued)
  }
  if (group !== null) checkHold({ id, groupId, heldMicros }, group.budgetMicros, group.committedMicros)
}

function* updateRun(
  columns: Partial<RunRow> & { readonly id: string },
  statement: ReturnType<WriteStatements['updateRun']>,
): Work<void> {
  if ((yield* statement.run(columns)) === 0) throw runNotFound(columns.id)
}

function* replaceArtifact(
  row: ArtifactRow & { readonly replaces: string },
  statements: WriteStatements,
): Work<void> {
  if ((yield* statements.replaceArtifact.run(row)) === 0) yield* statements.insertArtifact.run(row)
}

function reserveCharge(charge: Charge, limits: BudgetLimits, statements: WriteStatements): () => Work<void> {
  const row = toChargeRow(charge)
  return explaining(() => reserve(charge, row, { limits, statements }), statements, {
    unique: () => alreadyExists('callId', `There is already a charge for call ${row.call_id}.`),
  })
}

function* reserve(
  charge: Charge,
  row: ChargeRow,
  { limits, statements }: { readonly limits: BudgetLimits; readonly statements: WriteStatements },
): Work<void> {
  const { run_id, project_id, owner_id } = row
  const { runMicros, projectMicros, ownerDayMicros, dayStart: from } = limits
  const usedByRun = () => used(statements.usedByRun.get({ run_id }))
  checkBudgets(charge, limits, {
    run: runMicros === null ? 0 : yield* usedByRun(),
    project: projectMicros === null ? 0 : yield* used(statements.usedByProject.get({ project_id })),
    group: yield* usedGroup(statements.groups, charge, usedByRun),
    ownerDay: ownerDayMicros === null ? 0 : yield* used(statements.usedByOwner.get({ owner_id, from })),
  })
  yield* statements.insertCharge.run(row)
}

function* used(sum: Work<{ readonly used: number } | undefined>): Work<number> {
  return (yield* sum)?.used ?? 0
}

function putCall(
  { call, follows, maxAtOnce }: Extract<Change, { type: 'put-call' }>,
  statements: WriteStatements,
): () => Work<void> {
  const row = toCallRow(call)
  return explaining(() => putCallRow(row, { follows, maxAtOnce }, statements), statements, {
    unique: () =>
      new MutoscopeError('RUN_ACTIVE', {
        message: `Another call for ${row.digest} is still in progress.`,
        details: { digest: row.digest },
      }),
    foreign: () => runNotFound(row.run_id),
  })
}

function* putCallRow(
  row: CallRow,
  {
    follows,
    maxAtOnce,
  }: { readonly follows: number | null | undefined; readonly maxAtOnce: number | undefined },
  statements: WriteStatements,
): Work<void> {
  if (follows !== undefined && ((yield* statements.callVersion.get(row))?.updated_at ?? null) !== follows) {
    throw new MutoscopeError('REVISION_CONFLICT', {
      message: `Call ${row.id} has changed since it was read.`,
      details: { callId: row.id },
    })
  }
  if (maxAtOnce !== undefined && ((yield* statements.countAtProvider.get(row))?.count ?? 0) >= maxAtOnce) {
    throw new MutoscopeError('PROVIDER_RATE_LIMITED', {
      message: `${row.provider} is already working on ${maxAtOnce} calls of this owner.`,
      details: { reason: 'concurrency', provider: row.provider },
    })
  }
  if (row.status !== 'intended' && (yield* statements.updateCall.run(row)) > 0) return
  if ((yield* statements.putCall.run(row)) === 0)
    throw alreadyExists('id', `There is already a call ${row.id}.`)
}

function keyTaken(project: Project): MutoscopeError {
  return alreadyExists('key', `The owner already has a project with the key ${project.key}.`)
}

function* runActive(projectId: string, statements: WriteStatements): Work<MutoscopeError> {
  const living = yield* statements.livingRun.get({ project_id: projectId })
  const { id, status } = living ?? { id: '', status: 'running' }
  return new MutoscopeError('RUN_ACTIVE', {
    message: `Run "${id}" of this project is ${status}.`,
    details: { runId: id, status },
  })
}
