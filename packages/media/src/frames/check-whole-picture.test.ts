import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkWholePicture } from './check-whole-picture.js'

const noise = { create: { width: 300, height: 200, channels: 3 as const, background: '#345' } }
const pictures = {
  png: async () =>
    sharp({ ...noise, create: { ...noise.create, noise: GRAIN } })
      .png()
      .toBuffer(),
  jpeg: async () =>
    sharp({ ...noise, create: { ...noise.create, noise: GRAIN } })
      .jpeg()
      .toBuffer(),
  webp: async () =>
    sharp({ ...noise, create: { ...noise.create, noise: GRAIN } })
      .webp()
      .toBuffer(),
}
const GRAIN = { type: 'gaussian', mean: 128, sigma: 40 } as const

describe('checkWholePicture', () => {
  test.each(Object.entries(pictures))('knows a whole %s from one that was cut off', async (_, make) => {
    const bytes = await make()
    expect(await checkWholePicture(bytes, 100_000)).toEqual({ width: 300, height: 200 })
    for (const part of [0.1, 0.25, 0.5, 0.9])
      await expect(
        checkWholePicture(bytes.subarray(0, Math.floor(bytes.length * part)), 100_000),
      ).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })

  test('refuses too many pixels without decoding them', async () => {
    await expect(checkWholePicture(await pictures.png(), 59_999)).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
    })
  })
})
