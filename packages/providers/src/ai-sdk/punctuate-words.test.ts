import { expect, it } from 'vitest'
import { punctuateWords } from './punctuate-words.js'

const punctuate = (words: readonly string[], text: string) =>
  punctuateWords(
    words.map((word, index) => ({ text: word, startMs: index * 100, endMs: index * 100 + 50 })),
    text,
  ).map((word) => word.text)

it.each([
  ['ends', ['The', 'light', 'Nobody'], 'The light. Nobody?', ['The', 'light.', 'Nobody?']],
  ['quotes', ['He', 'said', 'Go'], 'He said, “Go!”', ['He', 'said,', '“Go!”']],
  ['an opening mark of the text', ['Qué', 'pasa'], ' ¿Qué pasa?', ['¿Qué', 'pasa?']],
  ['hyphens', ['well', 'known'], 'well-known.', ['well-', 'known.']],
  ['marks that words have already', ['Yes,', 'now.'], 'Yes, now.', ['Yes,', 'now.']],
  ['marks that stand alone', ['Yes', 'now'], 'Yes — now', ['Yes', 'now']],
])('takes %s from the text', (_name, words, text, expected) => {
  expect(punctuate(words, text)).toEqual(expected)
})

it('keeps the times', () => {
  expect(punctuateWords([{ text: 'Yes', startMs: 5, endMs: 9 }], 'Yes.')).toEqual([
    { text: 'Yes.', startMs: 5, endMs: 9 },
  ])
})

it.each([
  ['lack one of the text', ['a', 'c'], 'a, b, c.'],
  ['lack the end', ['a', 'b'], 'a, b, c.'],
  ['are written otherwise', ['twenty', 'men'], '20 men.'],
  ['begin inside of another', ['the', 'end'], 'then, end.'],
])('leaves words alone that %s', (_name, words, text) => {
  expect(punctuate(words, text)).toEqual(words)
})
