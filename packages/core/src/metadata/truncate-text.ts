import { countBytes } from './count-bytes.js'
import { countCharacters } from './count-characters.js'

/** How long a text may be. */
export interface TextLimit {
  /** Code points. */
  readonly maxCharacters?: number
  /** Bytes of UTF-8. */
  readonly maxBytes?: number
}

/**
 * Cuts a text to a limit and ends it with an ellipsis, at a space where one is near. Never splits what a
 * reader sees as one character (accents, flags, families of emoji), unless a single one is longer than the
 * whole limit; then never a code point.
 */
export function truncateText(text: string, limit: TextLimit): string {
  if (fits(text, limit)) return text
  const whole = longestStart(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), limit)
  const start =
    whole === ''
      ? longestStart(
          Array.from(text, (segment) => ({ segment })),
          limit,
        )
      : whole
  return start === '' ? '' : `${atSpace(start, text)}…`
}

function fits(
  text: string,
  { maxCharacters = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY }: TextLimit,
): boolean {
  return countCharacters(text) <= maxCharacters && countBytes(text) <= maxBytes
}

function longestStart(pieces: Iterable<{ readonly segment: string }>, limit: TextLimit): string {
  let characters = (limit.maxCharacters ?? Number.POSITIVE_INFINITY) - 1
  let bytes = (limit.maxBytes ?? Number.POSITIVE_INFINITY) - countBytes('…')
  let start = ''
  for (const { segment } of pieces) {
    characters -= countCharacters(segment)
    bytes -= countBytes(segment)
    if (characters < 0 || bytes < 0) break
    start += segment
  }
  return start
}

/**
 * Steps back to the last space when that costs less than a quarter of the text and the cut is inside a word.
 */
function atSpace(start: string, text: string): string {
  const next = text[start.length] ?? ' '
  const space = start.search(/\s\S*$/u)
  const cut = !/\s/u.test(next) && space > start.length * 0.75 ? start.slice(0, space) : start
  const tidy = cut.replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '')
  return tidy === '' ? cut : tidy
}
