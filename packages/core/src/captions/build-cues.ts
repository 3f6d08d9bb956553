import type { AspectRatio } from '../domain/settings.js'
import type { WordTiming } from '../domain/word-timing.js'
import { atOnce, type Steps } from '../event-loop/in-turns.js'
import { toCaptionAtoms } from './caption-atom.js'
import type { CaptionCue } from './caption-track.js'
import { groupAtoms, type AtomGroup } from './group-atoms.js'

/** The words of one voice line and where it lies in the video. */
export type CaptionVoiceLine = {
  readonly words: readonly WordTiming[]
  /** Start of the voice line in the video, milliseconds. */
  readonly offsetMs: number
  /**
   * When its last caption must be gone, milliseconds from the start of the video. @default when the next
   * caption comes
   */
  readonly untilMs?: number
}

/** Options of {@link buildCues}. */
export interface BuildCuesInput {
  /** In the order they are spoken. */
  readonly lines: readonly CaptionVoiceLine[]
  readonly aspectRatio: AspectRatio
  /** ISO 639-1; decides where texts without spaces may be broken. */
  readonly language: string
}

/** Longest line in cells, by shape. */
const maxWidths: { readonly [ratio in AspectRatio]: number } = { '16:9': 42, '9:16': 24, '1:1': 32 }
const minMs = 800
const maxMs = 6000
/** A reader takes in this many cells a second. */
const cellsPerSecond = 20
/** A shorter gap between captions would only flicker. */
const flickerMs = 250

/**
 * Makes captions from timed words: at most two balanced lines, broken where it reads well, on screen for 0.8
 * to 6 seconds and, where the pauses allow, long enough to read. Cues never overlap, keep their order, and
 * contain every word once. Times are whole milliseconds.
 */
export function buildCues(input: BuildCuesInput): CaptionCue[] {
  return atOnce(buildCuesInSteps(input))
}

/** {@link buildCues} in steps of a few milliseconds: one voice line may have the length of a book. */
export function* buildCuesInSteps(input: BuildCuesInput): Steps<CaptionCue[]> {
  const maxWidth = maxWidths[input.aspectRatio]
  const groups: PlacedGroup[] = []
  for (const { words, offsetMs, untilMs = Number.POSITIVE_INFINITY } of input.lines) {
    const atoms = yield* toCaptionAtoms(words, offsetMs, input.language)
    const made = yield* groupAtoms(atoms, { maxWidth, minMs, maxMs })
    for (const group of made) groups.push({ ...group, fromMs: offsetMs, untilMs })
  }
  return placeCues(groups)
}

type PlacedGroup = AtomGroup & { readonly fromMs: number; readonly untilMs: number }

function placeCues(groups: readonly PlacedGroup[]): CaptionCue[] {
  const starts = orderedStarts(groups)
  const cues: CaptionCue[] = []
  for (const [index, group] of groups.entries()) {
    let startMs = starts[index] ?? 0
    const limit = Math.max(
      startMs + 1,
      Math.min(starts[index + 1] ?? Number.POSITIVE_INFINITY, Math.floor(group.untilMs), startMs + maxMs),
    )
    const spokenMs = Math.min(limit, Math.round(group.endMs))
    const wanted = Math.max(
      spokenMs,
      startMs + minMs,
      startMs + Math.ceil((group.width * 1000) / cellsPerSecond),
    )
    let endMs = Math.max(startMs + 1, Math.min(limit, wanted))
    if (limit - endMs < flickerMs && limit === starts[index + 1]) endMs = limit
    // What could not be held long enough may come a little early.
    if (endMs - startMs < minMs)
      startMs = Math.min(startMs, Math.max(cues.at(-1)?.endMs ?? 0, endMs - minMs, Math.ceil(group.fromMs)))
    cues.push({ startMs, endMs, lines: group.lines })
  }
  return cues
}

/** Whole milliseconds, each later than the one before, whatever the word times say. */
function orderedStarts(groups: readonly AtomGroup[]): number[] {
  const starts: number[] = []
  for (const group of groups) starts.push(Math.max(Math.round(group.startMs), (starts.at(-1) ?? -1) + 1))
  return starts
}
