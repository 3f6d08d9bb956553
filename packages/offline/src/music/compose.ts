import { hashText, seededNumbers } from '@mutoscope/core/script'
import type { MusicRequest } from '@mutoscope/core/ports'
import { SCALES, voicedChords } from './harmony.js'
import { MOODS } from './moods.js'
import type { Note, Stroke } from './note.js'
import { pick } from './pick.js'
import type { Random } from './random.js'
import { BEATS_PER_BAR } from './song.js'

/** A whole bed on paper. */
export type Composition = {
  readonly bpm: number
  readonly bars: number
  readonly notes: readonly Note[]
  readonly strokes: readonly Stroke[]
  readonly room: { readonly level: number; readonly seconds: number }
}

const WANTED_SECONDS = 30
const BARS = [4, 8, 12, 16, 24, 32]

/** Writes a bed: the same request gives the same notes. As many bars as come nearest to 30 seconds. */
export function compose(request: MusicRequest): Composition {
  const mood = MOODS[request.mood]
  const bpm = request.bpm ?? mood.bpm
  const bars = barsFor(bpm)
  const random = seededNumbers(hashText(`${request.mood}:${request.seed}`))
  const key = { root: pick(mood.roots, random), steps: SCALES[mood.scale] }
  const song = {
    key,
    chords: voicedChords(key, degrees(bars, mood.progressions, random), mood.tones),
    random,
  }
  return {
    bpm,
    bars,
    notes: mood.parts.flatMap((part) => part(song)),
    strokes: mood.drums.flatMap((part) => part(song)),
    room: mood.room,
  }
}

function barsFor(bpm: number): number {
  const barSeconds = (BEATS_PER_BAR * 60) / bpm
  return BARS.reduce(
    (best, bars) =>
      Math.abs(bars * barSeconds - WANTED_SECONDS) < Math.abs(best * barSeconds - WANTED_SECONDS)
        ? bars
        : best,
    4,
  )
}

/** Two progressions that take turns, four bars each. */
function degrees(
  bars: number,
  progressions: readonly [readonly number[], ...(readonly number[])[]],
  random: Random,
): number[] {
  const first = pick(progressions, random)
  const [other = first, ...more] = progressions.filter((progression) => progression !== first)
  const second = pick([other, ...more], random)
  return Array.from(
    { length: bars },
    (_, bar) => (Math.floor(bar / 4) % 2 === 0 ? first : second)[bar % 4] ?? 0,
  )
}
