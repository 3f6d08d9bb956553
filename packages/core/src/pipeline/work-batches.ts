import type { Batch } from '../domain/batch.js'
import type { StoredEvent } from '../domain/event.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { toStoredError, type StoredError } from '../errors/stored-error.js'
import { commitAndPublish, type CommitStep } from '../engine/commit-and-publish.js'
import type { Engine } from '../engine/engine.js'
import { keepLease } from '../engine/keep-lease.js'
import type { RunEvent } from '../engine/run-writer.js'
import { makeBatch } from '../make/make-batch.js'
import type { BatchesLeft } from '../storage/batch-store.js'
import type { Change } from '../storage/store.js'
import { inSpan } from '../telemetry/in-span.js'
import type { RunWorker } from './advance-run.js'
import { workerDied } from './worker-died.js'

/** A batch that this process has claimed, and what it is made with. */
export interface ClaimedBatch {
  readonly worker: RunWorker
  readonly batch: Batch
  readonly mediaVersion: () => Promise<string>
}

/**
 * Makes a claimed batch and ends it; the end of the last one of a run wakes the run. Gives the batch back when
 * the process stops. Never throws.
 */
export async function workOnBatch(claimed: ClaimedBatch): Promise<void> {
  const { worker, batch } = claimed
  const { id, projectId, runId, kind, size, epoch } = batch
  const attributes = {
    'mutoscope.batch.id': id,
    'mutoscope.batch.kind': kind,
    'mutoscope.batch.size': size,
    'mutoscope.batch.epoch': epoch,
    'mutoscope.run.id': runId,
    'mutoscope.project.id': projectId,
  }
  worker.batchesHeld.add(1)
  try {
    await inSpan('batch.make', attributes, () => workOn(claimed))
  } finally {
    worker.batchesHeld.add(-1)
  }
}

async function workOn({ worker, batch, mediaVersion }: ClaimedBatch): Promise<void> {
  const { engine, active, stopping, maxDeaths, wake } = worker
  const { store, clock, logger, hub } = engine
  const { id: batchId, runId, epoch, deaths } = batch
  const facts = { batchId, runId }
  logger.debug({ ...facts, workerId: engine.workerId, epoch, deaths }, 'A batch was claimed.')
  const controller = new AbortController()
  const { signal } = controller
  active.set(batchId, { controller })
  if (stopping.aborted) controller.abort(new MutoscopeError('LEASE_LOST'))
  const finished = new AbortController()
  const fence = { batchId, epoch }
  const keeping = keepLease({
    engine,
    facts,
    renew: () => store.renewBatch(fence, { now: clock.now(), leaseMs: engine.leaseMs }),
    controller,
    finished: finished.signal,
  })
  // A run that ends in this process takes its batches with it at once; elsewhere the lease says so.
  const hear = (event: StoredEvent) => {
    if (event.runId === runId && RUN_ENDS.has(event.type)) controller.abort(new MutoscopeError('LEASE_LOST'))
  }
  hub.on('event', hear)

  const commit =
    (step: CommitStep) =>
    async (changes: readonly Change[], events: readonly RunEvent[]): Promise<void> => {
      signal.throwIfAborted()
      await commitAndPublish(engine, step, {
        ownerId: batch.ownerId,
        fence,
        changes,
        events: events.map((event) => ({ ...event, projectId: batch.projectId, runId })),
        at: clock.now(),
      })
    }
  const end = async (error: StoredError | null) => {
    await commit('batch.commit')([{ type: 'end-batch', batchId, runId, error, at: clock.now() }], [])
    const left = await store.batchesLeft(runId)
    tellProgress(engine, batch, left)
    if (left.count > 0) return
    wake({ runId, lane: (await store.getAnyRun(runId))?.lane ?? 'cpu' })
  }
  try {
    await engine.crashPoint('batch.claimed')
    if (deaths >= maxDeaths) return await end(workerDied(deaths))
    const failure = await makeBatch({
      engine,
      batch,
      mediaVersion,
      signal,
      commit: commit('artifact.commit'),
      onMade: async () => tellProgress(engine, batch, await store.batchesLeft(runId)),
    }).then(
      () => null,
      (error: unknown) => {
        if (signal.aborted || isLost(error)) throw error
        return toStoredError(error, 'MODEL_FAILED')
      },
    )
    await end(failure)
  } catch (error) {
    if (!signal.aborted && !isLost(error))
      logger.error({ ...facts, error: toStoredError(error) }, 'A batch could not be worked on.')
  } finally {
    finished.abort()
    await keeping
    hub.off('event', hear)
    active.delete(batchId)
    await store
      .releaseBatch(fence)
      .catch((error: unknown) =>
        logger.warn({ ...facts, error: toStoredError(error) }, 'A lease could not be released.'),
      )
  }
}

const RUN_ENDS: ReadonlySet<string> = new Set(['run.succeeded', 'run.failed', 'run.cancelled'])

/** Tells how far the stage is that the batch belongs to, by what all workers have stored of it. */
function tellProgress({ hub, progress }: Engine, batch: Batch, { size }: BatchesLeft): void {
  const { projectId, runId, stage, stageIndex, stageCount, stageSize } = batch
  const fraction = Math.min(1, Math.max(0, 1 - size / stageSize))
  const overall = progress.note(runId, { index: stageIndex, total: stageCount }, fraction)
  hub.emit('progress', { projectId, runId, stage, fraction, overall })
}

function isLost(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.code === 'LEASE_LOST'
}
