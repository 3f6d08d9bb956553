import { toStoredError } from '../errors/stored-error.js'
import type { ClaimedWork } from '../engine/dispatcher.js'
import { batchMakers } from '../make/batched-kinds.js'
import { claimRuns, type RunWorker } from './advance-run.js'
import { workOnBatch } from './work-batches.js'

/**
 * Makes what claims the work of a process: runs, and where batches are shared also those. Neither keeps the
 * other from having its turn: when several places are free, one of them is for runs, and the only one goes to
 * batches and to runs by turns.
 */
export function createWorkClaim(worker: RunWorker): (limit: number) => Promise<readonly ClaimedWork[]> {
  const { engine, lanes, batchPlaces } = worker
  if (!engine.sharesBatches || !lanes.includes('cpu')) return (limit) => claimRuns(worker, limit)
  let batchesInHand = 0
  let isTurnOfBatches = true
  let version: Promise<string> | undefined
  const mediaVersion = () =>
    (version ??= engine.media.version().catch((error: unknown) => {
      version = undefined
      throw error
    }))

  async function claimBatches(most: number): Promise<readonly ClaimedWork[]> {
    const limit = Math.min(most, batchPlaces - batchesInHand)
    if (limit < 1 || worker.stopping.aborted) return []
    const { store, workerId, clock, leaseMs, logger } = engine
    try {
      const next = await store.nextBatch()
      if (next === null || next > clock.now()) return []
      const makers = await batchMakers({ media: engine.media, mediaVersion })
      const claim = { workerId, now: clock.now(), leaseMs, makers, limit, freePlaces: limit }
      const batches = await store.claimBatches({ ...claim, weightOf: worker.weightOf })
      batchesInHand += batches.length
      return batches.map((batch) => () => {
        return workOnBatch({ worker, batch, mediaVersion }).finally(() => batchesInHand--)
      })
    } catch (error) {
      logger.warn({ error: toStoredError(error) }, 'Batches could not be claimed; retrying.')
      return []
    }
  }

  return async (limit) => {
    const atFirst = limit > 1 ? limit - 1 : Number(isTurnOfBatches)
    isTurnOfBatches = !isTurnOfBatches
    const batches = await claimBatches(atFirst)
    const runs = await claimRuns(worker, limit - batches.length)
    const left = limit - batches.length - runs.length
    // Fewer than were asked for the first time means that there are no more.
    const more = batches.length === atFirst && left > 0 ? await claimBatches(left) : []
    return [...batches, ...runs, ...more]
  }
}
