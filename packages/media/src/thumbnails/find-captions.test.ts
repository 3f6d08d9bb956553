import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { captionSvg } from '../captions/caption-svg.js'
import { layOutCaption, type CaptionLayout } from '../captions/lay-out-caption.js'
import { loadCaptionFonts } from '../captions/load-caption-fonts.js'
import { renderSvg } from '../titles/render-svg.js'
import { findCaptions } from './find-captions.js'
import { measuredPixels, readPixels, type Pixels } from './pixels.js'

const WIDE = { width: 1280, height: 720 }
const TALL = { width: 720, height: 1280 }
const fonts = await loadCaptionFonts()

/** A picture of something: soft shapes in two colours. */
function scene({ width, height }: typeof WIDE, from: string, to: string): Promise<Buffer> {
  return renderSvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/><circle cx="30%" cy="70%" r="20%" fill="${to}"/><rect x="60%" y="40%" width="8%" height="60%" fill="${from}"/></svg>`)
}

async function captioned(
  frame: typeof WIDE,
  ground: Buffer,
  lines: readonly string[],
): Promise<{ pixels: Pixels; layout: CaptionLayout }> {
  const layout = layOutCaption(lines, frame, fonts)
  if (layout === null) throw new Error('nothing to draw')
  return {
    layout,
    pixels: await small(
      sharp(
        await sharp(ground)
          .composite([
            {
              input: await renderSvg(captionSvg(layout, fonts.families), [fonts]),
              left: layout.x,
              top: layout.y,
            },
          ])
          .png()
          .toBuffer(),
      ),
    ),
  }
}

async function small(picture: Sharp): Promise<Pixels> {
  return measuredPixels(await readPixels(picture))
}

describe('findCaptions', () => {
  test.each([
    ['a wide dark scene', WIDE, '#101828', '#445566'],
    ['a wide bright one', WIDE, '#ffffff', '#dde6ff'],
    ['a wide colourful one', WIDE, '#ff8800', '#2266ff'],
    ['a tall dark scene', TALL, '#101828', '#445566'],
    ['a tall bright one', TALL, '#ffffff', '#dde6ff'],
  ])('finds the place of our own captions on %s', async (_name, frame, from, to) => {
    const ground = await scene(frame, from, to)
    for (const lines of [
      ['No map shows the way', 'to the ancient ruins. Not one.'],
      ['The hero holds on.'],
    ]) {
      const { pixels, layout } = await captioned(frame, ground, lines)
      const band = findCaptions(pixels)
      expect(band).not.toBeNull()
      expect(Math.abs((band?.top ?? 0) * frame.height - layout.y)).toBeLessThan(0.04 * 720)
      expect(Math.abs((band?.bottom ?? 0) * frame.height - layout.y - layout.height)).toBeLessThan(0.04 * 720)
    }
    expect(findCaptions(await small(sharp(ground)))).toBeNull()
  })

  test('takes no texture for captions', async () => {
    const noise = sharp({
      create: { ...WIDE, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
    const stripes = await renderSvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">${Array.from({ length: 80 }, (_, index) => `<rect x="${index * 16}" width="8" height="720" fill="#fff"/>`).join('')}</svg>`,
    )
    for (const picture of [noise, sharp(stripes).flatten({ background: '#000' })])
      expect(findCaptions(await small(picture))).toBeNull()
  })
})
