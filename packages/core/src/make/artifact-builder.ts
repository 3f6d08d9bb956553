import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { StageFailure } from '../domain/run.js'
import { fromStoredError, toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import type { Engine } from '../engine/engine.js'
import { nameOf } from '../models/choose-models.js'
import type { ArtifactLookup } from '../artifacts/artifact-lookup.js'
import type { MadeOutput } from '../kinds/made-output.js'
import {
  keyRequest,
  type ArtifactSource,
  type KeyedRequest,
  type MakeRequest,
  type Maker,
} from '../artifacts/make-request.js'
import type { RunWriter } from '../engine/run-writer.js'
import type { StageState } from './stage-state.js'
import { advanceCall } from '../calls/advance-call.js'
import type { CallEngine, CallResult } from '../calls/paid-call.js'
import { Suspension } from '../engine/suspension.js'
import { cutBatches } from '../kinds/batching.js'
import { shareBatches, type BatchSharing } from './share-batches.js'
import { bindChange, storeMade, type MadeFor } from './store-made.js'

/** What building needs of the engine. */
export type BuildingEngine = CallEngine & Pick<Engine, 'media' | 'limiters' | 'leaseMs'>

/** What one stage of one run builds with. */
export interface BuilderOptions {
  readonly engine: BuildingEngine
  readonly writer: RunWriter
  readonly stage: string
  readonly resource: 'io' | 'cpu'
  readonly state: StageState
  /** What is there already. */
  readonly lookup: ArtifactLookup
  /**
   * Digest by name of every binding of the project, as it was when the run was claimed; kept up to date here.
   */
  readonly bound: Map<string, string>
  /** Which stage of the run asked for a name first. */
  readonly requesters: Map<string, string>
  readonly signal: AbortSignal
  /** Progress of the stage, 0 to 1. */
  readonly progress: (fraction: number) => void
  /** Shares what is made in batches with other workers. @default all is made here */
  readonly sharing?: BatchSharing | undefined
}

/**
 * The source that really makes: what is current is returned, what is missing is made once, stored and
 * recorded. Every outcome lands in the stage's record, so the engine's judgement does not depend on how stage
 * code gathers its promises.
 */
export function createArtifactBuilder(options: BuilderOptions): ArtifactSource {
  const { state, engine, lookup } = options
  const { ownerId } = options.writer.run
  const madeFor: MadeFor = {
    engine,
    run: options.writer.run,
    stage: options.stage,
    signal: options.signal,
    commit: (changes, events) => options.writer.commit('artifact.commit', changes, events),
  }
  const making = new Map<string, Promise<Artifact>>()
  // What failed in an earlier pass of the run has been told.
  const knownFailures = new Set(state.failures.keys())

  async function obtain(requests: readonly MakeRequest[], maker: Maker): Promise<readonly Artifact[]> {
    for (const { name } of requests) if (belongsHere(options, name)) state.asked.add(name)
    const { keyed, found: there } = await lookup.find(requests)
    const found = new Map<string, Promise<Artifact>>()
    const missing: KeyedRequest[] = []
    for (const request of keyed) {
      const known = there.get(request.digest)
      const underway = making.get(request.digest)
      if (known?.whole === true) found.set(request.digest, Promise.resolve(known.artifact))
      else if (underway !== undefined) found.set(request.digest, underway)
      else if (!missing.some((other) => other.digest === request.digest)) missing.push(request)
    }
    for (const [digest, promise] of makeMissing(keyed, missing, maker)) {
      making.set(digest, promise)
      found.set(digest, promise)
    }
    // One failure must not hide that the others are still being made.
    await Promise.allSettled(found.values())
    return Promise.all(
      keyed.map(async (request) => {
        const artifact = await (found.get(request.digest) ??
          Promise.reject(new MutoscopeError('UNREACHABLE')))
        await bind(options, request, artifact)
        return artifact
      }),
    )
  }

  function makeMissing(
    keyed: readonly KeyedRequest[],
    missing: readonly KeyedRequest[],
    maker: Maker,
  ): ReadonlyMap<string, Promise<Artifact>> {
    const results = new Map<string, PromiseWithResolvers<Artifact>>()
    for (const request of missing) {
      const result = Promise.withResolvers<Artifact>()
      result.promise.catch(() => {})
      results.set(request.digest, result)
      const failed = state.failures.get(request.digest)
      if (failed !== undefined) result.reject(fromStoredError(failed))
    }
    const open = missing.filter((request) => !state.failures.has(request.digest))
    const pending = new Set(open)
    const fail = (error: unknown, failed: readonly KeyedRequest[]) => {
      for (const request of failed) {
        pending.delete(request)
        if (error instanceof Suspension) state.suspensions.push(error.dueAt)
        else if (!options.signal.aborted) {
          const failure = toFailure(request, maker, error)
          state.failures.set(request.digest, failure)
          logFailure(options, failure)
        }
        results.get(request.digest)?.reject(error)
      }
    }
    const finish = async (
      request: KeyedRequest,
      output: MadeOutput<Json>,
      startedAt: number,
      call?: CallResult,
    ) => {
      const artifact = await storeMade(madeFor, { request, output, startedAt, call })
      options.bound.set(request.name, request.digest)
      lookup.forget()
      pending.delete(request)
      results.get(request.digest)?.resolve(artifact)
    }
    const makeHere = (wanted: readonly KeyedRequest[]) =>
      engine.limiters[options.resource].use(ownerId, options.signal, async () => {
        const startedAt = engine.clock.now()
        const context: ModelContext = {
          signal: options.signal,
          open: (hash) => engine.assets.open(hash),
          progress: (fraction) => reportProgress(options, wanted[0], fraction),
        }
        if (maker.type === 'local') {
          const places = wanted.map((request) => keyed.indexOf(request))
          for (const part of inBatches(maker, places, context))
            await maker.run(part.places, part.context, async (index, output) => {
              const request = keyed[index]
              if (request !== undefined) await finish(request, output, startedAt)
            })
        } else {
          for (const request of wanted) {
            const { model } = maker
            if ('generate' in model && model.paid === undefined)
              await finish(request, await model.generate(request.input as never, context), startedAt)
            else {
              const call = await advanceCall({
                engine,
                writer: options.writer,
                stage: options.stage,
                request,
                model,
                context,
              })
              await finish(request, call.output, startedAt, call).catch(call.notKept)
            }
          }
        }
        const left = [...pending].map((request) => request.name)
        if (left.length > 0)
          throw new MutoscopeError('MODEL_FAILED', {
            message: `The maker finished without an output for ${left.join(', ')}.`,
          })
      })
    /** Leaves to other workers what they can make; what stays is made here. */
    const share = async (sharing: BatchSharing, { sizes, batchSize }: Batching) => {
      const { here, waiting, failed } = await shareBatches({
        engine,
        writer: options.writer,
        stage: options.stage,
        sharing,
        missing: open.map((request) => ({ request, size: sizes[keyed.indexOf(request)] ?? 0 })),
        batchSize,
        stageSize: sizes.reduce((sum, size) => sum + size, 0),
      })
      for (const { request, error } of failed) fail(error, [request])
      for (const { digest } of waiting) state.inBatches.add(digest)
      // The end of the last batch wakes the run; this is for batches that nobody could make.
      fail(new Suspension(engine.clock.now() + engine.leaseMs), waiting)
      if (here.length > 0) await makeHere(here)
    }
    if (open.length > 0) {
      const { sharing } = options
      const batching = maker.type === 'local' ? maker.batching : undefined
      const work = (
        sharing === undefined || batching === undefined ? makeHere(open) : share(sharing, batching)
      ).catch((error: unknown) => fail(error, [...pending]))
      state.outstanding.add(work)
      void work.finally(() => state.outstanding.delete(work))
    }
    return new Map([...results].map(([digest, result]) => [digest, result.promise]))
  }

  return {
    obtain,
    find: (request) => lookup.findOne(request),
    async failedOver(from, to, error) {
      if (knownFailures.has((await keyRequest(from)).digest)) return
      const data = {
        name: from.name,
        from: nameOf(from.identity),
        to: nameOf(to.identity),
        code: error.code,
        standIn: to.price === undefined,
      }
      await options.writer.commit('artifact.commit', [], [{ type: 'model.failed-over', data }])
    },
  }
}

function toFailure({ name, digest, identity }: KeyedRequest, { type }: Maker, error: unknown): StageFailure {
  return {
    ...toStoredError(error, 'MODEL_FAILED'),
    name,
    digest,
    ...(type === 'model' ? { model: nameOf(identity) } : {}),
  }
}

/** What a maker threw that is none of our errors is a fault that somebody has to find. */
function logFailure({ engine: { logger }, stage, writer }: BuilderOptions, failure: StageFailure): void {
  const { name, code, message, model = null, cause, stack } = failure
  const facts = { runId: writer.run.id, stage, name, model, code }
  if (cause === undefined) logger.warn({ ...facts, reason: message }, 'An artifact could not be made.')
  else logger.error({ ...facts, reason: cause, stack: stack ?? null }, 'An artifact could not be made.')
}

type Batching = NonNullable<Extract<Maker, { readonly type: 'local' }>['batching']>

/** What is made here, one batch after the other; the progress of each is its part of the whole. */
function inBatches(
  { batching }: Extract<Maker, { readonly type: 'local' }>,
  places: readonly number[],
  context: ModelContext,
): readonly { readonly places: readonly number[]; readonly context: ModelContext }[] {
  if (batching === undefined) return [{ places, context }]
  const sizes = places.map((place) => batching.sizes[place] ?? 0)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  return cutBatches(sizes, batching.batchSize).map((batch) => {
    const from = before
    const size = batch.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
    before += size
    return {
      places: batch.flatMap((index) => places.slice(index, index + 1)),
      context: {
        ...context,
        progress: (fraction) => context.progress((from + fraction * size) / total),
      },
    }
  })
}

async function bind(options: BuilderOptions, request: KeyedRequest, artifact: Artifact): Promise<void> {
  const { state } = options
  if (belongsHere(options, request.name)) state.answered.set(request.name, artifact)
  state.underway.delete(request.digest)
  if (options.resource === 'io') reportProgress(options)
  if (options.bound.get(request.name) === artifact.digest) return
  options.bound.set(request.name, artifact.digest)
  await options.writer.commit(
    'artifact.commit',
    [bindChange({ run: options.writer.run, stage: options.stage }, request.name, artifact.digest)],
    [],
  )
}

/**
 * Tells how far the stage is. One that waits for the network makes many things at once, each with its own
 * progress; one that computes tells its own.
 */
function reportProgress(
  { resource, state, progress }: BuilderOptions,
  request?: KeyedRequest,
  fraction = 0,
): void {
  if (resource === 'cpu') return progress(fraction)
  if (request !== undefined) state.underway.set(request.digest, Math.min(1, Math.max(0, fraction)))
  const started = [...state.underway.values()].reduce((sum, part) => sum + part, 0)
  progress((state.answered.size + started) / Math.max(1, state.asked.size))
}

/** A name belongs to the stage that asked for it first; later stages only look at it. */
function belongsHere({ requesters, stage }: BuilderOptions, name: string): boolean {
  if (!requesters.has(name)) requesters.set(name, stage)
  return requesters.get(name) === stage
}
