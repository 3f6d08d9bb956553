import type { MusicMood } from '@mutoscope/core'
import type { SCALES } from './harmony.js'
import { arpeggioPart } from './parts/arpeggio-part.js'
import { bassPart } from './parts/bass-part.js'
import { chordPart } from './parts/chord-part.js'
import { drumPart } from './parts/drum-part.js'
import { melodyPart } from './parts/melody-part.js'
import { scatteredPart } from './parts/scattered-part.js'
import { sustainedPart } from './parts/sustained-part.js'
import type { DrumPart, Part } from './song.js'

/**
 * A way of playing. The seed picks one key and two progressions, which take turns; a progression has a degree
 * of the scale for each of four bars.
 */
export type Mood = {
  /** Beats per minute when none are asked for. */
  readonly bpm: number
  readonly scale: keyof typeof SCALES
  /** MIDI pitches of the roots it may be in. */
  readonly roots: readonly [number, ...number[]]
  readonly progressions: readonly [readonly number[], ...(readonly number[])[]]
  /** How many thirds are stacked to a chord. */
  readonly tones: number
  readonly parts: readonly Part[]
  readonly drums: readonly DrumPart[]
  /** How much of the room is heard, and how long it rings in seconds. */
  readonly room: { readonly level: number; readonly seconds: number }
}

const EIGHTHS = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]

/** Every mood that can be asked for: soft 72 BPM, upbeat 120, cinematic 84, corporate 104, ambient 60. */
export const MOODS: Readonly<Record<Exclude<MusicMood, 'none'>, Mood>> = {
  soft: {
    bpm: 72,
    scale: 'major',
    roots: [60, 62, 65, 55],
    tones: 4,
    room: { level: 0.3, seconds: 1.9 },
    progressions: [
      [0, 5, 3, 4],
      [0, 4, 5, 3],
      [3, 0, 4, 5],
      [0, 2, 3, 4],
    ],
    parts: [
      sustainedPart('pad', { gain: 0.24 }),
      arpeggioPart('felt', { gain: 0.34, perBeat: 2 }),
      bassPart([0, 2], 0.3),
      melodyPart('bell', { gain: 0.13 }),
    ],
    drums: [],
  },
  upbeat: {
    bpm: 120,
    scale: 'major',
    roots: [60, 62, 57, 64],
    tones: 3,
    room: { level: 0.16, seconds: 1.1 },
    progressions: [
      [0, 4, 5, 3],
      [3, 0, 4, 5],
      [0, 3, 5, 4],
      [5, 3, 0, 4],
    ],
    parts: [
      sustainedPart('pad', { gain: 0.13 }),
      chordPart('keys', [0, 1.5, 2.5], { gain: 0.34, length: 0.8 }),
      arpeggioPart('pluck', { gain: 0.15, perBeat: 4, octave: 1 }),
      bassPart([0, 0.75, 1.5, 2, 3, 3.5], 0.36),
      melodyPart('bell', { gain: 0.16 }),
    ],
    drums: [
      drumPart('kick', [0, 1, 2, 3], { gain: 0.62 }),
      drumPart('clap', [1, 3], { gain: 0.26 }),
      drumPart('shaker', EIGHTHS, { gain: 0.11, pan: 0.3 }),
      drumPart('clap', [3.75], { gain: 0.12, every: 4 }),
    ],
  },
  cinematic: {
    bpm: 84,
    scale: 'minor',
    roots: [57, 62, 60, 64],
    tones: 3,
    room: { level: 0.34, seconds: 2.4 },
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 5, 4],
      [5, 6, 0, 0],
      [0, 6, 5, 6],
    ],
    parts: [
      sustainedPart('strings', { gain: 0.3 }),
      sustainedPart('strings', { gain: 0.12, octave: 1 }),
      arpeggioPart('felt', { gain: 0.22, perBeat: 2 }),
      bassPart([0], 0.36),
      melodyPart('bell', { gain: 0.08 }),
    ],
    drums: [
      drumPart('taiko', [0, 2.5], { gain: 0.6 }),
      drumPart('taiko', [3, 3.5], { gain: 0.4, every: 2, pan: -0.3 }),
      drumPart('swell', [0], { gain: 0.16, every: 4 }),
    ],
  },
  corporate: {
    bpm: 104,
    scale: 'major',
    roots: [60, 62, 65, 67],
    tones: 3,
    room: { level: 0.18, seconds: 1.3 },
    progressions: [
      [0, 4, 5, 3],
      [0, 3, 0, 4],
      [3, 4, 5, 0],
      [0, 5, 3, 4],
    ],
    parts: [
      sustainedPart('pad', { gain: 0.2 }),
      arpeggioPart('pluck', { gain: 0.27, perBeat: 2 }),
      chordPart('felt', [0, 2.5], { gain: 0.3, length: 1.5 }),
      bassPart([0, 1.5, 2], 0.34),
      melodyPart('bell', { gain: 0.12 }),
    ],
    drums: [
      drumPart('kick', [0, 2], { gain: 0.48 }),
      drumPart('clap', [1, 3], { gain: 0.14 }),
      drumPart('shaker', EIGHTHS, { gain: 0.07, pan: -0.3 }),
    ],
  },
  ambient: {
    bpm: 60,
    scale: 'lydian',
    roots: [57, 60, 62, 55],
    tones: 5,
    room: { level: 0.5, seconds: 3.2 },
    progressions: [
      [0, 0, 4, 4],
      [0, 1, 0, 4],
      [0, 4, 1, 1],
      [0, 0, 1, 0],
    ],
    parts: [
      sustainedPart('air', { gain: 0.34 }),
      sustainedPart('pad', { gain: 0.16, octave: -1 }),
      scatteredPart('bell', { gain: 0.16, perBar: 1.6 }),
      bassPart([0], 0.2),
    ],
    drums: [],
  },
}
