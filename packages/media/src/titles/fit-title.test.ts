import { describe, expect, test } from 'vitest'
import { advanceOf } from '../captions/break-lines.js'
import { loadCaptionFonts } from '../captions/load-caption-fonts.js'
import { fitTitle, type TitleRoom } from './fit-title.js'

const fonts = await loadCaptionFonts([], 900)
const room: TitleRoom = { width: 600, height: 300, size: 100, maxLines: 3 }

describe('fitTitle', () => {
  test('keeps a short title at its size', () => {
    expect(fitTitle('Hello', room, fonts)).toMatchObject({ lines: ['Hello'], size: 100 })
  })

  test('shrinks before it breaks a word', () => {
    const fitted = fitTitle('Extraordinarily', room, fonts)
    expect(fitted?.lines).toEqual(['Extraordinarily'])
    expect(fitted?.size).toBeLessThan(100)
  })

  test.each([
    'one two three four five six seven',
    'word '.repeat(200),
    'x'.repeat(400),
    'Ärger über ÖSTERREICH – „ja“',
    'a',
  ])('never leaves its room: %s', (text) => {
    const fitted = fitTitle(text, room, fonts)
    expect(fitted?.lines.length).toBeLessThanOrEqual(3)
    expect(fitted?.height).toBeLessThanOrEqual(300)
    for (const line of fitted?.lines ?? [])
      expect(advanceOf(line, fonts) * (fitted?.size ?? 0)).toBeLessThanOrEqual(600)
  })

  test('cuts what cannot fit with an ellipsis', () => {
    expect(fitTitle('word '.repeat(200), room, fonts)?.lines.at(-1)).toMatch(/…$/u)
  })

  test('is nothing where nothing can be drawn', () => {
    expect(fitTitle(' \u0000漢', room, fonts)).toBeNull()
  })
})
