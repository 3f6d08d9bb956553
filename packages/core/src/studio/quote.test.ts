import { expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { createStudio } from './create-studio.js'

it('promises nothing where there is no price, and lets everybody look all the same', async () => {
  const image = createFakeStartedImageModel()
  const price = () => {
    throw new MutoscopeError('PRICE_UNKNOWN', { message: 'There is no price for fake/slow-image.' })
  }
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...createFakeModels(), image: { ...image, paid: { dedupe: 'none', price } } },
    recipes: [pictureRecipe()],
    work: false,
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  const ref = { ownerId: 'ada', projectId }
  await expect(studio.quote(ref)).rejects.toMatchObject({
    code: 'PRICE_UNKNOWN',
    message: 'There is no price for fake/slow-image.',
  })
  expect((await studio.status(ref)).artifacts).toMatchObject([
    { name: 'picture', state: 'missing', price: null },
  ])
  await studio.close()
})
