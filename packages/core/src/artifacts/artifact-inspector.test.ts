import { afterEach, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createArtifactInspector } from './artifact-inspector.js'
import type { MakeItem } from './make-item.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const MAKER = { type: 'local', run: () => Promise.reject(new Error('a dry run makes nothing')) } as const
const item = (name: string, request: unknown, rest: Partial<MakeItem> = {}): MakeItem => ({
  name,
  kind: 'note',
  identity: { provider: 'acme', model: 'pen', version: '1' },
  request,
  standIn: {},
  ...rest,
})

/** A studio in which one picture has been made, and an inspector of the same store. */
async function openInspected() {
  const [store, assets] = [createMemoryStore(), createMemoryAssets()]
  const studio = createStudio({
    store,
    assets,
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [pictureRecipe()],
  })
  opened.push(studio)
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  const ref = { ownerId: 'ada', projectId }
  await studio.runs.wait({ ownerId: 'ada', runId: (await studio.runs.start(ref)).id })
  const bindings = new Map(
    (await store.listBindings('ada', projectId)).map((binding) => [binding.name, binding]),
  )
  const [made] = bindings.values()
  if (made === undefined) throw new Error('Nothing was made.')
  const inspector = createArtifactInspector({ store, assets, ownerId: 'ada', bindings })
  const { kind, request, provenance } = made.artifact
  const { provider, model, version } = provenance
  /** The wish for what has been made. */
  const wish = (rest: Partial<MakeItem> = {}) =>
    item(made.name, request, { kind, identity: { provider, model, version }, ...rest })
  return { inspector, source: inspector.source('images'), made: made.artifact, wish, assets }
}

it('knows what is there as current, for nothing', async () => {
  const { inspector, source, made, wish } = await openInspected()
  const price = () => exactPrice(40_000)
  expect(await source.obtain([wish({ price })], MAKER)).toEqual([made])
  expect(inspector.found).toMatchObject([{ state: 'current', reasons: [], price: null, artifact: made }])
})

it('does not take for current what was worked out from something that is not there yet', async () => {
  const { inspector, source, made, wish } = await openInspected()
  const [voice] = await source.obtain([item('voice', 'Hello')], MAKER)
  if (voice === undefined) throw new Error('no stand-in')
  const [answered] = await source.obtain(
    [wish({ derivedFrom: [voice], price: () => exactPrice(40_000) })],
    MAKER,
  )
  expect(answered).not.toEqual(made)
  expect(inspector.found).toMatchObject([
    { name: 'voice', state: 'missing', reasons: [] },
    { state: 'stale', reasons: ['waits for voice'], artifact: made, price: { expectedMicros: 40_000 } },
  ])
  // What was worked out from something that is there is known.
  await source.obtain([wish({ derivedFrom: [made] })], MAKER)
  expect(inspector.found[2]).toMatchObject({ state: 'current' })
})

it('says that bytes are gone where they are', async () => {
  const { inspector, source, made, wish, assets } = await openInspected()
  if (made.content === null) throw new Error('no bytes')
  await assets.remove(made.content.hash)
  await source.obtain([wish()], MAKER)
  expect(inspector.found).toMatchObject([
    { state: 'stale', reasons: ['its bytes are gone from the asset store, or damaged'] },
  ])
})

it('prices the same thing once under several names, with room for models that may take its place', async () => {
  const { inspector, source } = await openInspected()
  const dear = { identity: { provider: 'dear', model: 'pen', version: '1' }, price: () => exactPrice(900) }
  const wishes = ['one', 'two'].map((name) =>
    item(name, 'same', { price: () => exactPrice(100), mayUse: [dear] }),
  )
  await source.obtain(wishes, MAKER)
  expect(inspector.found.map(({ price }) => price)).toEqual([
    { minMicros: 100, expectedMicros: 100, maxMicros: 900, assumes: [] },
    null,
  ])
  expect(inspector.found[0]?.mayUse).toEqual(['dear/pen'])
  expect(inspector.unpriced).toBeNull()
})
