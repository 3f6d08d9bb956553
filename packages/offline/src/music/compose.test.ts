import { MUSIC_MOODS } from '@mutoscope/core'
import { describe, expect, test } from 'vitest'
import { compose } from './compose.js'

const moods = MUSIC_MOODS.filter((mood) => mood !== 'none')

describe.each(moods)('%s', (mood) => {
  test('the seed decides, and another seed plays something else', () => {
    expect(compose({ mood, seed: 'one' })).toEqual(compose({ mood, seed: 'one' }))
    const kinds = new Set(
      Array.from({ length: 20 }, (_, seed) => JSON.stringify(compose({ mood, seed: `seed ${seed}` }).notes)),
    )
    expect(kinds.size).toBeGreaterThan(15)
  })

  test('every tempo from 40 to 220 gives 20 to 40 seconds of whole bars', () => {
    for (let bpm = 40; bpm <= 220; bpm++) {
      const seconds = (compose({ mood, seed: 'x', bpm }).bars * 240) / bpm
      expect(seconds).toBeGreaterThanOrEqual(20)
      expect(seconds).toBeLessThanOrEqual(40)
    }
  })

  test('all notes are within the bed and in a register that can be heard', () => {
    const { notes, strokes, bars } = compose({ mood, seed: 'register' })
    for (const { beat } of [...notes, ...strokes]) expect(beat >= 0 && beat < bars * 4).toBe(true)
    for (const { pitch, gain, pan } of notes) {
      expect(pitch).toBeGreaterThanOrEqual(31)
      expect(pitch).toBeLessThanOrEqual(98)
      expect(gain).toBeGreaterThan(0)
      expect(Math.abs(pan)).toBeLessThanOrEqual(1)
    }
  })
})
