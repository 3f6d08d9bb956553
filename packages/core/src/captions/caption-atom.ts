import type { WordTiming } from '../domain/word-timing.js'
import type { Steps } from '../event-loop/in-turns.js'
import { textWidth } from './text-width.js'

/**
 * The smallest part of a caption: lines and cues break only between atoms. A word, or a part of a text that
 * is written without spaces.
 */
export type CaptionAtom = {
  readonly text: string
  readonly width: number
  /** A space stands before it when it does not begin a line. */
  readonly spaced: boolean
  readonly startMs: number
  readonly endMs: number
}

/** So many atoms are cut in one step. */
const STEP = 1000

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff01-\uff60]/u
const opening = /^[\p{Ps}\p{Pi}¿¡]+$/u
const controls = /\p{Cc}/gu

/**
 * Cuts timed words into atoms, with times counted from the start of the video. White space and control
 * characters inside a word become borders, words of scripts without spaces are cut where a reader would, and
 * times never run backwards.
 */
export function* toCaptionAtoms(
  words: readonly WordTiming[],
  offsetMs: number,
  language: string,
): Steps<CaptionAtom[]> {
  const segmenter = new Intl.Segmenter(supportedLocale(language), { granularity: 'word' })
  const atoms: CaptionAtom[] = []
  let clock = 0
  let before = ''
  for (const word of words) {
    const startMs = Math.max(clock, word.startMs)
    const endMs = Math.max(startMs, word.endMs)
    clock = endMs
    const parts: Part[] = []
    for (const text of word.text.replace(controls, ' ').split(/\s+/u))
      if (text !== '') yield* cutPart(text, parts, segmenter)
    const total = parts.reduce((sum, part) => sum + part.width, 0) || 1
    let done = 0
    for (const part of parts) {
      if (atoms.length % STEP === STEP - 1) yield
      const { width } = part
      const from = startMs + ((endMs - startMs) * done) / total
      done += width
      const spaced = before !== '' && (part.spaced || !part.inner) && !joins(before, part.text)
      atoms.push({
        text: part.text,
        width,
        spaced,
        startMs: offsetMs + from,
        endMs: offsetMs + startMs + ((endMs - startMs) * done) / total,
      })
      before = part.text
    }
  }
  return atoms
}

type Part = {
  readonly text: string
  readonly width: number
  readonly spaced: boolean
  readonly inner: boolean
}

/** Adds the parts of a text without white space to those before it in its word. */
function* cutPart(text: string, parts: Part[], segmenter: Intl.Segmenter): Steps<void> {
  const spaced = parts.length > 0
  if (!unspaced.test(text)) {
    parts.push({ text, width: textWidth(text), spaced, inner: false })
    return
  }
  const pieces: { readonly from: number; opens: boolean }[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (pieces.length % STEP === STEP - 1) yield
    const last = pieces.at(-1)
    const opens = opening.test(segment)
    // Closing punctuation may not begin a line, opening punctuation may not end one.
    if (last === undefined || !(last.opens || (isWordLike !== true && !opens)))
      pieces.push({ from: index, opens })
    else last.opens &&= opens
  }
  for (const [index, { from }] of pieces.entries()) {
    if (index % STEP === STEP - 1) yield
    const piece = text.slice(from, pieces[index + 1]?.from)
    parts.push({ text: piece, width: textWidth(piece), spaced: spaced && index === 0, inner: index > 0 })
  }
}

/** Between two texts of scripts without spaces there is none. */
function joins(before: string, after: string): boolean {
  return unspaced.test(Array.from(before).at(-1) ?? '') && unspaced.test(Array.from(after)[0] ?? '')
}

function supportedLocale(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
