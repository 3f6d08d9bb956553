import { expect, test } from 'vitest'
import { countSyllables } from './count-syllables.js'

test.each([
  ['cat', 1],
  ['table', 2],
  ['make', 1],
  ['banana', 3],
  ['Éclair', 2],
  ['42', 4],
  ['你好', 2],
  ['...', 1],
  ['Привет', 2],
])('%s has about %i syllables', (word, count) => {
  expect(countSyllables(word)).toBe(count)
})
