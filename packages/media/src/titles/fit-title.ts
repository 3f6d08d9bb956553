import { advanceOf, breakLines } from '../captions/break-lines.js'
import { drawableLine } from '../captions/drawable-line.js'
import type { CaptionFonts } from '../captions/load-caption-fonts.js'

/** Room for a title, in pixels. */
export interface TitleRoom {
  readonly width: number
  readonly height: number
  /** Size of the letters when there is room for them. */
  readonly size: number
  readonly maxLines: number
}

/** A title that fits. */
export interface FittedTitle {
  readonly lines: readonly string[]
  readonly size: number
  /** Of the widest line. */
  readonly width: number
  /** From the top of the first line to the bottom of the last. */
  readonly height: number
}

/** Distance of two baselines in parts of the font size: titles stand close. */
export const LINE_HEIGHT = 1.14
/** A title shrinks to this part of its size before it is cut. */
const SMALLEST = 0.34
/** Estimated widths know nothing of kerning. */
const SPARE = 0.97

/**
 * Breaks and shrinks a title until it fits; what still does not fit is cut with an ellipsis. Null when
 * nothing of it can be drawn.
 */
export function fitTitle(text: string, room: TitleRoom, fonts: CaptionFonts): FittedTitle | null {
  const line = drawableLine(text, fonts)
  if (line === '') return null
  for (let scale = 1; ; scale -= 0.04) {
    const size = room.size * scale
    const width = (room.width * SPARE) / size
    const rows = Math.max(1, Math.min(room.maxLines, Math.floor(room.height / (size * LINE_HEIGHT))))
    const lines = breakLines([line], width, fonts)
    const last = scale - 0.04 < SMALLEST
    // A word is only broken when nothing else is left.
    if (lines.length <= rows && (last || line.split(' ').every((word) => advanceOf(word, fonts) <= width)))
      return fitted(lines, size, fonts)
    if (last) return fitted(cut(lines, rows, width, fonts), size, fonts)
  }
}

function fitted(lines: readonly string[], size: number, fonts: CaptionFonts): FittedTitle {
  return {
    lines,
    size,
    width: Math.max(...lines.map((line) => advanceOf(line, fonts))) * size,
    height: lines.length * size * LINE_HEIGHT,
  }
}

function cut(lines: readonly string[], rows: number, room: number, fonts: CaptionFonts): string[] {
  const kept = lines.slice(0, rows)
  const last = Array.from(kept.pop() ?? '')
  let width = advanceOf(`${last.join('')}…`, fonts)
  while (last.length > 0 && width > room) width -= advanceOf(last.pop() ?? '', fonts)
  return [...kept, `${last.join('').trimEnd()}…`]
}
