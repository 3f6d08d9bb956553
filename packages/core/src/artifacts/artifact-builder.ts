import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { StageFailure } from '../domain/run.js'
import { fromErrorRecord, toErrorRecord } from '../errors/error-record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import { nameOf } from '../models/choose-models.js'
import type { ArtifactLookup } from './artifact-lookup.js'
import { findLost } from './find-current.js'
import { keepOutput } from './keep-output.js'
import type { MadeOutput } from './made-output.js'
import { keyItem, type ArtifactSource, type KeyedItem, type MakeItem, type Maker } from './make-item.js'
import type { RunWriter } from '../pipeline/run-writer.js'
import type { StageRecord } from '../pipeline/stage-record.js'
import { advanceCall, type CallParts, type CallResult } from '../calls/paid-call.js'
import { Suspension } from '../pipeline/suspension.js'
import { insertArtifact, toArtifact } from './to-artifact.js'

/** What building needs of the engine. */
export type BuildingParts = CallParts & Pick<EngineParts, 'media' | 'slots'>

/** What one stage of one run builds with. */
export interface BuilderOptions {
  readonly parts: BuildingParts
  readonly writer: RunWriter
  readonly stage: string
  readonly resource: 'io' | 'cpu'
  readonly record: StageRecord
  /** What is there already. */
  readonly lookup: ArtifactLookup
  /**
   * Digest by name of every binding of the project, as it was when the run was claimed; kept up to date here.
   */
  readonly bound: Map<string, string>
  /** Which stage of the run asked for a name first. */
  readonly owners: Map<string, string>
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
  const { record, parts, lookup } = options
  const { ownerId } = options.writer.run
  const making = new Map<string, Promise<Artifact>>()
  // What failed in an earlier pass of the run has been told.
  const toldFailures = new Set(record.failures.keys())

  async function obtain(items: readonly MakeItem[], maker: Maker): Promise<readonly Artifact[]> {
    for (const { name } of items) if (belongsHere(options, name)) record.asked.add(name)
    const { keyed, found: there } = await lookup.find(items)
    const found = new Map<string, Promise<Artifact>>()
    const missing: KeyedItem[] = []
    for (const item of keyed) {
      const known = there.get(item.digest)
      const underway = making.get(item.digest)
      if (known?.whole === true) found.set(item.digest, Promise.resolve(known.artifact))
      else if (underway !== undefined) found.set(item.digest, underway)
      else if (!missing.some((other) => other.digest === item.digest)) missing.push(item)
    }
    for (const [digest, promise] of makeMissing(keyed, missing, maker)) {
      making.set(digest, promise)
      found.set(digest, promise)
    }
    // One failure must not hide that the others are still being made.
    await Promise.allSettled(found.values())
    return Promise.all(
      keyed.map(async (item) => {
        const artifact = await (found.get(item.digest) ?? Promise.reject(new MutoscopeError('UNREACHABLE')))
        await bind(options, item, artifact)
        return artifact
      }),
    )
  }

  function makeMissing(
    keyed: readonly KeyedItem[],
    missing: readonly KeyedItem[],
    maker: Maker,
  ): ReadonlyMap<string, Promise<Artifact>> {
    const results = new Map<string, PromiseWithResolvers<Artifact>>()
    for (const item of missing) {
      const result = Promise.withResolvers<Artifact>()
      result.promise.catch(() => {})
      results.set(item.digest, result)
      const failed = record.failures.get(item.digest)
      if (failed !== undefined) result.reject(fromErrorRecord(failed))
    }
    const open = missing.filter((item) => !record.failures.has(item.digest))
    const pending = new Set(open)
    const fail = (error: unknown) => {
      for (const item of pending) {
        if (error instanceof Suspension) record.suspensions.push(error.dueAt)
        else if (!options.signal.aborted) {
          const failure = toFailure(item, maker, error)
          record.failures.set(item.digest, failure)
          logFailure(options, failure)
        }
        results.get(item.digest)?.reject(error)
      }
    }
    const finish = async (
      item: KeyedItem,
      output: MadeOutput<Json>,
      startedAt: number,
      call?: CallResult,
    ) => {
      const artifact = await storeOutput(options, { item, output, startedAt, call })
      pending.delete(item)
      results.get(item.digest)?.resolve(artifact)
    }
    if (open.length > 0) {
      const work = parts.slots[options.resource]
        .use(ownerId, options.signal, async () => {
          const startedAt = parts.clock.now()
          const context: ModelContext = {
            signal: options.signal,
            open: (hash) => parts.assets.open(hash),
            progress: (fraction) => tell(options, open[0], fraction),
          }
          if (maker.type === 'local') {
            await maker.run(
              open.map((item) => keyed.indexOf(item)),
              context,
              async (index, output) => {
                const item = keyed[index]
                if (item !== undefined) await finish(item, output, startedAt)
              },
            )
          } else {
            for (const item of open) {
              const { model } = maker
              if ('generate' in model && model.paid === undefined)
                await finish(item, await model.generate(item.request as never, context), startedAt)
              else {
                const call = await advanceCall({
                  parts,
                  writer: options.writer,
                  stage: options.stage,
                  item,
                  model,
                  context,
                })
                await finish(item, call.output, startedAt, call).catch(call.notKept)
              }
            }
          }
          const left = [...pending].map((item) => item.name)
          if (left.length > 0)
            throw new MutoscopeError('MODEL_FAILED', {
              message: `The maker finished without an output for ${left.join(', ')}.`,
            })
        })
        .catch(fail)
      record.outstanding.add(work)
      void work.finally(() => record.outstanding.delete(work))
    }
    return new Map([...results].map(([digest, result]) => [digest, result.promise]))
  }

  return {
    obtain,
    find: (item) => lookup.findOne(item),
    async failedOver(from, to, error) {
      if (toldFailures.has((await keyItem(from)).digest)) return
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

function toFailure({ name, digest, identity }: KeyedItem, { type }: Maker, error: unknown): StageFailure {
  return {
    ...toErrorRecord(error, 'MODEL_FAILED'),
    name,
    digest,
    ...(type === 'model' ? { model: nameOf(identity) } : {}),
  }
}

/** What a maker threw that is none of our errors is a fault that somebody has to find. */
function logFailure({ parts: { logger }, stage, writer }: BuilderOptions, failure: StageFailure): void {
  const { name, code, message, model = null, cause, stack } = failure
  const facts = { runId: writer.run.id, stage, name, model, code }
  if (cause === undefined) logger.warn('An artifact could not be made.', { ...facts, reason: message })
  else logger.error('An artifact could not be made.', { ...facts, reason: cause, stack: stack ?? null })
}

interface Made {
  readonly item: KeyedItem
  readonly output: MadeOutput<Json>
  readonly startedAt: number
  readonly call: CallResult | undefined
}

async function storeOutput(
  options: BuilderOptions,
  { item, output, startedAt, call }: Made,
): Promise<Artifact> {
  const { parts, writer, stage, signal } = options
  const { id: runId, projectId, ownerId } = writer.run
  const kept = await keepOutput(parts, item, output, signal)
  // The call that gave it ends by this, with its money spent.
  if (MutoscopeError.isInstance(kept)) throw kept
  const place = { projectId, runId, stage }
  const artifact = toArtifact(parts, { item, kept, startedAt, ownerId, place })
  const lost = await findLost(parts, ownerId, item.digest)
  await writer.commit(
    'artifact.commit',
    [insertArtifact(artifact, lost), bindChange(options, item, artifact), ...(call?.changes ?? [])],
    [
      ...(call?.events ?? []),
      {
        type: 'artifact.made',
        data: {
          name: item.name,
          kind: item.kind,
          stage,
          digest: item.digest,
          tookMs: artifact.provenance.tookMs,
          warnings: artifact.warnings,
        },
      },
    ],
  )
  options.bound.set(item.name, item.digest)
  options.lookup.forget()
  // Somebody else may have stored the same digest first; then theirs is the one that everybody uses.
  return (
    (await parts.store.getArtifacts(artifact.ownerId, [artifact.digest])).get(artifact.digest) ?? artifact
  )
}

async function bind(options: BuilderOptions, item: KeyedItem, artifact: Artifact): Promise<void> {
  const { record } = options
  if (belongsHere(options, item.name)) record.answered.set(item.name, artifact)
  record.underway.delete(item.digest)
  if (options.resource === 'io') tell(options)
  if (options.bound.get(item.name) === artifact.digest) return
  options.bound.set(item.name, artifact.digest)
  await options.writer.commit('artifact.commit', [bindChange(options, item, artifact)], [])
}

/**
 * Tells how far the stage is. One that waits for the network makes many things at once, each with its own
 * progress; one that computes tells its own.
 */
function tell({ resource, record, progress }: BuilderOptions, item?: KeyedItem, fraction = 0): void {
  if (resource === 'cpu') return progress(fraction)
  if (item !== undefined) record.underway.set(item.digest, Math.min(1, Math.max(0, fraction)))
  const started = [...record.underway.values()].reduce((sum, part) => sum + part, 0)
  progress((record.answered.size + started) / Math.max(1, record.asked.size))
}

/** A name belongs to the stage that asked for it first; later stages only look at it. */
function belongsHere({ owners, stage }: BuilderOptions, name: string): boolean {
  if (!owners.has(name)) owners.set(name, stage)
  return owners.get(name) === stage
}

function bindChange({ writer, stage }: BuilderOptions, item: KeyedItem, artifact: Artifact) {
  return {
    type: 'bind',
    ownerId: writer.run.ownerId,
    projectId: writer.run.projectId,
    name: item.name,
    stage,
    digest: artifact.digest,
  } as const
}
