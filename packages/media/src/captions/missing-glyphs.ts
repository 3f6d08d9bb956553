import { isInvisible } from './is-invisible.js'
import type { CaptionFonts } from './load-caption-fonts.js'

/**
 * Characters of these lines that no font has a glyph for, each once, in order. They are left out of the
 * drawing.
 */
export function missingGlyphs(lines: readonly string[], fonts: CaptionFonts): string[] {
  const missing = new Set<string>()
  for (const line of lines) {
    for (const character of line.normalize('NFC')) {
      if (!isInvisible(character) && fonts.advance(character) === null) missing.add(character)
    }
  }
  return [...missing]
}
