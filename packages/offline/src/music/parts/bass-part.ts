import { BEATS_PER_BAR, type Part } from '../song.js'

/** Plays the root of every chord at the given beats of the bar, each note as long as to the next. */
export function bassPart(beats: readonly number[], gain: number): Part {
  return ({ chords }) =>
    chords.flatMap((chord, bar) =>
      beats.map((beat, index) => ({
        tone: 'bass',
        beat: bar * BEATS_PER_BAR + beat,
        beats: ((beats[index + 1] ?? BEATS_PER_BAR) - beat) * 0.92,
        pitch: chord.bass,
        gain: gain * (index === 0 ? 1 : 0.82),
        pan: 0,
      })),
    )
}
