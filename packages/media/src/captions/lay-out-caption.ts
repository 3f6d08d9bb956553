import { advanceOf, breakLines } from './break-lines.js'
import { drawableLine } from './drawable-line.js'
import type { CaptionFonts } from './load-caption-fonts.js'

/** A caption with its lines broken to fit and its place in the frame, in pixels. */
export type CaptionLayout = {
  readonly lines: readonly string[]
  readonly fontSize: number
  readonly lineHeight: number
  /** Width of the outline around the letters. */
  readonly outline: number
  /** The rectangle that holds everything drawn; all four are even. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Letters are this part of the frame's shorter side high. */
const FONT_SIZE = 0.052
const LINE_HEIGHT = 1.28
const OUTLINE = 0.16
/** Everything stays inside this part of the frame's width. */
const SAFE_WIDTH = 0.9
/** Captions smaller than this part of their size are not read; text that still does not fit is cut. */
const SMALLEST = 0.6
const MAX_LINES = 3

/** Breaks, shrinks and places the lines of a caption; null when nothing of them can be drawn. */
export function layOutCaption(
  lines: readonly string[],
  frame: { width: number; height: number },
  fonts: CaptionFonts,
): CaptionLayout | null {
  const wanted = lines.map((line) => drawableLine(line, fonts)).filter((line) => line !== '')
  if (wanted.length === 0) return null
  const base = Math.min(frame.width, frame.height) * FONT_SIZE
  for (let scale = 1; ; scale -= 0.05) {
    const fontSize = Math.max(4, base * scale)
    const room = frame.width * SAFE_WIDTH - fontSize * OUTLINE
    const fitting = breakLines(wanted, room / fontSize, fonts)
    if (fitting.length <= Math.max(MAX_LINES, wanted.length)) return place(fitting, fontSize, frame, fonts)
    if (scale <= SMALLEST) return place(cut(fitting, room / fontSize, fonts), fontSize, frame, fonts)
  }
}

function cut(lines: readonly string[], room: number, fonts: CaptionFonts): string[] {
  const kept = lines.slice(0, MAX_LINES)
  const last = Array.from(kept.pop() ?? '')
  let width = advanceOf(`${last.join('')}…`, fonts)
  while (last.length > 0 && width > room) width -= advanceOf(last.pop() ?? '', fonts)
  return [...kept, `${last.join('').trimEnd()}…`]
}

function place(
  lines: readonly string[],
  fontSize: number,
  frame: { width: number; height: number },
  fonts: CaptionFonts,
): CaptionLayout {
  const outline = fontSize * OUTLINE
  const lineHeight = fontSize * LINE_HEIGHT
  const widest = Math.max(...lines.map((line) => advanceOf(line, fonts))) * fontSize
  const width = Math.min(even(widest + 2 * outline + fontSize * 0.2), even(frame.width * SAFE_WIDTH))
  const height = Math.min(even(lines.length * lineHeight + outline), frame.height)
  // A tall frame is a phone's, where buttons and titles lie over the lowest part.
  const bottom = frame.height * (frame.height > frame.width ? 0.8 : 0.93)
  const x = 2 * Math.round((frame.width - width) / 4)
  const y = Math.max(0, 2 * Math.round((bottom - height) / 2))
  return { lines, fontSize, lineHeight, outline, x, y, width, height }
}

function even(pixels: number): number {
  return 2 * Math.ceil(pixels / 2)
}
