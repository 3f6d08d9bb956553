import { BEATS_PER_BAR, type DrumPart } from '../song.js'
import type { DrumName } from '../sound/render-drum.js'

/**
 * Strikes a drum at the given beats of every bar of a group of `every` bars; only in the last of the group
 * when there is more than one.
 */
export function drumPart(
  drum: DrumName,
  beats: readonly number[],
  { gain, every = 1, pan = 0 }: { readonly gain: number; readonly every?: number; readonly pan?: number },
): DrumPart {
  return ({ chords, random }) =>
    chords.flatMap((_, bar) => {
      if (bar % every !== every - 1) return []
      return beats.map((beat, index) => ({
        drum,
        beat: bar * BEATS_PER_BAR + beat,
        gain: gain * (index % 2 === 0 ? 1 : 0.8) * (0.92 + random() * 0.16),
        pan,
      }))
    })
}
