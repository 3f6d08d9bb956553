import { describe, expect, it } from 'vitest'
import { samples } from '../testing/store/store-samples.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { availableModels } from './available-models.js'
import { chooseModels } from './choose-models.js'

const fakes = createFakeModels()
const [image] = [fakes.image].flat()
const named = (provider: string, more: object = {}) => ({
  ...image,
  provider,
  model: 'm',
  version: '1',
  ...more,
})

describe('the models an owner may use', () => {
  it('leaves out those without a key, for that owner alone', async () => {
    const models = {
      image: [named('paid', { available: async (ownerId: string) => ownerId === 'ada' }), named('free')],
    } as never
    expect(names(await availableModels(models, 'ada'))).toEqual(['paid', 'free'])
    expect(names(await availableModels(models, 'eve'))).toEqual(['free'])
  })

  it('keeps the one that made what a project has, and no other of its name or slot', async () => {
    const locked = { available: () => false }
    const models = {
      image: [named('paid', locked), named('other', locked), named('free')],
      speech: [named('paid', locked)],
    } as never
    const made = samples.artifact({
      kind: 'image',
      provenance: { ...samples.artifact().provenance, provider: 'paid', model: 'm' },
    })
    const kept = await availableModels(models, 'ada', [made])
    expect(names(kept)).toEqual(['paid', 'free'])
    expect(kept).toMatchObject({ speech: [] })
  })

  it('asks one that must be chosen only when it is chosen', async () => {
    const slot = [named('dear', { onlyWhenChosen: true }), named('usual')]
    expect(chooseModels('image', slot).map(({ provider }) => provider)).toEqual(['usual'])
    expect(chooseModels('image', slot, 'dear/m').map(({ provider }) => provider)).toEqual(['dear'])
    expect(() => chooseModels('image', slot.slice(0, 1))).toThrow(
      expect.objectContaining({ code: 'MODEL_NOT_CONFIGURED' }),
    )
  })
})

function names(models: { readonly image?: unknown }): readonly string[] {
  return [models.image].flat().map((model) => (model as { readonly provider: string }).provider)
}
