import { describe, expect, it } from 'vitest'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from '../studio/create-studio.js'

describe("an owner's id as first argument", () => {
  it('is refused by name when it is an object, as other methods take it, or nothing', async () => {
    const studio = createStudio({
      store: createMemoryStore(),
      assets: createMemoryAssets(),
      media: createFakeMedia(),
      models: createFakeModels(),
      recipes: [],
      work: false,
      masterKeys: [{ id: 'a', key: new Uint8Array(32) }],
    })
    for (const wrong of [{ ownerId: 'ada' }, undefined, '', 7]) {
      const owner = wrong as string
      const asked = {
        'projects.list': studio.projects.list(owner),
        'projects.count': studio.projects.count(owner),
        'projects.findByKey': studio.projects.findByKey(owner, 'fox'),
        'runs.latest': studio.runs.latest(owner, []),
        'keys.list': studio.keys.list(owner),
        list: studio.uploads.list(owner),
      }
      for (const [method, call] of Object.entries(asked))
        await expect(call).rejects.toMatchObject({
          code: 'INVALID_INPUT',
          message: expect.stringContaining(`${method}('ada')`),
        })
    }
  })
})
