import type { CaptionFonts, FontWeight } from '../captions/load-caption-fonts.js'
import { escapeXml, fontFamily } from '../captions/svg-text.js'
import { LINE_HEIGHT, type FittedTitle } from './fit-title.js'

/** Where and how a fitted title is drawn. */
export interface TitleText {
  readonly x: number
  /** Top of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'middle'
  readonly fonts: CaptionFonts
  readonly weight: FontWeight
  /** Attributes of each line, such as its fill. @default white letters */
  readonly look?: (line: number) => string
}

/** Part of the font size between the top of a line and its baseline. */
const BASELINE = 0.9

/** A title as text elements of SVG. */
export function titleText(
  title: FittedTitle,
  { x, y, anchor, fonts, weight, look = () => 'fill="#fff"' }: TitleText,
): string {
  return title.lines
    .map((line, index) => {
      const baseline = y + index * title.size * LINE_HEIGHT + title.size * BASELINE
      return `<text x="${x.toFixed(1)}" y="${baseline.toFixed(1)}" font-family="${fontFamily(fonts.families)}" font-weight="${weight}" font-size="${title.size.toFixed(2)}" text-anchor="${anchor}" ${look(index)}>${escapeXml(line)}</text>`
    })
    .join('')
}
