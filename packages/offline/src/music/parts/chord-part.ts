import { BEATS_PER_BAR, type Part } from '../song.js'
import type { ToneName } from '../sound/tone-shapes.js'

/** Strikes every chord at the given beats of the bar, its tones a hair apart like a hand does. */
export function chordPart(
  tone: ToneName,
  beats: readonly number[],
  { gain, length = 1 }: { readonly gain: number; readonly length?: number },
): Part {
  return ({ chords, random }) =>
    chords.flatMap((chord, bar) =>
      beats.flatMap((beat, index) =>
        chord.pitches.map((pitch, voice) => ({
          tone,
          beat: bar * BEATS_PER_BAR + beat + voice * 0.012,
          beats: length,
          pitch,
          gain:
            (gain * (index === 0 ? 1 : 0.85) * (0.92 + random() * 0.16)) / Math.sqrt(chord.pitches.length),
          pan: (voice / Math.max(1, chord.pitches.length - 1) - 0.5) * 0.6,
        })),
      ),
    )
}
