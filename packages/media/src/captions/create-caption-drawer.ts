import type { CaptionBitmap } from './caption-bitmap.js'
import { drawCaption } from './draw-caption.js'
import type { CaptionFonts } from './load-caption-fonts.js'

/** Draws a caption for a frame size; null when nothing of it can be drawn. */
export type CaptionDrawer = (
  lines: readonly string[],
  width: number,
  height: number,
) => Promise<CaptionBitmap | null>

/** A caption spans a few segments that follow each other, so few have to be kept. */
const KEPT = 16

/**
 * Makes a drawer that draws a caption once for all segments it spans. `fonts` is asked at the first caption.
 */
export function createCaptionDrawer(fonts: () => Promise<CaptionFonts>): CaptionDrawer {
  const drawn = new Map<string, Promise<CaptionBitmap | null>>()
  return (lines, width, height) => {
    const key = JSON.stringify([lines, width, height])
    const bitmap = drawn.get(key) ?? fonts().then((loaded) => drawCaption(lines, { width, height }, loaded))
    drawn.delete(key)
    drawn.set(key, bitmap)
    bitmap.catch(() => drawn.delete(key))
    for (const oldest of drawn.keys()) {
      if (drawn.size <= KEPT) break
      drawn.delete(oldest)
    }
    return bitmap
  }
}
