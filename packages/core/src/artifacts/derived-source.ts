import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ModelContext } from '../providers/model.js'
import { commitAndTell, type CommitParts } from '../pipeline/commit-and-tell.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { Change } from '../storage/store.js'
import { createArtifactLookup } from './artifact-lookup.js'
import { findCurrent, findLost } from './find-current.js'
import { keepOutput } from './keep-output.js'
import type { MadeOutput } from './made-output.js'
import { keyItem, type ArtifactSource, type KeyedItem, type Maker } from './make-item.js'
import { insertArtifact, toArtifact } from './to-artifact.js'

/** What deriving needs of the engine. */
export type DerivingParts = CommitParts &
  Pick<EngineParts, 'assets' | 'media' | 'clock' | 'createId' | 'slots'>

/** What is derived from a project outside a run. */
export interface DerivedSourceOptions {
  readonly parts: DerivingParts
  readonly ownerId: string
  readonly projectId: string
  /** What is written beside an artifact that is made or found. */
  readonly bind: (item: KeyedItem) => Change
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
  const { parts, ownerId, projectId, bind, stage, signal, making } = options

  async function make(item: KeyedItem, maker: Maker): Promise<Artifact> {
    const startedAt = parts.clock.now()
    const output = await parts.slots.cpu.use(ownerId, signal, () => run(item, maker))
    const kept = await keepOutput(parts, item, output, signal)
    if (MutoscopeError.isInstance(kept)) throw kept
    const place = { projectId, runId: '', stage }
    const artifact = toArtifact(parts, { item, kept, startedAt, ownerId, place })
    await commitAndTell(parts, 'artifact.commit', {
      ownerId,
      changes: [insertArtifact(artifact, await findLost(parts, ownerId, item.digest)), bind(item)],
      events: [
        {
          projectId,
          runId: null,
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
      at: parts.clock.now(),
    })
    return (await parts.store.getArtifacts(ownerId, [item.digest])).get(item.digest) ?? artifact
  }

  async function run(item: KeyedItem, maker: Maker): Promise<MadeOutput<Json>> {
    const context: ModelContext = {
      ownerId,
      signal,
      open: (hash) => parts.assets.open(hash),
      progress: () => {},
    }
    if (maker.type === 'model') {
      const { model } = maker
      if (model.paid === undefined && 'generate' in model)
        return model.generate(item.request as never, context)
      throw new MutoscopeError('INVALID_INPUT', {
        message: `${model.provider}/${model.model} costs money or responds later, so only a run can make "${item.name}". Add a stage to the recipe.`,
        details: { name: item.name },
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
        message: `The maker finished without an output for ${item.name}.`,
      })
    return output
  }

  async function obtainOne(item: KeyedItem, maker: Maker): Promise<Artifact> {
    const current = (await findCurrent(parts, ownerId, [item])).get(item.digest)
    if (current !== undefined) {
      await commitAndTell(parts, 'artifact.commit', {
        changes: [bind(item)],
        events: [],
        at: parts.clock.now(),
      })
      return current
    }
    const key = `${ownerId}\n${item.digest}`
    const underway = making.get(key) ?? make(item, maker).finally(() => making.delete(key))
    making.set(key, underway)
    return underway
  }

  return {
    async obtain(items, maker) {
      if (items.length > 1)
        throw new MutoscopeError('UNREACHABLE', {
          message: '`derive` makes one artifact per call; use a recipe stage to make several.',
        })
      return Promise.all(items.map(async (item) => obtainOne(await keyItem(item), maker)))
    },
    find: (item) => createArtifactLookup(parts, ownerId).findOne(item),
    failedOver: () => Promise.resolve(),
  }
}
