import { afterEach, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createArtifactInspector } from './artifact-inspector.js'
import type { MakeRequest } from './make-request.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const MAKER = { type: 'local', run: () => Promise.reject(new Error('a dry run makes nothing')) } as const
const request = (name: string, input: unknown, rest: Partial<MakeRequest> = {}): MakeRequest => ({
  name,
  kind: 'note',
  identity: { provider: 'acme', model: 'pen', version: '1' },
  input,
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
  const { kind, request: input, provenance } = made.artifact
  const { provider, model, version } = provenance
  /** The request for what has been made. */
  const requestMade = (rest: Partial<MakeRequest> = {}) =>
    request(made.name, input, { kind, identity: { provider, model, version }, ...rest })
  return { inspector, source: inspector.source('images'), made: made.artifact, requestMade, assets }
}

it('knows what is there as current, for nothing', async () => {
  const { inspector, source, made, requestMade } = await openInspected()
  const price = () => exactPrice(40_000)
  expect(await source.obtain([requestMade({ price })], MAKER)).toEqual([made])
  expect(inspector.found).toMatchObject([{ state: 'current', reasons: [], price: null, artifact: made }])
})

it('does not take for current what was worked out from something that is not there yet', async () => {
  const { inspector, source, made, requestMade } = await openInspected()
  const [voice] = await source.obtain([request('voice', 'Hello')], MAKER)
  if (voice === undefined) throw new Error('no stand-in')
  const [answered] = await source.obtain(
    [requestMade({ derivedFrom: [voice], price: () => exactPrice(40_000) })],
    MAKER,
  )
  expect(answered).not.toEqual(made)
  expect(inspector.found).toMatchObject([
    { name: 'voice', state: 'missing', reasons: [] },
    { state: 'stale', reasons: ['waits for voice'], artifact: made, price: { expectedMicros: 40_000 } },
  ])
  // What was worked out from something that is there is known.
  await source.obtain([requestMade({ derivedFrom: [made] })], MAKER)
  expect(inspector.found[2]).toMatchObject({ state: 'current' })
})

it('says that bytes are gone where they are', async () => {
  const { inspector, source, made, requestMade, assets } = await openInspected()
  if (made.content === null) throw new Error('no bytes')
  await assets.remove(made.content.hash)
  await source.obtain([requestMade()], MAKER)
  expect(inspector.found).toMatchObject([
    { state: 'stale', reasons: ['its bytes are gone from the asset store, or damaged'] },
  ])
})

it('prices the same thing once under several names, with room for models that may take its place', async () => {
  const { inspector, source } = await openInspected()
  const dear = { identity: { provider: 'dear', model: 'pen', version: '1' }, price: () => exactPrice(900) }
  const requests = ['one', 'two'].map((name) =>
    request(name, 'same', { price: () => exactPrice(100), mayUse: [dear] }),
  )
  await source.obtain(requests, MAKER)
  expect(inspector.found.map(({ price }) => price)).toEqual([
    { minMicros: 100, expectedMicros: 100, maxMicros: 900, assumes: [] },
    null,
  ])
  expect(inspector.found[0]?.mayUse).toEqual(['dear/pen'])
  expect(inspector.unpriced).toBeNull()
})

it('prices what costs nothing itself where others that cost may take its place, and else not at all', async () => {
  const { inspector, source } = await openInspected()
  const other = (price?: number) => ({
    identity: { provider: 'other', model: 'pen', version: '1' },
    ...(price === undefined ? {} : { price: () => exactPrice(price) }),
  })
  await source.obtain(
    [
      request('free', 1),
      request('stood in for', 2, { mayUse: [other(), other(900)] }),
      request('free alike', 3, { mayUse: [other(), other(0)] }),
      request('given away', 4, { price: () => exactPrice(0) }),
      request('priced', 5, { price: () => exactPrice(100), mayUse: [other()] }),
    ],
    MAKER,
  )
  const figures = inspector.found.map(({ name, price }) => [
    name,
    price && [price.minMicros, price.expectedMicros, price.maxMicros],
  ])
  expect(figures).toEqual([
    ['free', null],
    ['stood in for', [0, 0, 900]],
    ['free alike', null],
    ['given away', [0, 0, 0]],
    ['priced', [0, 100, 100]],
  ])
})

it('looks on where a price is not known, keeps the first reason, and leaves out models that it cannot price', async () => {
  const { inspector, source } = await openInspected()
  const unknown = (message: string) => () => {
    throw new MutoscopeError('PRICE_UNKNOWN', { message })
  }
  const other = { identity: { provider: 'other', model: 'pen', version: '1' }, price: unknown('other') }
  await source.obtain(
    [
      request('a', 1, { price: unknown('first') }),
      request('b', 2, { price: unknown('second') }),
      request('c', 3, { price: () => exactPrice(100), mayUse: [other] }),
    ],
    MAKER,
  )
  expect(inspector.found.map(({ price }) => price)).toEqual([null, null, exactPrice(100)])
  expect(inspector.unpriced?.message).toBe('first')
  const slip = new TypeError('a slip')
  const thrown = {
    price: () => {
      throw slip
    },
  }
  await expect(source.obtain([request('d', 4, thrown)], MAKER)).rejects.toBe(slip)
  const invalid = new MutoscopeError('INVALID_INPUT')
  const refusing = {
    ...other,
    price: () => {
      throw invalid
    },
  }
  await expect(source.obtain([request('e', 5, { mayUse: [refusing] })], MAKER)).rejects.toBe(invalid)
})

it('says what is missing, what has changed, and what it waits for inside its request', async () => {
  const { inspector, source, made, requestMade } = await openInspected()
  const changed = { ...(made.request as object), prompt: 'A crow' }
  const [crow] = await source.obtain([requestMade({ input: changed })], MAKER)
  await source.obtain(
    [request('frame', { picture: crow, others: [crow, made] }), request('title', 'A robot')],
    MAKER,
  )
  expect(
    inspector.found.map(({ name, state, reasons, artifact }) => [name, state, reasons, artifact]),
  ).toEqual([
    [requestMade().name, 'stale', ['prompt changed'], made],
    ['frame', 'missing', [`waits for ${requestMade().name}`], null],
    ['title', 'missing', [], null],
  ])
})

it('answers with what is expected where nothing is there, and finds only what is', async () => {
  const { source, made, requestMade } = await openInspected()
  const [standIn] = await source.obtain([request('note', 'Hello', { standIn: { letters: 5 } })], MAKER)
  expect(standIn).toMatchObject({
    id: '',
    ownerId: 'ada',
    kind: 'note',
    request: 'Hello',
    content: null,
    data: { letters: 5 },
    provenance: { provider: 'acme', model: 'pen', stage: 'images', name: 'note', costMicros: 0 },
  })
  expect(await source.find(requestMade())).toEqual(made)
  expect(await source.find(request('note', 'Hello'))).toBeNull()
})
