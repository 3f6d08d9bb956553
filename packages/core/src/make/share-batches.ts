import type { KeyedRequest } from '../artifacts/make-request.js'
import type { Batch } from '../domain/batch.js'
import { fromStoredError } from '../errors/stored-error.js'
import type { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { StagePlace } from '../engine/run-progress.js'
import type { RunWriter } from '../engine/run-writer.js'
import { cutBatches } from '../kinds/batching.js'
import { toBatchMaker } from './batched-kinds.js'

/** How a stage shares its work with other workers. */
export interface BatchSharing {
  /** The stage among those of its run. */
  readonly place: StagePlace
  /** Tells one more worker that there is a batch. */
  readonly wake: () => void
}

/** What a stage wants made in batches. */
export interface Shareable {
  readonly engine: Pick<Engine, 'store' | 'clock' | 'createId'>
  readonly writer: RunWriter
  readonly stage: string
  readonly sharing: BatchSharing
  /** What is not there yet, in order, and how much work each is. */
  readonly missing: readonly { readonly request: KeyedRequest; readonly size: number }[]
  readonly batchSize: number
  /** How much work everything is that the stage asked for, what is there included. */
  readonly stageSize: number
}

/** Where the work of a stage is. */
export interface SharedWork {
  /** So little that it is made here and now. */
  readonly here: readonly KeyedRequest[]
  /** In batches that are being made, or wait for a worker. */
  readonly waiting: readonly KeyedRequest[]
  /** In batches that could not be made. */
  readonly failed: readonly { readonly request: KeyedRequest; readonly error: MutoscopeError }[]
}

/**
 * Writes batches of what is missing and is in none yet, for every worker that computes, and tells where all of
 * it is. What makes only one batch need not be shared.
 */
export async function shareBatches(options: Shareable): Promise<SharedWork> {
  const { engine, writer, sharing, missing, batchSize } = options
  const known = new Map(
    (await engine.store.listBatches(writer.run.id)).flatMap((batch) =>
      batch.requests.map(({ digest }) => [digest, batch] as const),
    ),
  )
  const waiting = missing.filter(({ request }) => known.get(request.digest)?.error === null)
  const failed = missing.flatMap(({ request }) => {
    const error = known.get(request.digest)?.error ?? null
    return error === null ? [] : [{ request, error: fromStoredError(error) }]
  })
  const fresh = missing.filter(({ request }) => !known.has(request.digest))
  const parts = cutBatches(
    fresh.map(({ size }) => size),
    batchSize,
  ).map((places) => places.flatMap((place) => fresh.slice(place, place + 1)))
  if (parts.length < 2 && waiting.length === 0)
    return { here: fresh.map(({ request }) => request), waiting: [], failed }
  if (parts.length > 0)
    await writer.commit(
      'batch.commit',
      parts.map((part) => ({ type: 'insert-batch', batch: toBatch(options, part) })),
      [],
    )
  parts.forEach(() => sharing.wake())
  return { here: [], waiting: [...waiting, ...fresh].map(({ request }) => request), failed }
}

function toBatch(
  { engine, writer: { run }, stage, sharing: { place }, stageSize }: Shareable,
  part: Shareable['missing'],
): Batch {
  const { kind = '', identity = { provider: '', model: '', version: '' } } = part[0]?.request ?? {}
  return {
    id: engine.createId(),
    ownerId: run.ownerId,
    projectId: run.projectId,
    runId: run.id,
    stage,
    stageIndex: place.index,
    stageCount: place.total,
    kind,
    maker: toBatchMaker(kind, identity),
    requests: part.map(({ request: { name, digest, json } }) => ({ name, digest, request: json })),
    size: part.reduce((sum, { size }) => sum + size, 0),
    done: 0,
    stageSize,
    priority: run.priority,
    epoch: 0,
    workerId: null,
    leaseUntil: 0,
    leaseMs: 0,
    deaths: 0,
    error: null,
    createdAt: engine.clock.now(),
  }
}
