import {
  assertQueueRoom,
  checkBudgets,
  checkHold,
  MutoscopeError,
  projectSearchText,
  type BudgetLimits,
  type Change,
  type Charge,
  type Project,
} from '@mutoscope/core'
import { toChargeRow } from './charge-row.js'
import { alreadyExists, explaining, invalid, projectNotFound } from './explain-refusal.js'
import { readGroup, usedGroup } from './group-budgets.js'
import { deleteRecord, insertRecord, updateRecord } from './record-writes.js'
import { toArtifactRow, toCallRow, toProjectRow, toRunColumns, toRunRow, toStageRow } from './rows.js'
import type { RunRow } from './tables.js'
import type { WriteStatements } from './write-statements.js'

/**
 * Turns a change into its row at once, so that nobody can alter it any more, and returns what writes the row
 * inside a transaction. The database's keys decide; why they refused is found out only then.
 */
export function toWrite(change: Change, statements: WriteStatements): () => void {
  switch (change.type) {
    case 'insert-project':
      return insertProject(change.project, statements)
    case 'update-project':
      return updateProject(change.project, statements)
    case 'delete-project': {
      const { ownerId, projectId } = change
      return () => {
        if (statements.deleteProject.run({ id: projectId, owner_id: ownerId }) === 0)
          throw projectNotFound(projectId)
      }
    }
    case 'insert-run': {
      const row = toRunRow(change.run)
      const { maxQueued, run } = change
      const { id, groupId, heldMicros } = run
      const insert = () => {
        const group = groupId === null ? null : readGroup(statements.groups, row.owner_id, groupId)
        statements.insertRun.run(row)
        if (maxQueued !== undefined)
          assertQueueRoom(statements.countQueued.get({ owner_id: row.owner_id })?.count ?? 0, maxQueued)
        if (group !== null) checkHold({ id, groupId, heldMicros }, group.budgetMicros, group.committedMicros)
      }
      return explaining(insert, {
        unique: () => {
          if (statements.projectExists.get({ id: row.project_id })?.owner_id !== row.owner_id)
            return projectNotFound(row.project_id)
          return statements.fence.get({ id: row.id }) === undefined
            ? runActive(row.project_id, statements)
            : alreadyExists('id', `There is already a run ${row.id}.`)
        },
        foreign: () => projectNotFound(row.project_id),
      })
    }
    case 'update-run': {
      const columns: Partial<RunRow> = { ...toRunColumns(change.set), updated_at: change.updatedAt }
      const statement = statements.updateRun(Object.keys(columns) as (keyof RunRow)[])
      const { runId } = change
      const update = () => {
        if (statement.run({ ...columns, id: runId }) === 0) throw runNotFound(runId)
      }
      return explaining(update, {
        unique: () => runActive(statements.projectOfRun.get({ id: runId })?.project_id ?? '', statements),
      })
    }
    case 'put-stage': {
      const row = toStageRow(change.stage)
      return explaining(() => void statements.putStage.run(row), { foreign: () => runNotFound(row.run_id) })
    }
    case 'insert-artifact': {
      const row = toArtifactRow(change.artifact)
      const { replaces } = change
      return () => {
        if (replaces === undefined || statements.replaceArtifact.run({ ...row, replaces }) === 0)
          statements.insertArtifact.run(row)
      }
    }
    case 'bind': {
      const { ownerId, projectId, name, stage, digest } = change
      const row = { project_id: projectId, name, owner_id: ownerId, stage, digest }
      return explaining(() => void statements.bind.run(row), {
        foreign: () =>
          statements.projectExists.get({ id: projectId })?.owner_id === ownerId
            ? invalid('digest', `The owner has no artifact ${digest} to bind to ${name}.`)
            : projectNotFound(projectId),
      })
    }
    case 'put-call':
      return putCall(change, statements)
    case 'reserve-charge':
      return reserveCharge(change.charge, change.limits, statements)
    case 'estimate-charge': {
      const values = { call_id: change.callId, estimated_micros: change.estimatedMicros }
      return () => void statements.estimateCharge.run(values)
    }
    case 'settle-charge': {
      const values = { call_id: change.callId, settled_micros: change.settledMicros, at: change.at }
      return () => void statements.settleCharge.run(values)
    }
    case 'release-charge': {
      const values = { call_id: change.callId, at: change.at }
      return () => void statements.releaseCharge.run(values)
    }
    case 'put-group': {
      const { ownerId, id, budgetMicros } = change.group
      const row = { owner_id: ownerId, id, budget_micros: budgetMicros }
      return () => void statements.groups.put.run(row)
    }
    case 'delete-group': {
      const key = { owner_id: change.ownerId, group_id: change.groupId }
      return () => void statements.groups.delete.run(key)
    }
    case 'put-provider-wait': {
      const values = { owner_id: change.ownerId, provider: change.provider, until: change.until }
      return () => void statements.putProviderWait.run(values)
    }
    case 'insert-record':
      return insertRecord(
        change.record,
        { numbered: change.numbered ?? false, quota: change.quota },
        statements.records,
      )
    case 'update-record':
      return updateRecord(change.record, statements.records)
    case 'delete-record':
      return deleteRecord(change, statements.records)
  }
}

function insertProject(project: Project, statements: WriteStatements): () => void {
  const row = toProjectRow(project)
  const text = { project_id: project.id, search_text: projectSearchText(project) }
  const insert = () => {
    statements.insertProject.run(row)
    statements.putProjectText.run(text)
  }
  return explaining(insert, {
    unique: () =>
      statements.projectExists.get({ id: row.id }) === undefined
        ? keyTaken(project)
        : alreadyExists('id', `There is already a project ${row.id}.`),
  })
}

function updateProject(project: Project, statements: WriteStatements): () => void {
  const row = toProjectRow(project)
  const text = { project_id: project.id, search_text: projectSearchText(project) }
  const update = () => {
    if (statements.updateProject.run(row) > 0) {
      statements.putProjectText.run(text)
      return
    }
    const stored = statements.projectExists.get({ id: row.id })
    if (stored?.owner_id !== row.owner_id) throw projectNotFound(row.id)
    throw new MutoscopeError('REVISION_CONFLICT', {
      details: { projectId: row.id, revision: stored.revision },
    })
  }
  return explaining(update, { unique: () => keyTaken(project) })
}

function reserveCharge(charge: Charge, limits: BudgetLimits, statements: WriteStatements): () => void {
  const row = toChargeRow(charge)
  const usedByRun = () => statements.usedByRun.get({ run_id: row.run_id })?.used ?? 0
  const reserve = () => {
    checkBudgets(charge, limits, {
      run: limits.runMicros === null ? 0 : usedByRun(),
      project:
        limits.projectMicros === null
          ? 0
          : (statements.usedByProject.get({ project_id: row.project_id })?.used ?? 0),
      group: usedGroup(statements.groups, charge, usedByRun),
      ownerDay:
        limits.ownerDayMicros === null
          ? 0
          : (statements.usedByOwner.get({ owner_id: row.owner_id, from: limits.dayStart })?.used ?? 0),
    })
    statements.insertCharge.run(row)
  }
  return explaining(reserve, {
    unique: () => alreadyExists('callId', `There is already a charge for call ${row.call_id}.`),
  })
}

function putCall(
  { call, follows, maxAtOnce }: Extract<Change, { type: 'put-call' }>,
  statements: WriteStatements,
): () => void {
  const row = toCallRow(call)
  const put = () => {
    if (follows !== undefined && (statements.callVersion.get(row)?.updated_at ?? null) !== follows) {
      throw new MutoscopeError('REVISION_CONFLICT', {
        message: `Call ${row.id} was changed by somebody else in the meantime.`,
        details: { callId: row.id },
      })
    }
    if (maxAtOnce !== undefined && (statements.countAtProvider.get(row)?.count ?? 0) >= maxAtOnce) {
      throw new MutoscopeError('PROVIDER_RATE_LIMITED', {
        message: `${row.provider} already works on ${maxAtOnce} calls of this owner.`,
        details: { reason: 'concurrency', provider: row.provider },
      })
    }
    if (call.status !== 'intended' && statements.updateCall.run(row) > 0) return
    if (statements.putCall.run(row) === 0) throw alreadyExists('id', `There is already a call ${row.id}.`)
  }
  return explaining(put, {
    unique: () =>
      new MutoscopeError('RUN_ACTIVE', {
        message: `Another request for ${row.digest} is still alive.`,
        details: { digest: row.digest },
      }),
    foreign: () => runNotFound(row.run_id),
  })
}

function keyTaken(project: Project): MutoscopeError {
  return alreadyExists('key', `The owner already has a project with the key ${project.key}.`)
}

function runActive(projectId: string, statements: WriteStatements): MutoscopeError {
  const { id, status } = statements.livingRun.get({ project_id: projectId }) ?? { id: '', status: 'running' }
  return new MutoscopeError('RUN_ACTIVE', {
    message: `Run "${id}" of this project is ${status}.`,
    details: { runId: id, status },
  })
}

function runNotFound(runId: string): MutoscopeError {
  return new MutoscopeError('RUN_NOT_FOUND', { message: `There is no run ${runId}.`, details: { runId } })
}
