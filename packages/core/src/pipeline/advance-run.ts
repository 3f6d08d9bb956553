import type { Run } from '../domain/run.js'
import type { Gauge } from '../telemetry/metrics.js'
import { inSpan } from '../telemetry/in-span.js'
import { toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { cancelCalls } from '../calls/cancel-calls.js'
import type { ClaimedWork } from '../engine/dispatcher.js'
import { endRun } from './end-run.js'
import type { Engine } from '../engine/engine.js'
import { keepLease } from '../engine/keep-lease.js'
import { createRunLease } from '../engine/run-lease.js'
import { createRunWriter, type RunEvent, type RunWriter } from '../engine/run-writer.js'
import { runStages, type StageWorker } from './run-stages.js'
import { workerDied } from './worker-died.js'

/** A run in the hands of this process. */
export interface ActiveRun {
  /** Stops the work at its next await. */
  readonly controller: AbortController
}

/** What a process needs to work on runs. */
export interface RunWorker extends StageWorker {
  /** The runs this process works on, and the batches of runs, by id. */
  readonly active: Map<string, ActiveRun>
  /** How much of the work each owner gets beside the others. */
  readonly weightOf: (ownerId: string) => number
  /** Counts the runs that this process holds. */
  readonly held: Gauge
  /** Counts the batches that this process holds. */
  readonly batchesHeld: Gauge
  /** Batches that this process makes at once. */
  readonly batchPlaces: number
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
export async function advanceRun(worker: RunWorker, runId: string): Promise<void> {
  const { store, workerId, clock, leaseMs } = worker.engine
  const run = await store.claimRun({ runId, workerId, now: clock.now(), leaseMs })
  if (run !== null) await workInSpan(worker, run)
}

/** Claims at most so many runs whose turn it is; none when the store cannot be asked. */
export async function claimRuns(worker: RunWorker, limit: number): Promise<readonly ClaimedWork[]> {
  const { engine, lanes, weightOf, stopping } = worker
  const { store, workerId, clock, leaseMs, logger } = engine
  if (stopping.aborted) return []
  try {
    const runs = await store.claimDue({
      workerId,
      now: clock.now(),
      leaseMs,
      lanes,
      limit,
      freePlaces: limit,
      weightOf,
    })
    return runs.map((run) => () => workInSpan(worker, run))
  } catch (error) {
    logger.warn({ error: toStoredError(error) }, 'Runs could not be claimed; retrying.')
    return []
  }
}

/** What a run is worked on for at a time is one span; its stages and calls are spans inside it. */
async function workInSpan(worker: RunWorker, run: Run): Promise<void> {
  const { id, projectId, target, lane, epoch } = run
  const attributes = {
    'mutoscope.run.id': id,
    'mutoscope.project.id': projectId,
    'mutoscope.run.target': target,
    'mutoscope.run.epoch': epoch,
    'mutoscope.lane': lane,
  }
  worker.held.add(1)
  try {
    await inSpan('run.advance', attributes, () => workOn(worker, run))
  } finally {
    worker.held.add(-1)
  }
}

async function workOn(worker: RunWorker, run: Run): Promise<void> {
  const { engine, active, maxDeaths, stopping } = worker
  const { id: runId, ownerId, epoch, status, deaths } = run
  engine.logger.debug(
    { runId, ownerId, workerId: engine.workerId, epoch, status, deaths },
    'A run was claimed.',
  )
  const controller = new AbortController()
  active.set(run.id, { controller })
  if (stopping.aborted) controller.abort(new MutoscopeError('LEASE_LOST'))
  const finished = new AbortController()
  const lease = createRunLease(engine, run)
  const beat = keepLease({
    engine,
    facts: { runId },
    renew: () => lease.renew(),
    async stopsFor() {
      const isCancelled = (await engine.store.getAnyRun(runId))?.cancelRequestedAt != null
      return isCancelled ? new MutoscopeError('CANCELLED', { details: { runId } }) : null
    },
    controller,
    finished: finished.signal,
  })
  try {
    await engine.crashPoint('run.claimed')
    const writer = createRunWriter(engine, run, lease)
    if (run.deaths >= maxDeaths && run.cancelRequestedAt === null)
      await endRun(engine, writer, 'failed', workerDied(run.deaths))
    else await work(worker, writer, controller.signal)
  } catch (error) {
    if (!isLost(error)) {
      engine.logger.error({ runId: run.id, error: toStoredError(error) }, 'A run could not be advanced.')
      await engine.clock.delay(BACK_OFF_MS, stopping)
    }
  } finally {
    finished.abort()
    await beat
    active.delete(run.id)
    engine.logger.debug({ runId }, 'A run is given back.')
    await engine.store
      .releaseRun({ runId: run.id, epoch: run.epoch })
      .catch((error: unknown) =>
        engine.logger.warn({ runId: run.id, error: toStoredError(error) }, 'A lease could not be released.'),
      )
  }
}

async function work(worker: RunWorker, writer: RunWriter, signal: AbortSignal): Promise<void> {
  const { engine } = worker
  const { run } = writer
  if (run.cancelRequestedAt !== null) return cancel(engine, writer)
  const events: RunEvent[] =
    run.status === 'running' ? [{ type: 'run.recovered', data: { epoch: run.epoch } }] : []
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: run.id, set: { status: 'running' }, updatedAt: engine.clock.now() }],
    events,
  )
  try {
    await runStages(worker, writer, signal)
  } catch (error) {
    if (isLost(error)) throw error
    const current = await engine.store.getAnyRun(run.id)
    if (current?.cancelRequestedAt != null) return cancel(engine, writer)
    if (signal.aborted) throw error
    return endRun(engine, writer, 'failed', toStoredError(error))
  }
}

async function cancel(engine: Engine, writer: RunWriter): Promise<void> {
  await cancelCalls(engine, writer, 'cancelled')
  return endRun(engine, writer, 'cancelled', null)
}

function isLost(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'LEASE_LOST'
}
