import type { FrameSize } from '@mutoscope/core'
import type { OverlayOptions } from 'sharp'
import { renderSvg } from '../titles/render-svg.js'
import type { Box } from './card-layout.js'

/** Rounding of a photo's corners and spread of the shadow, in parts of the shorter side of the product. */
const RADIUS = 0.045
const SPREAD = 0.05
const SHADOW = 0.55

/**
 * A product at its place with its shadow, as layers over the card. A cut-out keeps its outline; a photo gets
 * round corners.
 */
export async function drawProduct(picture: Buffer, place: Box, card: FrameSize): Promise<OverlayOptions[]> {
  const { default: sharp } = await import('sharp')
  const { width, height } = place
  const scaled = await sharp(picture)
    .resize({ width, height, fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const { isOpaque } = await sharp(scaled).stats()
  const side = Math.min(width, height)
  const product = isOpaque
    ? await sharp(scaled)
        .composite([{ input: await renderSvg(mask(width, height, side * RADIUS)), blend: 'dest-in' }])
        .png()
        .toBuffer()
    : scaled
  const left = place.x
  const top = Math.min(place.y, card.height - height)
  const shift = Math.round(side * SPREAD * 0.8)
  // The product in black on a clear ground of the card's own size, so that no shadow reaches over its edges.
  const outline = await sharp({ create: { ...card, channels: 4, background: '#0000' } })
    .composite([
      {
        input: await sharp(product).linear([0, 0, 0, SHADOW], [0, 0, 0, 0]).png().toBuffer(),
        left,
        top: Math.min(top + shift, card.height - height),
      },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer()
  return [
    {
      input: await sharp(outline)
        .blur(Math.max(0.5, side * SPREAD))
        .png({ compressionLevel: 1 })
        .toBuffer(),
    },
    { input: product, left, top },
  ]
}

function mask(width: number, height: number, radius: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius.toFixed(1)}" fill="#fff"/></svg>`
}
