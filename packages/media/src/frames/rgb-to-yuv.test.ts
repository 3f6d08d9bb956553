import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rgbToYuv } from './rgb-to-yuv.js'

describe('rgbToYuv', () => {
  it.each([
    ['black', [0, 0, 0], [16, 128, 128]],
    ['white', [255, 255, 255], [235, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
  ])('turns %s into its BT.709 limited-range value', (_name, rgb, yuv) => {
    expect(flat(rgb)).toEqual(yuv)
  })

  it('stays within one step of the exact value and inside the legal range for every flat colour', () => {
    const level = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(level, level, level, (red, green, blue) => {
        const exact = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        const want = [
          16 + (exact * 219) / 255,
          128 + ((blue - exact) / 1.8556) * (224 / 255),
          128 + ((red - exact) / 1.5748) * (224 / 255),
        ]
        for (const [index, value] of flat([red, green, blue]).entries()) {
          expect(Math.abs(value - (want[index] ?? 0))).toBeLessThan(0.6)
          expect(value).toBeGreaterThanOrEqual(16)
          expect(value).toBeLessThanOrEqual(240)
        }
      }),
    )
  })

  it('puts chroma at the left pixel of each pair', () => {
    const rgb = new Uint8Array(8 * 2 * 3)
    // One blue column, the third: it is where the second chroma sample stands.
    for (const pixel of [2, 10]) rgb[pixel * 3 + 2] = 255
    const out = new Uint8Array(24)
    rgbToYuv(rgb, 8, 2, out)
    expect([...out.subarray(16, 20)]).toEqual([128, 184, 128, 128])
  })
})

function flat(rgb: readonly number[]): number[] {
  const pixels = Uint8Array.from({ length: 4 * 2 * 3 }, (_, index) => rgb[index % 3] ?? 0)
  const out = new Uint8Array(12)
  rgbToYuv(pixels, 4, 2, out)
  return [out[5] ?? 0, out[9] ?? 0, out[11] ?? 0]
}
