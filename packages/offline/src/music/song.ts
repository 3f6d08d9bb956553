import type { Chord, Key } from './harmony.js'
import type { Note, Stroke } from './note.js'
import type { Random } from './random.js'

/** What every part of a bed plays to: one chord for each bar of four beats. */
export type Song = { readonly key: Key; readonly chords: readonly Chord[]; readonly random: Random }

/** A player: the notes of one instrument over the whole bed. */
export type Part = (song: Song) => readonly Note[]

/** A drummer: the strokes over the whole bed. */
export type DrumPart = (song: Song) => readonly Stroke[]

/** Beats in a bar. All beds are in four. */
export const BEATS_PER_BAR = 4
