import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { OVERSCAN } from './camera-path.js'
import { loadPicture } from './load-picture.js'

const target = { width: 64, height: 36, overscan: OVERSCAN }

function flat(width: number, height: number, background: string): Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

describe('loadPicture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('decodes a %s to BT.709 planes', async (format) => {
    const picture = await loadPicture(
      'a',
      await flat(300, 200, '#ff0000').toFormat(format, { quality: 100 }).toBuffer(),
      target,
    )
    const planes = new Uint8Array(picture.planes)
    const luma = picture.width * picture.height
    expect(planes[luma / 2]).toBeGreaterThan(60)
    expect(planes[luma / 2]).toBeLessThan(66)
    expect(planes[(luma * 5) / 4 + luma / 8]).toBeGreaterThan(236)
  })

  it('keeps the overscan when the picture has the pixels, and no more', async () => {
    const large = await loadPicture('a', await flat(640, 360, '#123456').png().toBuffer(), target)
    expect([large.width, large.height]).toEqual([72, 40])
    const exact = await loadPicture('a', await flat(64, 36, '#123456').png().toBuffer(), target)
    expect([exact.width, exact.height]).toEqual([64, 36])
    const small = await loadPicture('a', await flat(20, 20, '#123456').png().toBuffer(), target)
    expect([small.width, small.height]).toEqual([64, 36])
  })

  it('cuts the middle out of another shape', async () => {
    const sides = await sharp({ create: { width: 200, height: 36, channels: 3, background: '#000' } })
      .composite([{ input: await flat(64, 36, '#fff').png().toBuffer(), left: 68, top: 0 }])
      .png()
      .toBuffer()
    const picture = await loadPicture('a', sides, { ...target, overscan: 1 })
    expect(new Set(new Uint8Array(picture.planes, 0, 64 * 36))).toEqual(new Set([235]))
  })

  it.each([
    ['nothing', async () => Buffer.alloc(0)],
    ['text', async () => Buffer.from('<html>not found</html>')],
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a cut JPEG', async () => (await noise(300, 200, 'jpeg')).subarray(0, 20_000)],
    ['a cut PNG', async () => (await noise(300, 200, 'png')).subarray(0, 5000)],
    ['a PNG header alone', async () => (await flat(30, 20, '#345').png().toBuffer()).subarray(0, 8)],
  ])('refuses %s', async (_name, bytes) => {
    await expect(loadPicture('the-key', await bytes(), target)).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      details: { picture: 'the-key' },
    })
  })

  it('refuses a picture of too many pixels by its header, without decoding it', async () => {
    const bytes = await flat(64, 64, '#345').jpeg().toBuffer()
    // The frame header holds height and width; the pixels behind it are still those of 64 by 64.
    const header = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    bytes.writeUInt16BE(9000, header + 5)
    bytes.writeUInt16BE(9000, header + 7)
    await expect(loadPicture('a', bytes, target)).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      details: { width: 9000, height: 9000 },
    })
  })

  it('takes transparent, grey and 16-bit pictures', async () => {
    const clear = await sharp({
      create: { width: 80, height: 80, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const grey = await flat(80, 80, '#808080').toColourspace('b-w').png().toBuffer()
    const deep = await flat(80, 80, '#808080').toColourspace('rgb16').png().toBuffer()
    const lumas = await Promise.all(
      [clear, grey, deep].map(
        async (bytes) => new Uint8Array((await loadPicture('a', bytes, target)).planes)[50],
      ),
    )
    expect(lumas.map((luma) => Math.round((luma ?? 0) / 2))).toEqual([8, 63, 63])
  })

  it('turns a picture as its camera was held', async () => {
    const bytes = await flat(36, 64, '#fff').withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const picture = await loadPicture('a', bytes, { ...target, overscan: 1.5 })
    expect([picture.width, picture.height]).toEqual([64, 36])
  })
})

async function noise(width: number, height: number, format: 'png' | 'jpeg'): Promise<Buffer> {
  const pixels = Buffer.from(
    Uint8Array.from({ length: width * height * 3 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 24),
  )
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}
