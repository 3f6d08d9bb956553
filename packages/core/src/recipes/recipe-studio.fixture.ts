import type { Json } from '../digest/canonical-json.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Media } from '../media/media.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { Models } from '../models/models.js'
import { bytesSource } from '../storage/byte-source.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'

const OWNER = 'ada'

/** A studio of fakes for one recipe, and one project in it. */
export async function startRecipe(
  recipe: Recipe,
  brief: unknown,
  options: { readonly models?: Models; readonly settings?: unknown; readonly probe?: Media['probe'] } = {},
) {
  const assets = createMemoryAssets()
  const media = { ...createFakeMedia(), ...(options.probe === undefined ? {} : { probe: options.probe }) }
  const fakes = createFakeModels()
  const { script, image, speech, music } = fakes
  const studio = createStudio({
    store: createMemoryStore(),
    assets,
    media,
    models: { script, image, speech, music, ...options.models },
    recipes: [recipe],
    sweepMs: 5,
  })
  const project = await studio.projects.create({
    ownerId: OWNER,
    recipe: recipe.name,
    brief,
    settings: { fps: 24, resolution: '720p', ...(options.settings as object | undefined) },
  })
  const ref = { ownerId: OWNER, projectId: project.id }
  const statusOf = async () =>
    (await studio.status(ref)).artifacts.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return {
    studio,
    media,
    calls: fakes.calls,
    assets,
    ref,
    project,
    quote: () => studio.quote(ref),
    async run() {
      const { id: runId } = await studio.runs.start(ref, { autoApprove: true })
      const run = await studio.runs.wait({ ownerId: OWNER, runId })
      if (run.status !== 'succeeded')
        throw new Error(`The run ended as ${run.status}: ${JSON.stringify(run.error)}`)
      return run
    },
    /** Changes the brief. */
    change: (changed: unknown) => studio.projects.update(ref, { brief: changed }),
    scenes: async () => (await studio.projects.get(ref)).storyboard?.scenes ?? [],
    /** Requests of the artifacts whose names end so, by name. */
    async requests(ending: string): Promise<readonly { readonly [key: string]: Json }[]> {
      return (await statusOf()).flatMap(({ name, artifact }) =>
        name.endsWith(ending) && artifact !== null
          ? [artifact.request as { readonly [key: string]: Json }]
          : [],
      )
    },
    /** Names of what is not as wanted. */
    stale: async () => (await statusOf()).filter(({ state }) => state !== 'current').map(({ name }) => name),
    warnings: async () => [
      ...new Set((await statusOf()).flatMap(({ artifact }) => artifact?.warnings ?? [])),
    ],
    /** Puts a file into the asset store, as an upload does. */
    async upload(text: string, mediaType: string) {
      const { hash } = await assets.put(bytesSource(new TextEncoder().encode(text)), { mediaType })
      return { hash, mediaType }
    },
  }
}
