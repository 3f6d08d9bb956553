/** Steps of a scale above its root, in semitones. */
export const SCALES = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
} as const satisfies Record<string, readonly number[]>

/** A chord as it is played: MIDI pitches from low to high, and its root in the bass register. */
export type Chord = { readonly pitches: readonly number[]; readonly bass: number }

/** A key: MIDI pitch of its root near middle C, and the steps of its scale. */
export type Key = { readonly root: number; readonly steps: readonly number[] }

/** MIDI pitch of a degree of a key; 0 is the root, 7 the root an octave above. */
export function pitchOf(key: Key, degree: number): number {
  const step = key.steps[((degree % 7) + 7) % 7] ?? 0
  return key.root + step + 12 * Math.floor(degree / 7)
}

/**
 * Chords on degrees of a key (0 is the first), each turned so that its tones lie as near as can be to the
 * chord before. `tones` stacks thirds: 3 is a triad, 4 a seventh chord, 5 a ninth.
 */
export function voicedChords(key: Key, degrees: readonly number[], tones: number): Chord[] {
  let before: readonly number[] = [key.root - 5, key.root, key.root + 4, key.root + 7]
  return degrees.map((degree) => {
    const stacked = Array.from({ length: tones }, (_, index) => pitchOf(key, degree + index * 2))
    const pitches = stacked.map((pitch) => nearest(pitch, before)).toSorted((one, other) => one - other)
    before = pitches
    const bass = pitchOf(key, degree) - 24
    return { pitches: [...new Set(pitches)], bass: bass < 36 ? bass + 12 : bass }
  })
}

/** The octave of a pitch that lies nearest to the middle of a chord. */
function nearest(pitch: number, chord: readonly number[]): number {
  const middle = chord.reduce((sum, tone) => sum + tone, 0) / chord.length
  // The middle is drawn back to middle C, or a progression that always falls would leave the register.
  const centre = (middle + 61) / 2
  return pitch - 12 * Math.round((pitch - centre) / 12)
}
