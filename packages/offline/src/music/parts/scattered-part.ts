import { pick } from '../pick.js'
import { pitchOf } from '../harmony.js'
import { BEATS_PER_BAR, type Part } from '../song.js'
import type { ToneName } from '../sound/tone-shapes.js'

/**
 * Single far notes of the pentatonic scale, on beats that the seed picks, about `perBar` of them in a bar.
 */
export function scatteredPart(
  tone: ToneName,
  { gain, perBar }: { readonly gain: number; readonly perBar: number },
): Part {
  return ({ chords, key, random }) =>
    chords.flatMap((_, bar) =>
      Array.from({ length: BEATS_PER_BAR }, (_, beat) => beat)
        .filter(() => random() < perBar / BEATS_PER_BAR)
        .map((beat) => ({
          tone,
          beat: bar * BEATS_PER_BAR + beat,
          beats: 2,
          pitch: pitchOf(key, pick([0, 1, 2, 4, 5, 7, 8], random)) + 12,
          gain: gain * (0.6 + random() * 0.4),
          pan: random() * 1.4 - 0.7,
        })),
    )
}
