import { describe, expect, it } from 'vitest'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { clipRecipe } from './clip.js'
import { startRecipe } from './recipe-studio.fixture.js'

const BRIEF = { prompt: 'Waves under a lighthouse', durationSec: 5 }
const hash = 'd'.repeat(64)

describe('one clip', () => {
  it('is made from its prompt alone where the model needs no picture', async () => {
    const { video, clips } = createFakeClipModels()
    const clip = await startRecipe(clipRecipe(), BRIEF, { models: { video } })
    const quote = await clip.quote()
    expect(quote.stages.map(({ stage }) => stage)).toEqual(['images', 'clips', 'render', 'video'])
    expect(quote.price.expectedMicros).toBe(500_000)
    await clip.run()
    expect(clips).toEqual([
      {
        prompt: BRIEF.prompt,
        durationSec: 5,
        width: 1280,
        height: 720,
        images: [],
        audio: false,
        part: 1,
        take: 1,
      },
    ])
    expect(clip.calls).toEqual([])
    expect(await clip.requests('sound')).toEqual([
      expect.objectContaining({ samples: 5 * 48_000, voices: [], music: null }),
    ])
    expect(await clip.warnings()).toEqual([])
    expect((await clip.quote()).toMake).toBe(0)
  })

  it("that needs a picture begins with one that is drawn, or with the user's own", async () => {
    const { video, clips } = createFakeClipModels({ capabilities: { needsImage: true } })
    const clip = await startRecipe(clipRecipe(), BRIEF, { models: { video } })
    await clip.run()
    expect(clip.calls.map(({ kind }) => kind)).toEqual(['image'])
    const own = await clip.upload('my picture', 'image/png')
    await clip.change({ ...BRIEF, images: [{ ...own, use: 'first' }] })
    await clip.run()
    expect(clip.calls).toHaveLength(1)
    expect(clips.map(({ images }) => images.map(({ use }) => use))).toEqual([['first'], ['first']])
    expect(clips[1]?.images[0]).toEqual({ ...own, use: 'first' })
  })

  it('of a longer length is put together, with the last picture at its end and references where it begins', async () => {
    const { video, clips } = createFakeClipModels({
      capabilities: { takesLastImage: true, takesReferences: true },
    })
    const images = [
      { hash, mediaType: 'image/png', use: 'last' },
      { hash: 'e'.repeat(64), mediaType: 'image/png', use: 'reference' },
    ]
    const clip = await startRecipe(clipRecipe(), { ...BRIEF, durationSec: 15, images }, { models: { video } })
    await clip.run()
    expect(
      clips.map((request) => [request.durationSec, request.part, request.images.map(({ use }) => use)]),
    ).toEqual([
      [8, 1, ['reference']],
      [7, 2, ['first', 'last']],
    ])
  })

  it('sounds as the model made it when sound is asked for and it makes some', async () => {
    const loud = createFakeClipModels({ capabilities: { audio: true } })
    const clip = await startRecipe(
      clipRecipe(),
      { ...BRIEF, durationSec: 12, audio: true },
      { models: { video: loud.video } },
    )
    await clip.run()
    expect(loud.clips.every(({ audio }) => audio)).toBe(true)
    expect(await clip.requests('sound')).toEqual([
      expect.objectContaining({
        voices: [
          { audio: { $artifact: expect.any(String) }, atSample: 0 },
          { audio: { $artifact: expect.any(String) }, atSample: 6 * 48_000 },
        ],
      }),
    ])
    const mute = createFakeClipModels()
    const silent = await startRecipe(
      clipRecipe(),
      { ...BRIEF, audio: true },
      { models: { video: mute.video } },
    )
    await silent.run()
    expect(mute.clips.every(({ audio }) => !audio)).toBe(true)
  })

  it('is a picture under a moving camera without a video model, and says so', async () => {
    const clip = await startRecipe(clipRecipe(), BRIEF)
    await clip.run()
    expect(clip.calls.map(({ kind }) => kind)).toEqual(['image'])
    expect(await clip.warnings()).toEqual([expect.stringContaining('no video model')])
    expect(await clip.requests('/body')).toEqual([
      expect.objectContaining({ frames: 120, layers: [expect.objectContaining({ move: 'zoom-in' })] }),
    ])
  })

  it('fails with INVALID_INPUT when the model begins with no picture but one is given', async () => {
    const { video } = createFakeClipModels({ capabilities: { takesFirstImage: false } })
    const clip = await startRecipe(clipRecipe(), BRIEF, { models: { video } })
    await clip.change({
      ...BRIEF,
      images: [{ ...(await clip.upload('my picture', 'image/png')), use: 'first' }],
    })
    await expect(clip.run()).rejects.toThrow('INVALID_INPUT')
  })

  it('is not left to a model that only changes clips', async () => {
    const editor = createFakeClipModels({ model: 'editor', capabilities: { needsVideo: true } })
    const alone = await startRecipe(clipRecipe(), BRIEF, { models: { video: editor.video } })
    await alone.run()
    expect(await alone.warnings()).toEqual([expect.stringContaining('no video model')])
    const second = createFakeClipModels()
    const both = await startRecipe(clipRecipe(), BRIEF, { models: { video: [editor.video, second.video] } })
    await both.run()
    expect([editor.clips.length, second.clips.length]).toEqual([0, 1])
  })

  it.each([
    ['no prompt', { prompt: '' }, 'prompt'],
    ['no length', { durationSec: 0 }, 'durationSec'],
    [
      'two first pictures',
      { images: [1, 2].map(() => ({ hash, mediaType: 'image/png', use: 'first' })) },
      'images',
    ],
    ['a use that is none', { images: [{ hash, mediaType: 'image/png', use: 'middle' }] }, 'images.0.use'],
  ])('refuses %s with INVALID_INPUT', async (_name, change, path) => {
    await expect(startRecipe(clipRecipe(), { ...BRIEF, ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { issues: [expect.objectContaining({ path })] },
    })
  })
})
