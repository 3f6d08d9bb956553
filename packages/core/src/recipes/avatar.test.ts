import { describe, expect, it } from 'vitest'
import { createFakeClipModels } from '../testing/fakes/fake-clip-models.js'
import { avatarRecipe } from './avatar.js'
import { startRecipe } from './recipe-studio.fixture.js'

const BRIEF = { script: 'Welcome to the tour. Please follow me', avatar: { presetId: 'anna' } }

describe('an avatar', () => {
  it('speaks every scene with our voice, in step with what is heard', async () => {
    const { avatar, talks } = createFakeClipModels({ avatarMs: 3500 })
    const video = await startRecipe(avatarRecipe(), BRIEF, { models: { avatar } })
    const quote = await video.quote()
    expect(quote.stages.map(({ stage }) => stage)).toEqual([
      'script',
      'voice',
      'avatar',
      'music',
      'render',
      'video',
    ])
    expect(Object.keys(quote.stages[2]?.byModel ?? {})).toEqual(['fake/avatar'])
    await video.run()
    expect(talks).toHaveLength(2)
    expect(talks[0]).toMatchObject({
      avatar: { type: 'preset', id: 'anna' },
      speech: { type: 'audio', hash: expect.stringMatching(/^[0-9a-f]{64}$/u), mediaType: 'audio/wav' },
      width: 1280,
      height: 720,
    })
    expect(video.calls.filter(({ kind }) => kind === 'image')).toEqual([])
    const bodies = await video.requests('/body')
    // 3.5 s of clip and 0.3 s of air.
    expect(bodies.map(({ frames, layers }) => [frames, layers])).toEqual(
      Array.from({ length: 2 }, () => [
        92,
        [{ clips: [{ $artifact: expect.any(String) }], sceneFrames: 92, from: 0 }],
      ]),
    )
    const [mix] = await video.requests('sound')
    expect(mix?.['voices']).toEqual([
      expect.objectContaining({ atSample: 0 }),
      expect.objectContaining({ atSample: 92 * 2000 }),
    ])
    expect(bodies[0]?.['captions']).toEqual([expect.objectContaining({ from: 0 })])
    expect(await video.warnings()).toEqual([])
    expect((await video.quote()).toMake).toBe(0)
  })

  it("speaks with the provider's voice when one is named, timed by what is heard in the clip", async () => {
    const { avatar, talks } = createFakeClipModels()
    const video = await startRecipe(avatarRecipe(), { ...BRIEF, voiceId: 'clara' }, { models: { avatar } })
    await video.run()
    expect(talks.map(({ speech }) => speech)).toEqual([
      { type: 'text', text: 'Welcome to the tour', voiceId: 'clara' },
      { type: 'text', text: 'Please follow me', voiceId: 'clara' },
    ])
    expect(video.calls.some(({ kind }) => kind === 'speech')).toBe(false)
    // The fake hears 2 s in every clip.
    expect((await video.requests('/body')).map(({ frames }) => frames)).toEqual([56, 56])
    const [captions] = await video.requests('captions')
    expect(captions).toMatchObject({
      track: {
        timing: 'spread',
        cues: [{ lines: ['Welcome to the tour'] }, { lines: ['Please follow me'] }],
      },
    })
  })

  it('is drawn once from a description and speaks from that portrait', async () => {
    const { avatar, talks } = createFakeClipModels()
    const video = await startRecipe(
      avatarRecipe(),
      { ...BRIEF, avatar: { description: 'a guide in a green coat' } },
      { models: { avatar } },
    )
    await video.run()
    expect(video.calls.filter(({ kind }) => kind === 'image').map(({ text }) => text)).toEqual([
      expect.stringContaining('a guide in a green coat'),
    ])
    expect(new Set(talks.map((talk) => JSON.stringify(talk.avatar))).size).toBe(1)
    expect(talks[0]?.avatar).toMatchObject({ type: 'picture', mediaType: 'image/png' })
  })

  it('says only the changed sentence again', async () => {
    const { avatar, talks } = createFakeClipModels()
    const video = await startRecipe(avatarRecipe(), BRIEF, { models: { avatar } })
    await video.run()
    await video.change({ ...BRIEF, script: 'Welcome to the tour. Please stay here' })
    await video.run()
    expect(talks).toHaveLength(3)
  })

  it('without an avatar model is a portrait with voice and captions, and says so', async () => {
    const video = await startRecipe(avatarRecipe(), BRIEF)
    await video.run()
    expect(video.calls.map(({ kind }) => kind)).toEqual(['script', 'speech', 'speech', 'image'])
    expect(await video.warnings()).toEqual([expect.stringContaining('no avatar model')])
    expect((await video.scenes()).map(({ move }) => move)).toEqual(['zoom-in', 'zoom-out'])
    const own = await startRecipe(avatarRecipe(), BRIEF)
    await own.change({ ...BRIEF, avatar: { picture: await own.upload('my portrait', 'image/jpeg') } })
    await own.run()
    expect(own.calls.some(({ kind }) => kind === 'image')).toBe(false)
  })

  it.each([
    ['no words', { script: ' ' }, 'script'],
    ['nobody', { avatar: {} }, 'avatar'],
    ['two at once', { avatar: { presetId: 'anna', description: 'a guide' } }, 'avatar'],
    ['a nameless voice', { voiceId: '' }, 'voiceId'],
  ])('refuses %s with INVALID_INPUT', async (_name, change, path) => {
    await expect(startRecipe(avatarRecipe(), { ...BRIEF, ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { issues: [expect.objectContaining({ path })] },
    })
  })
})
