import { describe, expect, it } from 'vitest'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { musicVideoRecipe } from './music-video.js'
import { startRecipe } from './recipe-studio.fixture.js'

const BRIEF = { concept: 'A dancer crosses the city', durationSec: 12, numScenes: 3, style: 'neon' }
const SONG = { hash: 'b'.repeat(64), mediaType: 'audio/mpeg' }

/** Lengths of the rendered scenes in frames, in order. */
const framesOf = async (video: Awaited<ReturnType<typeof startRecipe>>) =>
  (await video.requests('/body')).map(({ frames }) => Number(frames))

describe('a music video', () => {
  it('goes by its stages, without voice and ducking, and is as long as asked for', async () => {
    const video = await startRecipe(musicVideoRecipe(), BRIEF)
    expect((await video.quote()).stages.map(({ stage }) => stage)).toEqual([
      'script',
      'music',
      'images',
      'clips',
      'render',
      'video',
    ])
    await video.run()
    expect(video.calls.some(({ kind }) => kind === 'speech')).toBe(false)
    expect((await video.scenes()).map(({ narration }) => narration)).toEqual(['', '', ''])
    const [mix] = await video.requests('sound')
    expect(mix).toMatchObject({
      samples: 12 * 48_000,
      voices: [],
      music: { gainDb: 0, duckDb: 0, fadeInMs: 0 },
    })
    expect((await framesOf(video)).reduce((sum, frames) => sum + frames, 0)).toBe(12 * 24)
    expect((await video.quote()).toMake).toBe(0)
  })

  it('cuts on the bars of the composed song, at the tempo that was asked for', async () => {
    const video = await startRecipe(musicVideoRecipe(), { ...BRIEF, bpm: 100, durationSec: 16 })
    await video.run()
    expect(await video.requests('music')).toEqual([expect.objectContaining({ bpm: 100 })])
    const [first = 0, second = 0] = await framesOf(video)
    const barFrames = (4 * 60 * 24) / 100
    for (const cut of [first, first + second])
      expect(Math.abs(cut / barFrames - Math.round(cut / barFrames)) * barFrames).toBeLessThanOrEqual(1)
  })

  it("lasts as long as the user's song and cuts on its beats", async () => {
    const first = await startRecipe(musicVideoRecipe(), { ...BRIEF, durationSec: undefined })
    const music = await first.upload('a song', 'audio/mpeg')
    await first.change({ concept: BRIEF.concept, numScenes: 2, style: 'neon', music })
    await first.run()
    expect(first.calls.some(({ kind }) => kind === 'music')).toBe(false)
    // The fake finds 2 s with a beat every half second.
    expect(await framesOf(first)).toEqual([24, 24])
    expect(await first.requests('sound')).toEqual([
      expect.objectContaining({ samples: 2 * 48_000, music: expect.objectContaining({ fadeOutMs: 100 }) }),
    ])
  })

  it('shows the scenes that the brief names, without asking for a script, and shares what is left among those without a length', async () => {
    const scenes = [{ prompt: 'A street', durationSec: 2 }, { prompt: 'A roof' }, { prompt: 'The sea.' }]
    const video = await startRecipe(musicVideoRecipe(), {
      ...BRIEF,
      numScenes: undefined,
      scenes,
      character: 'a dancer in red',
    })
    await video.run()
    expect(video.calls.some(({ kind }) => kind === 'script')).toBe(false)
    expect((await video.scenes()).map(({ imagePrompt, durationMs }) => [imagePrompt, durationMs])).toEqual([
      ['A street. With a dancer in red.', 2000],
      ['A roof. With a dancer in red.', 5000],
      ['The sea. With a dancer in red.', 5000],
    ])
    expect(await framesOf(video)).toEqual([48, 120, 120])
  })

  it('puts a prompt around every written scene, once, and refuses one that does not name its place', async () => {
    const video = await startRecipe(musicVideoRecipe(), { ...BRIEF, scenePrompt: 'On grainy film: {prompt}' })
    await video.run()
    await video.run()
    for (const { imagePrompt } of await video.scenes())
      expect(imagePrompt).toMatch(/^On grainy film: (?!On grainy)/u)
    await expect(
      startRecipe(musicVideoRecipe(), { ...BRIEF, scenePrompt: 'On grainy film' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('makes only one scene again when only that is changed', async () => {
    const scenes = [{ prompt: 'A street' }, { prompt: 'A roof' }]
    const video = await startRecipe(musicVideoRecipe(), { ...BRIEF, scenes })
    await video.run()
    const made = video.calls.length
    await video.change({ ...BRIEF, scenes: [scenes[0], { prompt: 'A bridge' }] })
    await video.run()
    expect(video.calls.slice(made).map(({ kind, text }) => [kind, text])).toEqual([['image', 'A bridge #1']])
    expect(video.media.calls.filter((call) => call.startsWith('segment'))).toHaveLength(3)
  })

  it('gives reference pictures to the picture model, and to a video model that begins with none', async () => {
    const references = [{ hash: 'c'.repeat(64), mediaType: 'image/png' }]
    const withFirst = createFakeClipModels({ capabilities: { takesReferences: true } })
    const without = createFakeClipModels({ capabilities: { takesFirstImage: false, takesReferences: true } })
    for (const { video, clips } of [withFirst, without]) {
      const made = await startRecipe(musicVideoRecipe(), { ...BRIEF, references }, { models: { video } })
      await made.run()
      expect(
        (await made.requests('/image')).every(
          (request) => JSON.stringify(request['references']) === JSON.stringify(references),
        ),
      ).toBe(true)
      expect(clips).toHaveLength(3)
    }
    expect(withFirst.clips.map(({ images }) => images.map(({ use }) => use))).toEqual([
      ['first'],
      ['first'],
      ['first'],
    ])
    expect(without.clips.map(({ images }) => images)).toEqual(
      Array.from({ length: 3 }, () => [{ ...references[0], use: 'reference' }]),
    )
  })

  it('asks only the engine that was chosen, in the lengths that it makes', async () => {
    const usual = createFakeClipModels()
    const chosen = createFakeClipModels({ model: 'other', capabilities: { durations: [4, 8] } })
    const video = await startRecipe(
      musicVideoRecipe(),
      { ...BRIEF, engine: { provider: 'fake', model: 'other' } },
      { models: { video: [usual.video, chosen.video] } },
    )
    expect((await video.quote()).stages.find(({ stage }) => stage === 'clips')?.byModel).toEqual({
      'fake/other': expect.objectContaining({ expectedMicros: 12 * 100_000 }),
    })
    await video.run()
    expect(usual.clips).toEqual([])
    expect(chosen.clips.map(({ durationSec }) => durationSec)).toEqual([4, 4, 4])
  })

  it('shows pictures under a moving camera when no engine is wanted, even where there is one', async () => {
    const { video: model, clips } = createFakeClipModels()
    const video = await startRecipe(
      musicVideoRecipe(),
      { ...BRIEF, engine: 'none' },
      { models: { video: model } },
    )
    await video.run()
    expect(clips).toEqual([])
  })

  it('takes its mood from the genre, and is silent when music is switched off', async () => {
    const video = await startRecipe(musicVideoRecipe(), { ...BRIEF, genre: 'Lo-Fi' })
    expect(video.project.settings).toMatchObject({ music: 'ambient', captions: false, template: 'none' })
    const silent = await startRecipe(musicVideoRecipe(), BRIEF, { settings: { music: 'none' } })
    await silent.run()
    expect(await silent.requests('sound')).toEqual([expect.objectContaining({ voices: [], music: null })])
  })

  it('refuses a song that is longer than a video may be with LIMIT_EXCEEDED', async () => {
    const video = await startRecipe(musicVideoRecipe({ minDurationSec: 0.5, maxDurationSec: 1 }), {
      concept: 'Short',
    })
    await video.change({ concept: 'Short', music: await video.upload('a song', 'audio/mpeg') })
    await expect(video.run()).rejects.toThrow('LIMIT_EXCEEDED')
  })

  it.each([
    ['no concept', { concept: '' }, 'concept'],
    ['no scenes', { scenes: [] }, 'scenes'],
    ['an empty scene', { scenes: [{ prompt: ' ' }] }, 'scenes.0.prompt'],
    ['too many scenes', { numScenes: 101 }, 'numScenes'],
    ['a picture as its song', { music: { ...SONG, mediaType: 'image/png' } }, 'music.mediaType'],
    ['a tempo that nobody plays', { bpm: 300 }, 'bpm'],
    ['an engine by a bare name', { engine: 'gen4.5' }, 'engine'],
    ['a length out of bounds', { durationSec: 3601 }, 'durationSec'],
  ])('refuses %s with INVALID_INPUT', async (_name, change, path) => {
    await expect(startRecipe(musicVideoRecipe(), { ...BRIEF, ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { issues: [expect.objectContaining({ path })] },
    })
  })
})
