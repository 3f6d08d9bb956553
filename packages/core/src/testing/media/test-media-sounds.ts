import { SOUND_FORMATS } from '../../kinds/sound-file.js'
import { FILM_MS, mixSpec } from './film.js'
import {
  beatingTone,
  bodyOf,
  bytesOf,
  contextOf,
  expectForward,
  SOUND_FRAME_MS,
  store,
  type MediaSuite,
} from './media-suite.js'

const TYPES = { mp3: 'audio/mpeg', wav: 'audio/wav', m4a: 'audio/mp4' } as const

/** Mixes, sound files and what is found in sounds. */
export function testMediaSounds(suite: MediaSuite): void {
  const { describe, expect, it, options } = suite

  describe('a mix', () => {
    it('is as long as it was asked for, and the same bytes for the same specification', async () => {
      const media = await suite.media()
      const context = contextOf(suite)
      const mix = await media.mix(mixSpec(suite), context)
      expectForward(suite, context.reported)
      expect(mix.mediaType).toBe('audio/mp4')
      expect(mix.data.samples).toBe(mixSpec(suite).samples)
      const { video, audio, durationMs } = await media.probe(bodyOf(mix))
      expect({ video, sounds: audio !== null }).toEqual({ video: null, sounds: true })
      expectNear(suite, durationMs, FILM_MS)
      expect(await bytesOf(await media.mix(mixSpec(suite), contextOf(suite)))).toEqual(await bytesOf(mix))
    })

    if (options.standsIn !== true) {
      it('has the loudness that was asked for and stays below its ceiling', async () => {
        const spec = mixSpec(suite)
        const { data } = await (await suite.media()).mix(spec, contextOf(suite))
        expect(Math.abs((data.lufs ?? 0) - spec.targetLufs)).toBeLessThan(1)
        expect(data.peakDb).toBeLessThanOrEqual(spec.ceilingDb)
      })

      it('of nothing is silence, and has no loudness', async () => {
        const spec = { ...mixSpec(suite), voices: [], music: null }
        const { data } = await (await suite.media()).mix(spec, contextOf(suite))
        expect({ lufs: data.lufs, peakDb: data.peakDb }).toEqual({ lufs: null, peakDb: null })
      })
    }
  })

  describe('a sound file', () => {
    for (const format of SOUND_FORMATS) {
      it(`as ${format} holds the sound of a video, and nothing else`, async () => {
        const media = await suite.media()
        const made = await media.soundFile({ sound: await suite.film(), format }, contextOf(suite))
        expect(made.mediaType).toBe(TYPES[format])
        expectNear(suite, made.data.durationMs, FILM_MS)
        const { video, audio, durationMs } = await media.probe(bodyOf(made))
        expect({ video, sounds: audio !== null }).toEqual({ video: null, sounds: true })
        expectNear(suite, durationMs, FILM_MS)
      })
    }
  })

  describe('the facts of a sound', () => {
    it('are how long the whole of it is, and its beats in order', async () => {
      const sound = store(suite, 'beat', beatingTone(4000))
      const context = contextOf(suite)
      const { data: facts } = await (await suite.media()).analyseSound({ sound, firstMs: 2000 }, context)
      expectForward(suite, context.reported)
      expectNear(suite, facts.durationMs, 4000)
      expect(facts.beatsMs).toEqual(facts.beatsMs.toSorted((a, b) => a - b))
      expect(facts.confidence >= 0 && facts.confidence <= 1).toBe(true)
    })

    if (options.standsIn !== true) {
      it('are its beat and its loudness', async () => {
        const sound = store(suite, 'beat', beatingTone(4000))
        const { data } = await (await suite.media()).analyseSound({ sound }, contextOf(suite))
        const { bpm, lufs } = data
        expect(Math.round(bpm ?? 0)).toBe(120)
        expect(lufs).toBeLessThan(0)
      })
    }
  })
}

function expectNear({ expect }: MediaSuite, actual: number | null, ms: number): void {
  expect(Math.abs((actual ?? 0) - ms)).toBeLessThanOrEqual(SOUND_FRAME_MS)
}
