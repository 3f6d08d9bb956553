import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import { commitAndPublish, type CommitEngine } from '../engine/commit-and-publish.js'
import type { Engine } from '../engine/engine.js'
import type { Change } from '../storage/store.js'
import { createArtifactLookup } from './artifact-lookup.js'
import { findCurrent, findLost } from './find-current.js'
import { keepOutput } from './keep-output.js'
import type { MadeOutput } from '../kinds/made-output.js'
import { keyRequest, type ArtifactSource, type KeyedRequest, type Maker } from './make-request.js'
import { insertArtifact, toArtifact } from './to-artifact.js'

/** What deriving needs of the engine. */
export type DerivingEngine = CommitEngine &
  Pick<Engine, 'assets' | 'media' | 'clock' | 'createId' | 'limiters'>

/** What is derived from a project outside a run. */
export interface DerivedSourceOptions {
  readonly engine: DerivingEngine
  readonly ownerId: string
  readonly projectId: string
  /** What is written beside an artifact that is made or found. */
  readonly bind: (request: KeyedRequest) => Change
  /** What its artifacts say as their stage, for instance `export`. */
  readonly stage: string
  readonly signal: AbortSignal
  /** What is being made now in this process, by owner and digest: two who want the same wait for one. */
  readonly making: Map<string, Promise<Artifact>>
}

/**
 * A source for what is computed here and costs nothing, without a run: exports, thumbnails, single frames.
 */
export function createDerivedSource(options: DerivedSourceOptions): ArtifactSource {
  const { engine, ownerId, projectId, bind, stage, signal, making } = options

  async function make(request: KeyedRequest, maker: Maker): Promise<Artifact> {
    const startedAt = engine.clock.now()
    const output = await engine.limiters.cpu.use(ownerId, signal, () => run(request, maker))
    const kept = await keepOutput(engine, request, output, signal)
    if (MutoscopeError.isInstance(kept)) throw kept
    const place = { projectId, runId: '', stage }
    const artifact = toArtifact(engine, { request, kept, startedAt, ownerId, place })
    await commitAndPublish(engine, 'artifact.commit', {
      ownerId,
      changes: [insertArtifact(artifact, await findLost(engine, ownerId, request.digest)), bind(request)],
      events: [
        {
          projectId,
          runId: null,
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
      at: engine.clock.now(),
    })
    return (await engine.store.getArtifacts(ownerId, [request.digest])).get(request.digest) ?? artifact
  }

  async function run(request: KeyedRequest, maker: Maker): Promise<MadeOutput<Json>> {
    const context: ModelContext = {
      ownerId,
      signal,
      open: (hash) => engine.assets.open(hash),
      progress: () => {},
    }
    if (maker.type === 'model') {
      const { model } = maker
      if (model.paid === undefined && 'generate' in model)
        return model.generate(request.input as never, context)
      throw new MutoscopeError('INVALID_INPUT', {
        message: `${model.provider}/${model.model} costs money or responds later, so only a run can make "${request.name}". Add a stage to the recipe.`,
        details: { name: request.name },
      })
    }
    const outputs: MadeOutput<Json>[] = []
    await maker.run([0], context, (_index, output) => {
      outputs.push(output)
      return Promise.resolve()
    })
    const [output] = outputs
    if (output === undefined)
      throw new MutoscopeError('MODEL_FAILED', {
        message: `The maker finished without an output for ${request.name}.`,
      })
    return output
  }

  async function obtainOne(request: KeyedRequest, maker: Maker): Promise<Artifact> {
    const current = (await findCurrent(engine, ownerId, [request])).get(request.digest)
    if (current !== undefined) {
      await commitAndPublish(engine, 'artifact.commit', {
        changes: [bind(request)],
        events: [],
        at: engine.clock.now(),
      })
      return current
    }
    const key = `${ownerId}\n${request.digest}`
    const underway = making.get(key) ?? make(request, maker).finally(() => making.delete(key))
    making.set(key, underway)
    return underway
  }

  return {
    async obtain(requests, maker) {
      if (requests.length > 1)
        throw new MutoscopeError('UNREACHABLE', {
          message: '`derive` makes one artifact per call; use a recipe stage to make several.',
        })
      return Promise.all(requests.map(async (request) => obtainOne(await keyRequest(request), maker)))
    },
    find: (request) => createArtifactLookup(engine, ownerId).findOne(request),
    failedOver: () => Promise.resolve(),
  }
}
