import { describe, expect, it } from 'vitest'
import type { Json } from '../digest/canonical-json.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { pictureRecipe } from '../recipes/picture.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'

const REF = { ownerId: 'ada', projectId: '' }

async function openStudio() {
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [pictureRecipe()],
  })
  const { id } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  return { studio, ref: { ...REF, projectId: id } }
}

describe('deriving from a project', () => {
  it('makes the same thing once, also for two who want it at once, and keeps it under its name', async () => {
    const { studio, ref } = await openStudio()
    let computed = 0
    const work = (name: string) =>
      studio.derive(ref, { stage: 'export' }, (make) =>
        make.local<Json>(name, {
          kind: 'sum',
          version: '1',
          request: { of: [1, 2] },
          standIn: 0,
          compute: () => {
            computed++
            return { body: null, data: 3 }
          },
        }),
      )
    const [first, second] = await Promise.all([work('sum'), work('sum')])
    await work('other')
    expect(computed).toBe(1)
    expect(first.data).toBe(3)
    expect(second.digest).toBe(first.digest)
    expect((await studio.artifacts.get(ref, 'other')).provenance).toMatchObject({
      stage: 'export',
      projectId: ref.projectId,
    })
    await studio.close()
  })

  it('refuses another owner with PROJECT_NOT_FOUND and lets what fails be tried again', async () => {
    const { studio, ref } = await openStudio()
    await expect(
      studio.derive({ ...ref, ownerId: 'eve' }, { stage: 'export' }, () => Promise.resolve(1)),
    ).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' })
    let tries = 0
    const work = () =>
      studio.derive(ref, { stage: 'export' }, (make) =>
        make.local<Json>('shaky', {
          kind: 'shaky',
          version: '1',
          request: null,
          standIn: null,
          compute: () => {
            if (++tries === 1) throw new Error('not yet')
            return { body: null, data: 'made' }
          },
        }),
      )
    await expect(work()).rejects.toThrow('not yet')
    expect((await work()).data).toBe('made')
    await studio.close()
  })
})
