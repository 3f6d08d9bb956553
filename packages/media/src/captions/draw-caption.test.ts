import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CaptionBitmap } from './caption-bitmap.js'
import { createCaptionDrawer } from './create-caption-drawer.js'
import { drawCaption } from './draw-caption.js'
import { layOutCaption } from './lay-out-caption.js'
import { loadCaptionFonts, type CaptionFonts } from './load-caption-fonts.js'
import { missingGlyphs } from './missing-glyphs.js'

const frame = { width: 640, height: 360 }
const tall = { width: 360, height: 640 }
let fonts: CaptionFonts

beforeAll(async () => {
  fonts = await loadCaptionFonts()
})

describe('layOutCaption', () => {
  it('keeps lines that fit', () => {
    expect(layOutCaption(['A hero finds', 'a hidden treasure'], frame, fonts)?.lines).toEqual([
      'A hero finds',
      'a hidden treasure',
    ])
  })

  it('breaks a line that is too wide into lines of about the same length', () => {
    const text = 'A hero discovers a hidden treasure in the ancient ruins of a city'
    const lines = layOutCaption([text], tall, fonts)?.lines ?? []
    expect(lines.join(' ')).toBe(text)
    expect(lines.length).toBeGreaterThan(1)
    const lengths = lines.map((line) => line.length)
    expect(Math.max(...lengths)).toBeLessThan(2 * Math.min(...lengths))
  })

  it('shrinks before it uses more than three lines', () => {
    const text = Array(24).fill('treasure').join(' ')
    const layout = layOutCaption([text], frame, fonts)
    expect(layout?.lines.length).toBeLessThanOrEqual(3)
    expect(layout?.fontSize).toBeLessThan(360 * 0.052)
    expect(layout?.lines.join(' ')).toBe(text)
  })

  it('cuts what cannot be shown readably, and says so with an ellipsis', () => {
    const layout = layOutCaption([Array(300).fill('treasure').join(' ')], frame, fonts)
    expect(layout?.lines).toHaveLength(3)
    expect(layout?.lines.at(-1)).toMatch(/…$/u)
  })

  it('breaks a word that is wider than the frame', () => {
    const lines = layOutCaption(['Donau'.repeat(20)], tall, fonts)?.lines ?? []
    expect(lines.join('')).toBe('Donau'.repeat(20))
  })

  it.each([
    [640, 360],
    [360, 640],
    [360, 360],
    [1920, 1080],
    [128, 72],
    [16, 16],
  ])('stays inside the safe part of %ix%i', (width, height) => {
    const layout = layOutCaption(
      ['The quick brown fox jumps over the lazy dog', 'and then it sleeps'],
      { width, height },
      fonts,
    )
    expect(layout).not.toBeNull()
    if (layout === null) return
    expect(layout.x).toBeGreaterThanOrEqual(Math.floor(width * 0.05) - 2)
    expect(layout.x + layout.width).toBeLessThanOrEqual(width * 0.95 + 2)
    expect(layout.y).toBeGreaterThanOrEqual(0)
    expect(layout.y + layout.height).toBeLessThanOrEqual(height)
    for (const side of [layout.x, layout.y, layout.width, layout.height]) expect(side % 2).toBe(0)
  })
})

describe('drawCaption', () => {
  it('draws white letters with a dark outline and nothing at the edges', async () => {
    const bitmap = await drawCaption(['Hello'], frame, fonts)
    if (bitmap === null) throw new Error('nothing was drawn')
    const { luma, alpha } = planesOf(bitmap)
    expect(luma.filter((value) => value > 225).length).toBeGreaterThan(150)
    expect(alpha.filter((value, index) => value > 200 && (luma[index] ?? 0) < 30).length).toBeGreaterThan(150)
    for (let x = 0; x < bitmap.width; x++)
      expect((alpha[x] ?? 0) + (alpha[alpha.length - 1 - x] ?? 0)).toBe(0)
    for (let y = 0; y < bitmap.height; y++)
      expect((alpha[y * bitmap.width] ?? 0) + (alpha[(y + 1) * bitmap.width - 1] ?? 0)).toBe(0)
  })

  it('leaves characters out that no font has', async () => {
    const [with_, without] = await Promise.all([
      drawCaption(['Hi 世界 🚀 there'], frame, fonts),
      drawCaption(['Hi there'], frame, fonts),
    ])
    expect(with_).toEqual(without)
    expect(with_).not.toBeNull()
  })

  it('draws nothing when nothing is left', async () => {
    expect(await drawCaption(['世界', ' \n '], frame, fonts)).toBeNull()
    expect(await drawCaption([], frame, fonts)).toBeNull()
  })

  it.each(['%{}', "it's a:b", 'a\\b', '<b>&amp;</b>', '"]]>', '${x}', '\u0000\u0007a\r\nb', '{\\p1}m 0 0'])(
    'draws %j as it is',
    async (text) => {
      const [bitmap, less] = await Promise.all([
        drawCaption([`Go ${text}`], frame, fonts),
        drawCaption(['Go'], frame, fonts),
      ])
      expect(bitmap?.width).toBeGreaterThan(less?.width ?? 0)
    },
  )

  it('takes any text there is', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 3 }), async (lines) => {
        const bitmap = await drawCaption(lines, { width: 160, height: 90 }, fonts)
        expect(bitmap === null || bitmap.width <= 160).toBe(true)
      }),
      { numRuns: 60, examples: [[['مرحبا بالعالم', '你好', '👨‍👩‍👧 \ud800']]] },
    )
  })
})

describe('missingGlyphs', () => {
  it('names each missing character once and no invisible one', () => {
    expect(missingGlyphs(['Größe, naïve, España — “ça” 100 % €', 'Привет'], fonts)).toEqual([])
    expect(missingGlyphs(['世界 世\n\u200d\ufe0f', '🚀'], fonts)).toEqual(['世', '界', '🚀'])
  })
})

describe('loadCaptionFonts', () => {
  it('refuses a file that is not a font', async () => {
    await expect(loadCaptionFonts([import.meta.filename])).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })
})

describe('createCaptionDrawer', () => {
  it('draws a caption once for all segments it spans, and asks for fonts only when there is one', async () => {
    let asked = 0
    const drawer = createCaptionDrawer(async () => {
      asked++
      return fonts
    })
    expect(asked).toBe(0)
    const [first, second] = await Promise.all([drawer(['One'], 320, 180), drawer(['One'], 320, 180)])
    expect(first).toBe(second)
    expect(await drawer(['Two'], 320, 180)).not.toBe(first)
    expect(asked).toBe(2)
  })
})

function planesOf(bitmap: CaptionBitmap): { luma: Uint8Array; alpha: Uint8Array } {
  const full = bitmap.width * bitmap.height
  const bytes = new Uint8Array(bitmap.planes)
  return { luma: bytes.subarray(0, full), alpha: bytes.subarray(full, 2 * full) }
}
