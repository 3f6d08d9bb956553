import { createArtifactLookup } from '../artifacts/artifact-lookup.js'
import type { ArtifactSource } from '../artifacts/make-request.js'
import { digestsIn, fromRequestJson } from '../artifacts/request-json.js'
import type { Batch } from '../domain/batch.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { RunEvent } from '../engine/run-writer.js'
import type { Change } from '../storage/store.js'
import { batchedKind } from './batched-kinds.js'
import { createMakeHere } from './make-here.js'
import { storeMade } from './store-made.js'

/** What a claimed batch is made with. */
export interface BatchWork {
  readonly engine: Engine
  readonly batch: Batch
  readonly mediaVersion: () => Promise<string>
  readonly signal: AbortSignal
  /** Writes under the lease of the batch. */
  readonly commit: (changes: readonly Change[], events: readonly RunEvent[]) => Promise<void>
  /** Called when another artifact is there. */
  readonly onMade: () => Promise<void>
}

/**
 * Makes all of a batch in one go and stores what is not there yet. A batch that another worker began is made
 * from its beginning: what comes out depends on the batch alone.
 *
 * @throws whatever making throws
 */
export async function makeBatch({
  engine,
  batch,
  mediaVersion,
  signal,
  commit,
  onMade,
}: BatchWork): Promise<void> {
  const { ownerId, projectId, runId, stage } = batch
  const kind = batchedKind(batch.kind)
  if (kind?.batching === undefined)
    throw new MutoscopeError('UNREACHABLE', { message: `Nothing makes batches of "${batch.kind}".` })
  const { sizeOf } = kind.batching
  let done = 0

  const source: ArtifactSource = {
    async obtain(requests, maker) {
      const { keyed, found } = await createArtifactLookup(engine, ownerId).find(requests)
      const isThere = (digest: string) => found.get(digest)?.whole === true
      for (const [index, { digest, name }] of keyed.entries())
        if (digest !== batch.requests[index]?.digest)
          throw new MutoscopeError('UNREACHABLE', { message: `${name} has another digest in its batch.` })
      if (maker.type === 'model' || keyed.every(({ digest }) => isThere(digest))) return []
      const left = new Set(keyed)
      await engine.limiters.cpu.use(ownerId, signal, async () => {
        const startedAt = engine.clock.now()
        const context = { signal, open: (hash: string) => engine.assets.open(hash), progress: () => {} }
        await maker.run([...keyed.keys()], context, async (index, output) => {
          const request = keyed[index]
          if (request === undefined) return
          done += sizeOf(request.input as never)
          const advance = { type: 'advance-batch', batchId: batch.id, done } as const
          if (!isThere(request.digest))
            await storeMade(
              {
                engine,
                run: { id: runId, projectId, ownerId },
                stage,
                signal,
                commit: (changes, events) => commit([...changes, advance], events),
              },
              { request, output, startedAt },
            )
          left.delete(request)
          await onMade()
        })
      })
      if (left.size > 0)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `The maker finished without an output for ${[...left].map(({ name }) => name).join(', ')}.`,
        })
      return []
    },
    find: () => Promise.resolve(null),
    failedOver: () => Promise.resolve(),
  }
  const here = createMakeHere(source, {
    media: engine.media,
    mediaVersion,
    open: async (artifact) => engine.assets.open(artifact.content?.hash ?? ''),
  })
  await here(kind, await openRequests(engine, batch))
}

/** The requests of a batch as they were asked for, with the artifacts in them. */
async function openRequests({ store }: Pick<Engine, 'store'>, { ownerId, requests }: Batch) {
  const digests = new Set(requests.flatMap(({ request }) => digestsIn(request)))
  const artifacts = await store.getArtifacts(ownerId, [...digests])
  return requests.map(({ name, request }) => ({
    name,
    input: fromRequestJson(request, (digest) => {
      const artifact = artifacts.get(digest)
      if (artifact !== undefined) return artifact
      throw new MutoscopeError('ARTIFACT_NOT_FOUND', { details: { digest, name } })
    }) as never,
    options: {},
  }))
}
