import { isInvisible } from './is-invisible.js'
import type { CaptionFonts } from './load-caption-fonts.js'

/**
 * What of a line can be drawn: one line of words with single spaces, without control characters and without
 * what no font has.
 */
export function drawableLine(line: string, fonts: CaptionFonts): string {
  let text = ''
  for (const character of line.normalize('NFC')) {
    if (/\s|\p{Cc}/u.test(character)) text += ' '
    else if (!isInvisible(character) && fonts.advance(character) !== null) text += character
  }
  return text.replaceAll(/ +/gu, ' ').trim()
}
