import { BEATS_PER_BAR, type Part } from '../song.js'
import type { ToneName } from '../sound/tone-shapes.js'

/** Holds every chord for its bar. `octave` moves it up or down. */
export function sustainedPart(
  tone: ToneName,
  { gain, octave = 0 }: { readonly gain: number; readonly octave?: number },
): Part {
  return ({ chords }) =>
    chords.flatMap((chord, bar) =>
      chord.pitches.map((pitch, voice) => ({
        tone,
        beat: bar * BEATS_PER_BAR,
        beats: BEATS_PER_BAR,
        pitch: pitch + octave * 12,
        gain: gain / Math.sqrt(chord.pitches.length),
        pan: (voice / Math.max(1, chord.pitches.length - 1) - 0.5) * 0.9,
      })),
    )
}
