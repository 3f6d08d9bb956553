import type { CaptionFonts } from '../captions/load-caption-fonts.js'

/** Draws an SVG document of our own as PNG, with these fonts and no others. */
export async function renderSvg(svg: string, fonts: readonly CaptionFonts[] = []): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const files = [...new Set(fonts.flatMap((font) => font.files))]
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: fonts[0]?.families[0] ?? 'Inter' },
  })
  return image.asPng()
}
