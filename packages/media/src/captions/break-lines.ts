import type { CaptionFonts } from './load-caption-fonts.js'

/**
 * Breaks lines to a room, given in parts of the font size. Keeps them as they are when all fit; breaks the
 * whole text anew when one does not, so that no word is left alone.
 */
export function breakLines(lines: readonly string[], room: number, fonts: CaptionFonts): string[] {
  if (lines.every((line) => advanceOf(line, fonts) <= room)) return [...lines]
  const words = lines.flatMap((line) => line.split(' ')).flatMap((word) => pieces(word, room, fonts))
  const greedy = fill(words, room, fonts)
  // The narrowest room that needs no more lines gives lines of about the same length.
  const total = advanceOf(words.join(' '), fonts)
  for (let even = total / greedy.length; even < room; even += room / 20) {
    const balanced = fill(words, even, fonts)
    if (balanced.length <= greedy.length) return balanced
  }
  return greedy
}

function fill(words: readonly string[], room: number, fonts: CaptionFonts): string[] {
  const space = advanceOf(' ', fonts)
  const lines: { readonly words: string[]; advance: number }[] = []
  for (const word of words) {
    const last = lines.at(-1)
    const advance = advanceOf(word, fonts)
    if (last === undefined || last.advance + space + advance > room) lines.push({ words: [word], advance })
    else {
      last.words.push(word)
      last.advance += space + advance
    }
  }
  return lines.map((line) => line.words.join(' '))
}

/** A word that is wider than a whole line, cut into parts that are not. */
function pieces(word: string, room: number, fonts: CaptionFonts): string[] {
  const parts: string[] = []
  let [part, width] = ['', 0]
  for (const character of word) {
    const advance = advanceOf(character, fonts)
    if (part !== '' && width + advance > room) {
      parts.push(part)
      part = ''
      width = 0
    }
    part += character
    width += advance
  }
  return [...parts, part]
}

/** Width of a text in parts of the font size. */
export function advanceOf(text: string, fonts: CaptionFonts): number {
  let advance = 0
  for (const character of text) advance += fonts.advance(character) ?? 0
  return advance
}
