import fc from 'fast-check'
import { ToWords } from 'to-words/en-US'
import { expect, it } from 'vitest'
import { cardinalWords } from './cardinal-words.js'
import { ordinalWords } from './ordinal-words.js'

const library = new ToWords()

/** As a synthesiser is given it: without hyphens and capitals. */
function plain(said: string): string {
  return said.toLowerCase().replaceAll('-', ' ')
}

it('says whole numbers as to-words does', () => {
  const check = (value: number): void => {
    expect(cardinalWords(value).join(' ')).toBe(plain(library.convert(value)))
  }
  for (let value = 0; value <= 2000; value++) check(value)
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 - 1 }), check))
})

it('says ranks as to-words does', () => {
  const check = (value: number): void => {
    expect(ordinalWords(value).join(' ')).toBe(plain(library.toOrdinal(value)))
  }
  for (let value = 0; value <= 1000; value++) check(value)
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), check))
})
