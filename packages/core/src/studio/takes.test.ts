import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'

describe('the takes of a scene', () => {
  it('lists every take of the same request, and an earlier one is restored without making it again', async () => {
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [storyboardRecipe()],
    })
    const ownerId = 'ada'
    const { id: projectId } = await studio.projects.create({
      ownerId,
      recipe: 'storyboard',
      brief: { prompt: 'A fox walks. A crow sings', durationSec: 4 },
    })
    const ref = { ownerId, projectId }
    await makeImages()
    await studio.projects.setTake(ref, 1, 'image')
    expect(await takesOfFirst()).toEqual([[1, false]])
    await makeImages()
    expect(await takesOfFirst()).toEqual([
      [1, false],
      [2, true],
    ])
    await studio.projects.setTake(ref, 1, 'image', 1)
    expect(await takesOfFirst()).toEqual([
      [1, true],
      [2, false],
    ])
    const run = await makeImages()
    expect(
      (await studio.runs.stages({ ownerId, runId: run.id })).find(({ stage }) => stage === 'images'),
    ).toMatchObject({ made: 0 })
    await studio.projects.editScene(ref, 1, { imagePrompt: 'Another picture' })
    expect(await takesOfFirst()).toEqual([])
    await expect(studio.takes(ref, 99, 'image')).rejects.toMatchObject({ code: 'SCENE_NOT_FOUND' })
    await studio.close()

    async function makeImages() {
      const run = await studio.runs.start(ref, { target: 'images' })
      return studio.runs.wait({ ownerId, runId: run.id })
    }
    async function takesOfFirst() {
      return (await studio.takes(ref, 1, 'image')).map(({ number, selected }) => [number, selected])
    }
  })

  it('asks for a storyboard first, with STORYBOARD_MISSING', async () => {
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [storyboardRecipe()],
    })
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'storyboard',
      brief: { prompt: 'A fox' },
    })
    await expect(studio.takes({ ownerId: 'ada', projectId }, 1, 'image')).rejects.toMatchObject({
      code: 'STORYBOARD_MISSING',
    })
    await studio.close()
  })
})
