import { availableModels } from './available-models.js'
import type { Run, RunStatus } from '../domain/run.js'
import { toErrorRecord, type ErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { cancelCalls } from './cancel-calls.js'
import { stagesUpTo } from './define-recipe.js'
import type { EngineParts } from './engine-parts.js'
import { createRunWriter, type RunEvent, type RunWriter } from './run-writer.js'
import { runStage } from './stage-runner.js'

/** A run in the hands of this process. */
export interface ActiveRun {
  /** Stops the work at its next await. */
  readonly controller: AbortController
}

/**
 * Advances a run until it has ended or waits: claims it, runs its stages from the first, gives it back.
 * What is current answers at once, so starting from the first again is cheap, and edits made in between are
 * seen. Does nothing when another worker holds the run. Never throws for what happens inside the run.
 */
export async function advanceRun(
  parts: EngineParts,
  runId: string,
  active: Map<string, ActiveRun>,
): Promise<void> {
  const before = await parts.store.getAnyRun(runId)
  const run = await parts.store.claimRun({
    runId,
    owner: parts.workerId,
    now: parts.clock.now(),
    leaseMs: parts.leaseMs,
  })
  if (run === null) return
  const controller = new AbortController()
  active.set(runId, { controller })
  const finished = new AbortController()
  const beat = heartbeat(parts, run, controller, finished.signal)
  try {
    await parts.crashPoint('run.claimed')
    await work(parts, run, controller.signal, before?.status === 'running')
  } catch (error) {
    if (!isLost(error)) parts.logger.error('A run could not be advanced.', { runId, ...toErrorRecord(error) })
  } finally {
    finished.abort()
    await beat
    active.delete(runId)
    await parts.store
      .releaseRun({ runId, epoch: run.epoch })
      .catch((error: unknown) =>
        parts.logger.warn('A lease could not be given back.', { runId, ...toErrorRecord(error) }),
      )
  }
}

async function work(parts: EngineParts, run: Run, signal: AbortSignal, recovered: boolean): Promise<void> {
  const writer = createRunWriter(parts, run)
  if (run.cancelRequestedAt !== null) return cancel(parts, writer)
  const events: RunEvent[] = recovered ? [{ type: 'run.recovered', data: { epoch: run.epoch } }] : []
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: run.id, set: { status: 'running' }, updatedAt: parts.clock.now() }],
    events,
  )
  try {
    await runStages(parts, writer, signal)
  } catch (error) {
    if (isLost(error)) throw error
    const current = await parts.store.getAnyRun(run.id)
    if (current?.cancelRequestedAt != null) return cancel(parts, writer)
    if (signal.aborted) throw error
    return end(parts, writer, 'failed', toErrorRecord(error))
  }
}

async function runStages(parts: EngineParts, writer: RunWriter, signal: AbortSignal): Promise<void> {
  const { run } = writer
  const project = await parts.store.getProject(run.ownerId, run.projectId)
  if (project === null)
    throw new MutoscopeError('PROJECT_NOT_FOUND', { details: { projectId: run.projectId } })
  const recipe = parts.recipes.get(project.recipe)
  if (recipe === undefined)
    throw new MutoscopeError('RECIPE_NOT_FOUND', {
      message: `This studio has no recipe "${project.recipe}".`,
      details: { recipe: project.recipe },
    })
  const rows = new Map((await parts.store.listStages(run.id)).map((row) => [row.stage, row]))
  const bindings = await parts.store.listBindings(run.ownerId, run.projectId)
  const bound = new Map(bindings.map(({ name, artifact }) => [name, artifact.digest]))
  const owners = new Map<string, string>()
  let version: Promise<string> | undefined
  const mediaVersion = () => (version ??= parts.media.version())
  const models = await availableModels(
    parts.models,
    run.ownerId,
    bindings.map(({ artifact }) => artifact),
  )
  for (const stage of stagesUpTo(recipe, run.target)) {
    signal.throwIfAborted()
    const outcome = await runStage({
      parts,
      writer,
      stage,
      row: rows.get(stage.name),
      bound,
      owners,
      models,
      mediaVersion,
      signal,
    })
    if (outcome.status === 'failed') return end(parts, writer, 'failed', outcome.error)
    if (outcome.status === 'gated') {
      await pause(parts, writer, 'gated', null, { type: 'run.gated', data: { gate: stage.name } })
      return lookAgain(parts, writer, stage.name, outcome.digest)
    }
    if (outcome.status === 'waiting') {
      const status = outcome.dueAt === null ? 'attention' : 'waiting'
      return pause(parts, writer, status, outcome.dueAt, {
        type: `run.${status}`,
        data: { stage: stage.name, dueAt: outcome.dueAt },
      })
    }
  }
  return end(parts, writer, 'succeeded', null)
}

/**
 * An approval that came while the run was on its way to the gate found no gated run to wake; the run wakes
 * itself.
 */
async function lookAgain(parts: EngineParts, writer: RunWriter, gate: string, digest: string): Promise<void> {
  const project = await parts.store.getProject(writer.run.ownerId, writer.run.projectId)
  if (project?.approvals[gate]?.digest !== digest) return
  const now = parts.clock.now()
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: writer.run.id, set: { status: 'queued', dueAt: now }, updatedAt: now }],
    [],
  )
}

async function pause(
  parts: EngineParts,
  writer: RunWriter,
  status: RunStatus,
  dueAt: number | null,
  event: RunEvent,
): Promise<void> {
  // Polls of a waiting run would fill the log; its calls say what happens.
  const events = writer.run.status === status && status === 'waiting' ? [] : [event]
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: writer.run.id, set: { status, dueAt }, updatedAt: parts.clock.now() }],
    events,
  )
}

async function cancel(parts: EngineParts, writer: RunWriter): Promise<void> {
  await cancelCalls(parts, writer)
  return end(parts, writer, 'cancelled', null)
}

async function end(
  parts: EngineParts,
  writer: RunWriter,
  status: 'succeeded' | 'failed' | 'cancelled',
  error: ErrorRecord | null,
): Promise<void> {
  const data = error === null ? {} : { code: error.code, message: error.message, details: error.details }
  await writer.commit(
    'run.commit',
    [
      {
        type: 'update-run',
        runId: writer.run.id,
        set: { status, dueAt: null, error },
        updatedAt: parts.clock.now(),
      },
    ],
    [{ type: `run.${status}`, data }],
  )
}

/**
 * Keeps the lease while the work goes on; stops the work when the lease is lost or somebody asked to cancel.
 */
async function heartbeat(
  parts: EngineParts,
  run: Run,
  controller: AbortController,
  finished: AbortSignal,
): Promise<void> {
  const fence = { runId: run.id, epoch: run.epoch }
  while (!finished.aborted) {
    await parts.clock.delay(parts.leaseMs / 3, finished)
    if (finished.aborted) return
    try {
      const kept = await parts.store.renewRun(fence, { now: parts.clock.now(), leaseMs: parts.leaseMs })
      if (!kept) controller.abort(new MutoscopeError('LEASE_LOST', { details: { runId: run.id } }))
      else if ((await parts.store.getAnyRun(run.id))?.cancelRequestedAt != null)
        controller.abort(new MutoscopeError('CANCELLED', { details: { runId: run.id } }))
    } catch (error) {
      parts.logger.warn('A lease could not be renewed; trying again.', {
        runId: run.id,
        ...toErrorRecord(error),
      })
    }
  }
}

function isLost(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'LEASE_LOST'
}
