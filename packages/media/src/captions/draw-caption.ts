import { captionBytes, type CaptionBitmap } from './caption-bitmap.js'
import { captionSvg } from './caption-svg.js'
import { layOutCaption } from './lay-out-caption.js'
import type { CaptionFonts } from './load-caption-fonts.js'
import { rgbaToCaption } from './rgba-to-caption.js'

/**
 * Lays a caption out for a frame and draws it once; null when nothing of it can be drawn. Any text is safe.
 */
export async function drawCaption(
  lines: readonly string[],
  frame: { width: number; height: number },
  fonts: CaptionFonts,
): Promise<CaptionBitmap | null> {
  const layout = layOutCaption(lines, frame, fonts)
  if (layout === null) return null
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(captionSvg(layout, fonts.families), {
    font: {
      loadSystemFonts: false,
      fontFiles: [...fonts.files],
      defaultFontFamily: fonts.families[0] ?? 'Inter',
    },
  })
  const { x, y, width, height } = layout
  const planes = new SharedArrayBuffer(captionBytes(width, height))
  rgbaToCaption(image.pixels, width, height, new Uint8Array(planes))
  return { x, y, width, height, planes }
}
