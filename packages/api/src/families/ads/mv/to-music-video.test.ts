import { describe, expect, it } from 'vitest'
import { flavorSchema } from '../flavors/flavor.js'
import { toMusicVideo, type MusicVideoOrder } from './to-music-video.js'

const flavor = flavorSchema.parse({ scene_prompts: { scene: '{prompt}, on film' } })
const music = { hash: '0'.repeat(64), mediaType: 'audio/mpeg' }

describe('the length of a music video', () => {
  it.each<
    [
      string,
      Partial<MusicVideoOrder>,
      { readonly durationSec: number | undefined; readonly numScenes: number | undefined },
    ]
  >([
    ["is that of the flavor's scenes", {}, { durationSec: 32, numScenes: 4 }],
    ['follows the number of scenes', { numScenes: 2 }, { durationSec: 16, numScenes: 2 }],
    [
      'is at least three seconds',
      { scenes: [{ prompt: 'A', duration: 1 }] },
      { durationSec: 3, numScenes: undefined },
    ],
    ['as given decides the number of scenes', { durationSec: 60 }, { durationSec: 60, numScenes: 8 }],
    [
      'is left to a song, and so is the number of scenes',
      { music },
      { durationSec: undefined, numScenes: undefined },
    ],
    [
      'is left to a song where scenes are counted',
      { music, numScenes: 12 },
      { durationSec: undefined, numScenes: 12 },
    ],
  ])('%s', (_what, order, { durationSec, numScenes }) => {
    const { brief } = toMusicVideo(flavor, { concept: 'A robot', ...order })
    expect([brief.durationSec, brief.numScenes]).toEqual([durationSec, numScenes])
  })

  it("of an open scene is the flavor's, or left to the song", () => {
    const scenes = [{ prompt: 'A', duration: 2 }, { prompt: 'B' }]
    expect(
      toMusicVideo(flavor, { concept: 'A robot', scenes }).brief.scenes?.map(
        ({ durationSec }) => durationSec,
      ),
    ).toEqual([2, 8])
    expect(
      toMusicVideo(flavor, { concept: 'A robot', scenes, music }).brief.scenes?.map(
        ({ durationSec }) => durationSec,
      ),
    ).toEqual([2, undefined])
  })
})
