import { pick } from '../pick.js'
import { BEATS_PER_BAR, type Part } from '../song.js'
import type { ToneName } from '../sound/tone-shapes.js'

/** Orders in which the tones of a chord are gone through; numbers beyond its tones are an octave higher. */
const FIGURES: readonly [readonly number[], ...(readonly number[])[]] = [
  [0, 1, 2, 3, 4, 3, 2, 1],
  [0, 2, 1, 3, 2, 4, 3, 1],
  [0, 2, 3, 4, 3, 2, 3, 1],
  [0, 3, 1, 4, 2, 3, 1, 2],
]

/** Breaks every chord into single notes, `perBeat` of them in a beat, in a figure that the seed picks. */
export function arpeggioPart(
  tone: ToneName,
  {
    gain,
    perBeat,
    octave = 0,
  }: { readonly gain: number; readonly perBeat: number; readonly octave?: number },
): Part {
  return ({ chords, random }) => {
    const figure = pick(FIGURES, random)
    return chords.flatMap((chord, bar) =>
      Array.from({ length: BEATS_PER_BAR * perBeat }, (_, step) => {
        const place = figure[step % figure.length] ?? 0
        const tones = chord.pitches.length
        return {
          tone,
          beat: bar * BEATS_PER_BAR + step / perBeat,
          beats: 1.6 / perBeat,
          pitch: (chord.pitches[place % tones] ?? 60) + 12 * (Math.floor(place / tones) + octave),
          gain: gain * (step % perBeat === 0 ? 1 : 0.72) * (0.92 + random() * 0.16),
          pan: (step % 2 === 0 ? -0.45 : 0.45) * (0.7 + random() * 0.3),
        }
      }),
    )
  }
}
