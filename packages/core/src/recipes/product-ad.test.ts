import { describe, expect, it } from 'vitest'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { productAdRecipe } from './product-ad.js'
import { startRecipe } from './recipe-studio.fixture.js'

const BRIEF = { productName: 'EcoWater Bottle', style: 'modern', ctaText: 'Buy Now!', durationSec: 12 }
const PICTURE = { hash: 'a'.repeat(64), mediaType: 'image/png' }

describe('a product ad', () => {
  it('goes by its stages from a script to a video that ends with the call to action on a card', async () => {
    const ad = await startRecipe(productAdRecipe(), BRIEF)
    expect((await ad.quote()).stages.map(({ stage }) => stage)).toEqual([
      'script',
      'voice',
      'images',
      'clips',
      'music',
      'render',
      'video',
    ])
    await ad.run()
    const scenes = await ad.scenes()
    expect(scenes.length).toBeGreaterThanOrEqual(3)
    expect(scenes.at(-1)).toMatchObject({ narration: 'EcoWater Bottle. Buy Now!', move: 'still' })
    expect(await ad.requests('/card')).toEqual([
      expect.objectContaining({ heading: 'EcoWater Bottle', button: 'Buy Now!', width: 1280, height: 720 }),
    ])
    expect((await ad.quote()).toMake).toBe(0)
    // The card has words of its own; the caption files have all that is said.
    expect(
      (await ad.requests('/body')).map(({ captions }) => (captions as readonly unknown[]).length > 0),
    ).toEqual([...scenes.slice(1).map(() => true), false])
    expect(JSON.stringify(await ad.requests('captions'))).toContain('Buy Now!')
  })

  it('shows the product picture in the hero scene and on the end card, and gives it to the picture model', async () => {
    const first = await startRecipe(productAdRecipe(), BRIEF)
    const productImage = await first.upload('a bottle', 'image/jpeg')
    await first.change({ ...BRIEF, productImage })
    await first.run()
    const cards = await first.requests('/card')
    expect(cards.map(({ button, picture }) => [button, picture])).toEqual([
      [undefined, { $artifact: expect.any(String) }],
      ['Buy Now!', { $artifact: expect.any(String) }],
    ])
    expect(
      (await first.requests('/image')).every(
        ({ references }) => JSON.stringify(references) === JSON.stringify([productImage]),
      ),
    ).toBe(true)
  })

  it('makes only what the call to action is in when that changes', async () => {
    const ad = await startRecipe(productAdRecipe(), BRIEF)
    await ad.run()
    const [last] = (await ad.scenes()).slice(-1)
    const [before] = (await ad.scenes()).slice(-2)
    await ad.change({ ...BRIEF, ctaText: 'Try it' })
    const made = ad.calls.length
    await ad.run()
    expect(ad.calls.slice(made).map(({ kind }) => kind)).toEqual(['script', 'speech'])
    expect((await ad.scenes()).at(-1)).toMatchObject({ id: last?.id, narration: 'EcoWater Bottle. Try it.' })
    expect(ad.media.calls.filter((call) => call.startsWith('card'))).toHaveLength(2)
    expect(await ad.requests(`scene/${before?.id}/image`)).toHaveLength(1)
  })

  it('fills the scenes that are no cards with clips that begin with their pictures, priced before', async () => {
    const { video, clips } = createFakeClipModels()
    const ad = await startRecipe(productAdRecipe(), BRIEF, { models: { video } })
    const quoted = (await ad.quote()).stages.find(({ stage }) => stage === 'clips')
    await ad.run()
    const scenes = await ad.scenes()
    expect(clips).toHaveLength(scenes.length - 1)
    expect(quoted?.artifacts).toHaveLength(scenes.length - 1)
    expect(quoted?.price.expectedMicros).toBeGreaterThan(0)
    expect(clips[0]).toMatchObject({
      width: 1280,
      height: 720,
      audio: false,
      part: 1,
      images: [{ use: 'first', hash: expect.stringMatching(/^[0-9a-f]{64}$/u) }],
    })
    expect(clips[0]?.prompt).toContain('The camera')
    const bodies = await ad.requests('/body')
    expect(
      bodies.map(({ layers }) => Object.keys((layers as readonly object[])[0] ?? {}).includes('clips')),
    ).toEqual([...clips.map(() => true), false])
  })

  it('asks for another clip of a scene without another picture of it', async () => {
    const { video, clips } = createFakeClipModels()
    const ad = await startRecipe(productAdRecipe(), BRIEF, { models: { video } })
    await ad.run()
    const made = clips.length
    await ad.studio.projects.setTake(ad.ref, 1, 'clip')
    await ad.run()
    expect(clips.slice(made).map(({ take }) => take)).toEqual([2])
    await ad.studio.projects.setTake(ad.ref, 1, 'clip', 1)
    await ad.run()
    expect(clips).toHaveLength(made + 1)
  })

  it('takes look, music and pace from the style until they are set', async () => {
    const ad = await startRecipe(
      productAdRecipe(),
      { ...BRIEF, style: 'energetic' },
      { settings: { music: 'soft' } },
    )
    expect(ad.project.settings).toMatchObject({ music: 'soft', template: 'slide-left', transitionMs: 250 })
    const changed = await ad.change({ ...BRIEF, style: 'minimalist' })
    expect(changed.settings).toMatchObject({ music: 'soft', template: 'fade', transitionMs: 700 })
    const quick = await startRecipe(productAdRecipe(), { ...BRIEF, style: 'energetic' })
    const calm = await startRecipe(productAdRecipe(), { ...BRIEF, style: 'minimalist' })
    await Promise.all([quick.run(), calm.run()])
    expect((await quick.scenes()).length).toBeGreaterThan((await calm.scenes()).length)
  })

  it.each([
    ['no name', { productName: ' ' }, 'productName'],
    ['a long name', { productName: 'x'.repeat(101) }, 'productName'],
    ['a long call to action', { ctaText: 'x'.repeat(51) }, 'ctaText'],
    ['no style', { style: '' }, 'style'],
    [
      'a picture that is none',
      { productImage: { ...PICTURE, mediaType: 'image/gif' } },
      'productImage.mediaType',
    ],
    ['a hash that is none', { productImage: { ...PICTURE, hash: '../etc/passwd' } }, 'productImage.hash'],
    ['a length out of bounds', { durationSec: 61 }, 'durationSec'],
    ['an unknown member', { price: 3 }, ''],
  ])('refuses %s with INVALID_INPUT', async (_name, change, path) => {
    await expect(startRecipe(productAdRecipe(), { ...BRIEF, ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      status: 400,
      details: { issues: [expect.objectContaining({ path })] },
    })
  })

  it('fails with MODEL_NOT_CONFIGURED that names what there is when its engine is not there', async () => {
    const { video } = createFakeClipModels()
    const ad = await startRecipe(
      productAdRecipe(),
      { ...BRIEF, engine: { provider: 'runway', model: 'gen4.5' } },
      { models: { video } },
    )
    await expect(ad.quote()).rejects.toMatchObject({
      code: 'MODEL_NOT_CONFIGURED',
      details: { kind: 'video', model: 'runway/gen4.5', known: ['fake/clips'] },
    })
  })

  it('fails with ASSET_NOT_FOUND for a picture that is not there', async () => {
    const ad = await startRecipe(productAdRecipe(), { ...BRIEF, productImage: PICTURE })
    await expect(ad.run()).rejects.toThrow('ASSET_NOT_FOUND')
  })
})
