import type { CaptionLayout } from './lay-out-caption.js'
import { escapeXml, fontFamily } from './svg-text.js'

/** Part of the font size between the top of a line and its baseline. */
const BASELINE = 0.98

/**
 * A caption as SVG of just its rectangle: white letters on a dark outline that is readable over any picture.
 */
export function captionSvg(layout: CaptionLayout, families: readonly string[]): string {
  const { width, height, fontSize, lineHeight, outline } = layout
  const lines = layout.lines.map((line, index) => {
    const baseline = outline / 2 + index * lineHeight + fontSize * BASELINE
    return `<text x="${width / 2}" y="${baseline.toFixed(2)}">${escapeXml(line)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<g font-family="${fontFamily(families)}" font-weight="600" font-size="${fontSize.toFixed(2)}" text-anchor="middle" fill="#fff" `,
    `stroke="#000" stroke-opacity="0.85" stroke-width="${outline.toFixed(2)}" stroke-linejoin="round" paint-order="stroke">`,
    ...lines,
    '</g></svg>',
  ].join('')
}
