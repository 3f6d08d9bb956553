import { expect, test } from 'vitest'
import { spreadText } from './spread-text.js'

test('words share the length by syllables, with a pause at the comma', () => {
  expect(spreadText('One, banana.', 'en', 500)).toEqual([
    { text: 'One,', startMs: 0, endMs: 100 },
    { text: 'banana.', startMs: 200, endMs: 500 },
  ])
})

test('a text without words has no times', () => {
  expect(spreadText('…', 'fr', 500)).toEqual([])
})
