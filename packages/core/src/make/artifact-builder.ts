import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { StageFailure } from '../domain/run.js'
import { fromStoredError, toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import type { Engine } from '../engine/engine.js'
import { nameOf } from '../models/choose-models.js'
import type { ArtifactLookup } from '../artifacts/artifact-lookup.js'
import { findLost } from '../artifacts/find-current.js'
import { keepOutput } from '../artifacts/keep-output.js'
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
import { insertArtifact, toArtifact } from '../artifacts/to-artifact.js'

/** What building needs of the engine. */
export type BuildingEngine = CallEngine & Pick<Engine, 'media' | 'limiters'>

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
}

/**
 * The source that really makes: what is current is returned, what is missing is made once, stored and
 * recorded. Every outcome lands in the stage's record, so the engine's judgement does not depend on how stage
 * code gathers its promises.
 */
export function createArtifactBuilder(options: BuilderOptions): ArtifactSource {
  const { state, engine, lookup } = options
  const { ownerId } = options.writer.run
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
    const fail = (error: unknown) => {
      for (const request of pending) {
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
      const artifact = await storeOutput(options, { request, output, startedAt, call })
      pending.delete(request)
      results.get(request.digest)?.resolve(artifact)
    }
    if (open.length > 0) {
      const work = engine.limiters[options.resource]
        .use(ownerId, options.signal, async () => {
          const startedAt = engine.clock.now()
          const context: ModelContext = {
            signal: options.signal,
            open: (hash) => engine.assets.open(hash),
            progress: (fraction) => reportProgress(options, open[0], fraction),
          }
          if (maker.type === 'local') {
            await maker.run(
              open.map((request) => keyed.indexOf(request)),
              context,
              async (index, output) => {
                const request = keyed[index]
                if (request !== undefined) await finish(request, output, startedAt)
              },
            )
          } else {
            for (const request of open) {
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
        .catch(fail)
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

interface Made {
  readonly request: KeyedRequest
  readonly output: MadeOutput<Json>
  readonly startedAt: number
  readonly call: CallResult | undefined
}

async function storeOutput(
  options: BuilderOptions,
  { request, output, startedAt, call }: Made,
): Promise<Artifact> {
  const { engine, writer, stage, signal } = options
  const { id: runId, projectId, ownerId } = writer.run
  // Asked before its bytes are there, which may be the ones that were lost.
  const lost = await findLost(engine, ownerId, request.digest)
  const kept = await keepOutput(engine, request, output, signal)
  // The call that gave it ends by this, with its money spent.
  if (MutoscopeError.isInstance(kept)) throw kept
  const place = { projectId, runId, stage }
  const artifact = toArtifact(engine, { request, kept, startedAt, ownerId, place })
  await writer.commit(
    'artifact.commit',
    [insertArtifact(artifact, lost), bindChange(options, request, artifact), ...(call?.changes ?? [])],
    [
      ...(call?.events ?? []),
      {
        type: 'artifact.made',
        data: {
          name: request.name,
          kind: request.kind,
          stage,
          digest: request.digest,
          tookMs: artifact.provenance.tookMs,
          warnings: artifact.warnings,
        },
      },
    ],
  )
  options.bound.set(request.name, request.digest)
  options.lookup.forget()
  // Somebody else may have stored the same digest first; then theirs is the one that everybody uses.
  return (
    (await engine.store.getArtifacts(artifact.ownerId, [artifact.digest])).get(artifact.digest) ?? artifact
  )
}

async function bind(options: BuilderOptions, request: KeyedRequest, artifact: Artifact): Promise<void> {
  const { state } = options
  if (belongsHere(options, request.name)) state.answered.set(request.name, artifact)
  state.underway.delete(request.digest)
  if (options.resource === 'io') reportProgress(options)
  if (options.bound.get(request.name) === artifact.digest) return
  options.bound.set(request.name, artifact.digest)
  await options.writer.commit('artifact.commit', [bindChange(options, request, artifact)], [])
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

function bindChange({ writer, stage }: BuilderOptions, request: KeyedRequest, artifact: Artifact) {
  return {
    type: 'bind',
    ownerId: writer.run.ownerId,
    projectId: writer.run.projectId,
    name: request.name,
    stage,
    digest: artifact.digest,
  } as const
}
