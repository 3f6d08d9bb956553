import { MutoscopeError } from '@mutoscope/core'
import type { CardSpec, ImageData, MediaContext } from '@mutoscope/core/ports'
import type { OverlayOptions } from 'sharp'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { drawPicture } from '../frames/draw-picture.js'
import type { MediaLimits } from '../media-limits.js'
import { checkSize } from '../titles/check-size.js'
import { parseColour } from '../titles/parse-colour.js'
import { renderSvg } from '../titles/render-svg.js'
import type { TitleFonts } from '../titles/title-fonts.js'
import { layOutCard, productRoom } from './card-layout.js'
import { groundSvg, textSvg } from './card-svg.js'
import { drawProduct } from './draw-product.js'

/** What drawing needs besides the specification. */
export interface DrawCardOptions {
  readonly fonts: TitleFonts
  readonly limits: MediaLimits
  /** Where the PNG goes; it is there only when it is whole. */
  readonly outputPath: string
}

/** How dark the background picture becomes, and how soft, in parts of its longer side. */
const DIMMED = 0.62
const BLUR = 1 / 55

/**
 * Draws a card as PNG.
 * @throws `INVALID_INPUT` for a size or colour that makes no sense, `MEDIA_INVALID` and `MEDIA_TOO_LARGE`
 *   for pictures, `CANCELLED`
 */
export async function drawCard(
  spec: CardSpec,
  context: MediaContext,
  { fonts, limits, outputPath }: DrawCardOptions,
): Promise<ImageData> {
  if (context.signal.aborted) throw new MutoscopeError('CANCELLED', { cause: context.signal.reason })
  checkSize('card', spec, 64, 4096)
  parseColour(spec.accent)
  const { width, height } = spec
  const cardFonts = { heading: await fonts(800), text: await fonts(600) }
  const product =
    spec.picture === undefined
      ? null
      : await drawPicture(spec.picture, context, limits, (picture) =>
          picture.ensureAlpha().resize({ ...productRoom(spec), fit: 'inside' }),
        )
  const layout = layOutCard(spec, cardFonts, product === null ? null : product.info)
  const ground = { input: await renderSvg(groundSvg(spec, layout.picture)) }
  const background =
    spec.background === undefined
      ? null
      : await drawPicture(spec.background, context, limits, (picture) =>
          picture
            .flatten({ background: '#000' })
            .resize({ width, height, fit: 'cover' })
            .blur(Math.max(0.5, Math.max(width, height) * BLUR))
            .modulate({ brightness: DIMMED }),
        )
  const layers: OverlayOptions[] = background === null ? [] : [ground]
  if (product !== null && layout.picture !== null)
    layers.push(...(await drawProduct(product.data, layout.picture, { width, height })))
  layers.push({
    input: await renderSvg(textSvg(spec, layout, cardFonts), [cardFonts.heading, cardFonts.text]),
  })
  const { default: sharp } = await import('sharp')
  await writeWhole(outputPath, (part) =>
    sharp(background?.data ?? ground.input)
      .composite(layers)
      .removeAlpha()
      .png({ compressionLevel: 6 })
      .toFile(part),
  )
  return { width, height }
}
