import { describe, expect, it } from 'vitest'
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
