import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createStudio } from '../studio/create-studio.js'
import type { StudioOptions } from '../studio/studio-options.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import {
  createFakeStartedImageModel,
  type FakeStartedImageModel,
  type FakeStartedOptions,
} from '../testing/fakes/fake-started-image-model.js'

/** Whose everything is. */
export const OWNER = 'ada'

/**
 * A studio whose pictures, one of a fox and one of a crow, are bought from a model that answers later. Its
 * pauses are short.
 */
export function openPaidStudio(
  options: FakeStartedOptions | FakeStartedImageModel = {},
  studioOptions: Partial<StudioOptions> = {},
) {
  const image = 'start' in options ? options : createFakeStartedImageModel(options)
  const store = studioOptions.store ?? createMemoryStore()
  const studio = createStudio({
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image },
    recipes: [storyboardRecipe()],
    sweepMs: 10,
    retryWaitMs: 2,
    maxRetryWaitMs: 10,
    missingMs: 4,
    ...studioOptions,
    store,
  })
  const create = async () => {
    const { id } = await studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
    })
    return { ownerId: OWNER, projectId: id }
  }
  const start = async (given?: { readonly ownerId: string; readonly projectId: string }) => {
    const ref = given ?? (await create())
    const { id: runId } = await studio.runs.start(ref, { target: 'images' })
    return { ref, runId, end: () => studio.runs.wait({ ownerId: OWNER, runId }) }
  }
  const run = async (given?: { readonly ownerId: string; readonly projectId: string }) => {
    const started = await start(given)
    return { ...started, run: await started.end() }
  }
  const totals = async (ref: { readonly ownerId: string; readonly projectId: string }) =>
    (await studio.ledger(ref)).totals
  const eventsOf = async ({ projectId }: { readonly projectId: string }, type: string) =>
    (await store.readEvents(OWNER, projectId, { after: 0, limit: 1000 })).filter(
      (event) => event.type === type,
    )
  /** Resolves when a run says so. */
  const told = (type: string) =>
    new Promise<void>((resolve) => studio.hub.on('event', (event) => event.type === type && resolve()))
  return { image, store, studio, create, start, run, totals, eventsOf, told }
}
