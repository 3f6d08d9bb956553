import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBytes } from './count-bytes.js'
import { countCharacters } from './count-characters.js'
import { truncateText } from './truncate-text.js'

describe('truncateText', () => {
  it('leaves a text that fits as it is', () => {
    expect(truncateText('abc', { maxCharacters: 3, maxBytes: 3 })).toBe('abc')
  })

  it('cuts at a space when one is near, and inside a word when none is', () => {
    expect(truncateText('The hidden treasure of the ruins', { maxCharacters: 22 })).toBe(
      'The hidden treasure…',
    )
    expect(truncateText('Donaudampfschifffahrtsgesellschaft', { maxCharacters: 10 })).toBe('Donaudamp…')
  })

  it.each([
    ['🇩🇪🇫🇷🇪🇸', { maxCharacters: 4 }, '🇩🇪…'],
    ['e\u0301e\u0301e\u0301', { maxCharacters: 4 }, 'e\u0301…'],
    ['漢字漢字', { maxBytes: 11 }, '漢字…'],
    ['👩‍🚀', { maxCharacters: 2 }, '👩…'],
    ['漢字', { maxBytes: 2 }, ''],
  ])('never splits a character of %s at %j', (text, limit, expected) => {
    expect(truncateText(text, limit)).toBe(expected)
  })

  it('keeps both limits and whole code points, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 3, max: 90 }),
        (text, maxCharacters, maxBytes) => {
          const cut = truncateText(text, { maxCharacters, maxBytes })
          expect(countCharacters(cut)).toBeLessThanOrEqual(maxCharacters)
          expect(countBytes(cut)).toBeLessThanOrEqual(maxBytes)
          expect(cut.isWellFormed()).toBe(text.isWellFormed())
          expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true)
        },
      ),
    )
  })
})
