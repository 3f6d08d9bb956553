import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'

describe('approving', () => {
  it('takes two who approve at once, and says yes to what stands after a change in between', async () => {
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
      brief: { prompt: 'A fox walks. A crow sings' },
    })
    const ref = { ownerId: 'ada', projectId }
    await studio.runs.wait({ ownerId: 'ada', runId: (await studio.runs.start(ref, { target: 'images' })).id })
    await Promise.all([
      studio.approve(ref),
      studio.approve(ref),
      studio.projects.editScene(ref, 1, { description: 'Changed meanwhile' }),
    ])
    const { approvals, storyboard } = await studio.projects.get(ref)
    expect(storyboard?.scenes[0]?.description).toBe('Changed meanwhile')
    const { gates } = await studio.status(ref)
    expect(gates).toEqual([
      { name: 'approval', digest: approvals['approval']?.digest, approved: true, ready: true },
    ])
    await studio.close()
  })
})
