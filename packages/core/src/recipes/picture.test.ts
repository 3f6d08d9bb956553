import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createStudio } from '../studio/create-studio.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { pictureRecipe } from './picture.js'

describe('the picture recipe', () => {
  it('makes one picture, and another for another take', async () => {
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [pictureRecipe()],
    })
    const project = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'picture',
      brief: { prompt: 'A silver robot' },
    })
    const ref = { ownerId: 'ada', projectId: project.id }
    const first = await pictureOf()
    await studio.projects.update(ref, { brief: { prompt: 'A silver robot', take: 2 } })
    const second = await pictureOf()
    expect(second.digest).not.toBe(first.digest)
    await studio.projects.update(ref, { brief: { prompt: 'A silver robot' } })
    expect((await pictureOf()).id).toBe(first.id)
    await studio.close()

    async function pictureOf() {
      const run = await studio.runs.start(ref)
      expect((await studio.runs.wait({ ownerId: 'ada', runId: run.id })).status).toBe('succeeded')
      return studio.artifacts.get(ref, 'picture')
    }
  })

  it('refuses an empty prompt with INVALID_INPUT', async () => {
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [pictureRecipe()],
    })
    await expect(
      studio.projects.create({ ownerId: 'ada', recipe: 'picture', brief: { prompt: ' ' } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await studio.close()
  })
})
