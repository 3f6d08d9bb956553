import type { Call } from '../domain/call.js'
import type { Project } from '../domain/project.js'
import { hasEnded, type Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { checkHold } from '../cost/check-budgets.js'
import { assertQueueRoom } from '../storage/queue-room.js'
import type { Change } from '../storage/store.js'
import { applyBatchChange, deleteBatches } from './batches.js'
import { changeCharge, reserveCharge } from './charges.js'
import { readGroup } from './groups.js'
import type { Journal } from './journal.js'
import { isAtProvider, isLiving, keyOf, type MemoryTables } from './memory-tables.js'
import { deleteProjectRecords, deleteRecord, insertRecord, updateRecord } from './record-changes.js'

/**
 * Writes one change of a commit.
 * @throws what the port says about the change; what was written before it is the caller's to undo
 */
export function applyChange(tables: MemoryTables, journal: Journal, change: Change): void {
  switch (change.type) {
    case 'insert-project':
      return insertProject(tables, journal, change.project)
    case 'update-project':
      return updateProject(tables, journal, change.project)
    case 'delete-project':
      return deleteProject(tables, journal, change.ownerId, change.projectId)
    case 'insert-run':
      return insertRun(tables, journal, change.run, change.maxQueued)
    case 'update-run':
      return putRun(tables, journal, {
        ...findRun(tables, change.runId),
        ...change.set,
        updatedAt: change.updatedAt,
      })
    case 'put-stage': {
      const { runId, stage } = change.stage
      findRun(tables, runId)
      return journal.set(tables.stages, runId, new Map(tables.stages.get(runId)).set(stage, change.stage))
    }
    case 'insert-artifact': {
      const key = keyOf(change.artifact.ownerId, change.artifact.digest)
      const stored = tables.artifacts.get(key)
      if (stored === undefined || (change.replaces !== undefined && stored.content?.hash === change.replaces))
        journal.set(tables.artifacts, key, change.artifact)
      return
    }
    case 'bind': {
      const { ownerId, projectId, name, stage, digest } = change
      findProject(tables, ownerId, projectId)
      if (!tables.artifacts.has(keyOf(ownerId, digest)))
        throw invalid('digest', `The owner has no artifact ${digest} to bind to ${name}.`)
      return journal.set(
        tables.bindings,
        projectId,
        new Map(tables.bindings.get(projectId)).set(name, { name, stage, ownerId, digest }),
      )
    }
    case 'put-call':
      return putCall(tables, journal, change)
    case 'reserve-charge':
      return reserveCharge(tables, journal, change.charge, change.limits)
    case 'estimate-charge':
      return changeCharge(tables, journal, change.callId, (charge) =>
        charge.state === 'reserved'
          ? {
              ...charge,
              estimatedMicros: change.estimatedMicros,
              reservedMicros: Math.max(charge.reservedMicros, change.estimatedMicros),
            }
          : charge,
      )
    case 'settle-charge':
      return changeCharge(tables, journal, change.callId, (charge) =>
        charge.state === 'settled'
          ? charge
          : { ...charge, state: 'settled', settledMicros: change.settledMicros, endedAt: change.at },
      )
    case 'release-charge':
      return changeCharge(tables, journal, change.callId, (charge) =>
        charge.state === 'reserved' ? { ...charge, state: 'released', endedAt: change.at } : charge,
      )
    case 'put-group':
      return journal.set(tables.groups, keyOf(change.group.ownerId, change.group.id), change.group)
    case 'delete-group':
      return journal.delete(tables.groups, keyOf(change.ownerId, change.groupId))
    case 'put-provider-wait':
      return journal.set(tables.providerWaits, keyOf(change.ownerId, change.provider), change.until)
    case 'insert-record': {
      const { record, numbered = false, quota } = change
      if (record.projectId !== null) findProject(tables, record.ownerId, record.projectId)
      return insertRecord(tables, journal, record, { numbered, quota })
    }
    case 'update-record':
      return updateRecord(tables, journal, change.record)
    case 'delete-record':
      return deleteRecord(tables, journal, change)
    default:
      return applyBatchChange(tables, journal, change)
  }
}

function insertProject(tables: MemoryTables, journal: Journal, project: Project): void {
  if (tables.projects.has(project.id)) throw alreadyExists('id', `There is already a project ${project.id}.`)
  takeKey(tables, journal, project)
  journal.set(tables.projects, project.id, project)
}

function updateProject(tables: MemoryTables, journal: Journal, project: Project): void {
  const stored = findProject(tables, project.ownerId, project.id)
  if (stored.revision !== project.revision - 1)
    throw new MutoscopeError('REVISION_CONFLICT', {
      details: { projectId: project.id, revision: stored.revision },
    })
  if (stored.key !== project.key) {
    if (stored.key !== null) journal.delete(tables.projectKeys, keyOf(stored.ownerId, stored.key))
    takeKey(tables, journal, project)
  }
  journal.set(tables.projects, project.id, project)
}

function takeKey(tables: MemoryTables, journal: Journal, project: Project): void {
  if (project.key === null) return
  const key = keyOf(project.ownerId, project.key)
  if (tables.projectKeys.has(key))
    throw alreadyExists('key', `The owner already has a project with the key ${project.key}.`)
  journal.set(tables.projectKeys, key, project.id)
}

function deleteProject(tables: MemoryTables, journal: Journal, ownerId: string, projectId: string): void {
  const { key } = findProject(tables, ownerId, projectId)
  if (key !== null) journal.delete(tables.projectKeys, keyOf(ownerId, key))
  for (const call of tables.calls.values()) if (call.projectId === projectId) dropCall(tables, journal, call)
  for (const run of tables.runs.values()) {
    if (run.projectId !== projectId) continue
    deleteBatches(tables, journal, run.id)
    journal.delete(tables.stages, run.id)
    journal.delete(tables.runs, run.id)
  }
  journal.delete(tables.livingRuns, projectId)
  journal.delete(tables.bindings, projectId)
  journal.delete(tables.events, projectId)
  deleteProjectRecords(tables, journal, projectId)
  journal.delete(tables.projects, projectId)
}

function insertRun(tables: MemoryTables, journal: Journal, run: Run, maxQueued?: number): void {
  findProject(tables, run.ownerId, run.projectId)
  if (tables.runs.has(run.id)) throw alreadyExists('id', `There is already a run ${run.id}.`)
  if (maxQueued !== undefined) assertQueueRoom(countQueued(tables, run.ownerId) + 1, maxQueued)
  if (run.groupId !== null) {
    const { budgetMicros, committedMicros } = readGroup(tables, run.ownerId, run.groupId)
    checkHold(run, budgetMicros, committedMicros)
  }
  putRun(tables, journal, run)
}

/** How many runs of an owner are queued. */
export function countQueued({ runs }: MemoryTables, ownerId: string): number {
  return [...runs.values()].filter((run) => run.ownerId === ownerId && run.status === 'queued').length
}

function putRun(tables: MemoryTables, journal: Journal, run: Run): void {
  const living = tables.livingRuns.get(run.projectId)
  if (!hasEnded(run.status)) {
    if (living !== undefined && living !== run.id) throw runActive(findRun(tables, living))
    journal.set(tables.livingRuns, run.projectId, run.id)
  } else if (living === run.id) {
    journal.delete(tables.livingRuns, run.projectId)
  }
  journal.set(tables.runs, run.id, run)
}

function putCall(
  tables: MemoryTables,
  journal: Journal,
  { call, follows, maxAtOnce }: Extract<Change, { type: 'put-call' }>,
): void {
  const run = findRun(tables, call.runId)
  if (run.ownerId !== call.ownerId || run.projectId !== call.projectId) throw runNotFound(call.runId)
  const stored = tables.calls.get(call.id)
  if (stored !== undefined && stored.ownerId !== call.ownerId)
    throw alreadyExists('id', `There is already a call ${call.id}.`)
  if (follows !== undefined && (stored?.updatedAt ?? null) !== follows) throw callChanged(call.id)
  if (maxAtOnce !== undefined) {
    const busy = [...tables.calls.values()].filter(
      (other) =>
        other.id !== call.id &&
        other.ownerId === call.ownerId &&
        other.provider === call.provider &&
        isAtProvider(other.status),
    )
    if (busy.length >= maxAtOnce) throw providerBusy(call.provider, maxAtOnce)
  }
  if (stored !== undefined) dropCall(tables, journal, stored)
  if (isLiving(call.status)) {
    const key = keyOf(call.ownerId, call.digest)
    if (tables.livingCalls.has(key)) {
      throw new MutoscopeError('RUN_ACTIVE', {
        message: `Another call for ${call.digest} is still in progress.`,
        details: { digest: call.digest },
      })
    }
    journal.set(tables.livingCalls, key, call.id)
  }
  journal.set(tables.calls, call.id, call)
}

function callChanged(callId: string): MutoscopeError {
  return new MutoscopeError('REVISION_CONFLICT', {
    message: `Call ${callId} has changed since it was read.`,
    details: { callId },
  })
}

function dropCall(tables: MemoryTables, journal: Journal, call: Call): void {
  if (isLiving(call.status)) journal.delete(tables.livingCalls, keyOf(call.ownerId, call.digest))
  journal.delete(tables.calls, call.id)
}

function findProject(tables: MemoryTables, ownerId: string, projectId: string): Project {
  const project = tables.projects.get(projectId)
  if (project?.ownerId === ownerId) return project
  throw new MutoscopeError('PROJECT_NOT_FOUND', {
    message: `There is no project ${projectId}.`,
    details: { projectId },
  })
}

function findRun(tables: MemoryTables, runId: string): Run {
  const run = tables.runs.get(runId)
  if (run === undefined) throw runNotFound(runId)
  return run
}

function runActive({ id, status }: Run): MutoscopeError {
  return new MutoscopeError('RUN_ACTIVE', {
    message: `Run "${id}" of this project is ${status}.`,
    details: { runId: id, status },
  })
}

function providerBusy(provider: string, maxAtOnce: number): MutoscopeError {
  return new MutoscopeError('PROVIDER_RATE_LIMITED', {
    message: `${provider} is already working on ${maxAtOnce} calls of this owner.`,
    details: { reason: 'concurrency', provider },
  })
}

function runNotFound(runId: string): MutoscopeError {
  return new MutoscopeError('RUN_NOT_FOUND', { message: `There is no run ${runId}.`, details: { runId } })
}

function alreadyExists(field: string, message: string): MutoscopeError {
  return new MutoscopeError('ALREADY_EXISTS', { message, details: { field } })
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
