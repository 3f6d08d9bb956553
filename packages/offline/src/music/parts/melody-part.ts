import { pick } from '../pick.js'
import { BEATS_PER_BAR, type Part } from '../song.js'
import type { ToneName } from '../sound/tone-shapes.js'

/** Beats of a bar at which a tune moves. */
const RHYTHMS: readonly [readonly number[], ...(readonly number[])[]] = [
  [0, 1.5, 3],
  [0, 2, 3],
  [0, 1, 2.5],
  [0.5, 2, 3.5],
]

/**
 * A sparse tune of chord tones over every second pair of bars, the same rhythm each time so that it is heard
 * as one.
 */
export function melodyPart(
  tone: ToneName,
  { gain, octave = 1 }: { readonly gain: number; readonly octave?: number },
): Part {
  return ({ chords, random }) => {
    const rhythm = pick(RHYTHMS, random)
    let voice = 1
    return chords.flatMap((chord, bar) => {
      if (bar % 4 < 2 && bar % 8 < 4) return []
      return rhythm.map((beat, index) => {
        voice = Math.min(chord.pitches.length - 1, Math.max(0, voice + pick([-1, 0, 1], random)))
        return {
          tone,
          beat: bar * BEATS_PER_BAR + beat,
          beats: (rhythm[index + 1] ?? BEATS_PER_BAR) - beat,
          pitch: (chord.pitches[voice] ?? 60) + octave * 12,
          gain: gain * (0.9 + random() * 0.2),
          pan: 0.2,
        }
      })
    })
  }
}
