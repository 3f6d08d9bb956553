import { createArtifactLookup } from '../artifacts/artifact-lookup.js'
import { availableModels } from '../models/available-models.js'
import type { Run, RunStatus } from '../domain/run.js'
import { toErrorRecord, type ErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { cancelCalls } from '../calls/cancel-calls.js'
import { checkBalances } from './check-balances.js'
import { stagesUpTo } from './define-recipe.js'
import type { ClaimedWork } from './dispatcher.js'
import type { EngineParts } from './engine-parts.js'
import { createRunLease, type RunLease } from './run-lease.js'
import { createRunWriter, type RunEvent, type RunWriter } from './run-writer.js'
import { runStage } from './stage-runner.js'

/** A run in the hands of this process. */
export interface ActiveRun {
  /** Stops the work at its next await. */
  readonly controller: AbortController
}

/** What a process needs to work on runs. */
export interface WorkerParts {
  readonly parts: EngineParts
  /** The runs this process works on, by id. */
  readonly active: Map<string, ActiveRun>
  /** How much of the work each owner gets beside the others. */
  readonly weightOf: (ownerId: string) => number
  /** So many workers in succession may die of a run before it ends as failed. */
  readonly maxDeaths: number
  /** Aborted when the process stops: what was claimed is given back. */
  readonly stopping: AbortSignal
}

/** How long a run is kept that could not be advanced, as when the store fails, so that it is not tried in a loop. */
const BACK_OFF_MS = 1000

/**
 * Advances a run until it has ended or waits: claims it, runs its stages from the first, gives it back.
 * What is current answers at once, so starting from the first again is cheap, and edits made in between are
 * seen. Does nothing when another worker holds the run. Never throws for what happens inside the run.
 */
export async function advanceRun(worker: WorkerParts, runId: string): Promise<void> {
  const { store, workerId, clock, leaseMs } = worker.parts
  const run = await store.claimRun({ runId, owner: workerId, now: clock.now(), leaseMs })
  if (run !== null) await workOn(worker, run)
}

/** Claims at most so many runs whose turn it is; none when the store cannot be asked. */
export async function claimRuns(worker: WorkerParts, limit: number): Promise<readonly ClaimedWork[]> {
  const { parts, weightOf, stopping } = worker
  const { store, workerId, clock, leaseMs, logger } = parts
  if (stopping.aborted) return []
  try {
    const runs = await store.claimDue({
      owner: workerId,
      now: clock.now(),
      leaseMs,
      limit,
      freePlaces: limit,
      weightOf,
    })
    return runs.map((run) => () => workOn(worker, run))
  } catch (error) {
    logger.warn('Runs could not be claimed; retrying.', toErrorRecord(error))
    return []
  }
}

async function workOn({ parts, active, maxDeaths, stopping }: WorkerParts, run: Run): Promise<void> {
  const { id: runId, ownerId, epoch, status, deaths } = run
  parts.logger.debug('A run was claimed.', {
    runId,
    ownerId,
    workerId: parts.workerId,
    epoch,
    status,
    deaths,
  })
  const controller = new AbortController()
  active.set(run.id, { controller })
  if (stopping.aborted) controller.abort(new MutoscopeError('LEASE_LOST'))
  const finished = new AbortController()
  const lease = createRunLease(parts, run)
  const beat = heartbeat(parts, run, lease, controller, finished.signal)
  try {
    await parts.crashPoint('run.claimed')
    const writer = createRunWriter(parts, run, lease)
    if (run.deaths >= maxDeaths && run.cancelRequestedAt === null)
      await end(parts, writer, 'failed', workerDied(run))
    else await work(parts, writer, controller.signal)
  } catch (error) {
    if (!isLost(error)) {
      parts.logger.error('A run could not be advanced.', { runId: run.id, ...toErrorRecord(error) })
      await parts.clock.delay(BACK_OFF_MS, stopping)
    }
  } finally {
    finished.abort()
    await beat
    active.delete(run.id)
    parts.logger.debug('A run is given back.', { runId })
    await parts.store
      .releaseRun({ runId: run.id, epoch: run.epoch })
      .catch((error: unknown) =>
        parts.logger.warn('A lease could not be released.', { runId: run.id, ...toErrorRecord(error) }),
      )
  }
}

function workerDied({ deaths }: Run): ErrorRecord {
  return toErrorRecord(
    new MutoscopeError('WORKER_DIED', {
      message: `The process working on the run died ${deaths} times in a row. Check the inputs of the run and the memory of the machine, then start another run.`,
      details: { deaths },
    }),
  )
}

async function work(parts: EngineParts, writer: RunWriter, signal: AbortSignal): Promise<void> {
  const { run } = writer
  if (run.cancelRequestedAt !== null) return cancel(parts, writer)
  const events: RunEvent[] =
    run.status === 'running' ? [{ type: 'run.recovered', data: { epoch: run.epoch } }] : []
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
  const lookup = createArtifactLookup(parts, run.ownerId)
  let version: Promise<string> | undefined
  const mediaVersion = () => (version ??= parts.media.version())
  const models = await availableModels(
    parts.models,
    run.ownerId,
    bindings.map(({ artifact }) => artifact),
  )
  const stages = stagesUpTo(recipe, run.target)
  // What an earlier worker has reached is not told as less.
  parts.progress.of(
    run,
    stages.map(({ name }) => name),
    [...rows.values()],
  )
  // What cannot be put together in the end need not be bought in the first place.
  if (stages.some((stage) => stage.type === 'stage' && stage.resource === 'cpu')) await mediaVersion()
  for (const [index, stage] of stages.entries()) {
    const stagesLeft = stages.length - index
    signal.throwIfAborted()
    // Before a stage buys anything, all that is left to buy must be within what the keys can pay.
    if (stage.type === 'stage' && !rows.has(stage.name)) {
      const { target } = run
      const current = (await parts.store.getProject(run.ownerId, run.projectId)) ?? project
      await checkBalances({ parts, recipe, project: current, target, models, signal })
    }
    const outcome = await runStage({
      parts,
      writer,
      stage,
      place: { index, total: stages.length },
      row: rows.get(stage.name),
      bound,
      owners,
      lookup,
      models,
      mediaVersion,
      signal,
    })
    if (outcome.status === 'failed') {
      await cancelCalls(parts, writer, 'ended')
      return end(parts, writer, 'failed', outcome.error)
    }
    if (outcome.status === 'gated') {
      await pause(
        parts,
        writer,
        { status: 'gated', dueAt: null, stagesLeft },
        { type: 'run.gated', data: { gate: stage.name } },
      )
      return lookAgain(parts, writer, stage.name, outcome.digest)
    }
    if (outcome.status === 'waiting') {
      const status = outcome.dueAt === null ? 'attention' : 'waiting'
      await pause(
        parts,
        writer,
        { status, dueAt: outcome.dueAt, stagesLeft },
        {
          type: `run.${status}`,
          data: { stage: stage.name, dueAt: outcome.dueAt },
        },
      )
      return lookAgainAtCalls(parts, writer, outcome.dueAt)
    }
  }
  await cancelCalls(parts, writer, 'ended')
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

/**
 * The same for what an operator decided or a webhook told about a call in the meantime: a decision leaves no
 * call that waits for one, and a call that was told of is to be looked at earlier than the run meant to.
 */
async function lookAgainAtCalls(parts: EngineParts, writer: RunWriter, dueAt: number | null): Promise<void> {
  const { run } = writer
  const statuses = ['accepted', 'ambiguous'] as const
  const calls = await parts.store.listCalls(run.ownerId, { runId: run.id, statuses })
  const now = parts.clock.now()
  const looks = calls.flatMap(({ status, pollAt }) => (status === 'accepted' ? [pollAt ?? now] : []))
  const earlier =
    dueAt === null
      ? calls.every(({ pollAt }) => pollAt !== null)
      : looks.some((pollAt) => pollAt < dueAt && pollAt <= now)
  if (!earlier) return
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: run.id, set: { status: 'waiting', dueAt: now }, updatedAt: now }],
    [],
  )
}

async function pause(
  parts: EngineParts,
  writer: RunWriter,
  set: { readonly status: RunStatus; readonly dueAt: number | null; readonly stagesLeft: number },
  event: RunEvent,
): Promise<void> {
  const { status } = set
  parts.logger.debug('A run waits.', { runId: writer.run.id, ...set })
  // Polls of a waiting run would fill the log; its calls say what happens.
  const events = writer.run.status === status && status === 'waiting' ? [] : [event]
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: writer.run.id, set, updatedAt: parts.clock.now() }],
    events,
  )
}

async function cancel(parts: EngineParts, writer: RunWriter): Promise<void> {
  await cancelCalls(parts, writer, 'cancelled')
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
  lease: RunLease,
  controller: AbortController,
  finished: AbortSignal,
): Promise<void> {
  while (!finished.aborted) {
    await parts.clock.delay(parts.leaseMs / 3, finished)
    if (finished.aborted) return
    try {
      const kept = await lease.renew()
      if (!kept) controller.abort(new MutoscopeError('LEASE_LOST', { details: { runId: run.id } }))
      else if ((await parts.store.getAnyRun(run.id))?.cancelRequestedAt != null)
        controller.abort(new MutoscopeError('CANCELLED', { details: { runId: run.id } }))
    } catch (error) {
      parts.logger.warn('A lease could not be renewed; retrying.', {
        runId: run.id,
        ...toErrorRecord(error),
      })
    }
  }
}

function isLost(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'LEASE_LOST'
}
