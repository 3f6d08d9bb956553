import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speechPlan } from './speech-plan.js'

const shown = (text: string): string[] =>
  speechPlan(text, true).map((piece) => piece.words.map((word) => word.text).join(' '))
const solid = (text: string): string => text.replace(/\s+/gu, '')

test('sentences end at full stops but not at abbreviations, initials or decimals', () => {
  expect(shown('Dr. A. Smith paid $3.50. Was it 5 p.m. already? Yes! No… "Sure." he said.')).toEqual([
    'Dr. A. Smith paid $3.50.',
    'Was it 5 p.m. already?',
    'Yes!',
    'No…',
    '"Sure." he said.',
  ])
})

test('a line end makes a paragraph', () => {
  expect(speechPlan('One line\nAnother one', true).map((piece) => piece.ending)).toEqual([
    'paragraph',
    'sentence',
  ])
})

test('a mark that stands alone belongs to the word before it', () => {
  expect(
    speechPlan('Wait — what? 🎉 Go - on', true)
      .flatMap((piece) => piece.words)
      .map((word) => word.text),
  ).toEqual(['Wait —', 'what? 🎉', 'Go -', 'on'])
  expect(shown('... so')).toEqual(['... so'])
})

test('text without anything to say has no pieces', () => {
  for (const text of ['', '  \n', '🎉🎉 ...', '— * —', '!?']) expect(speechPlan(text, true)).toEqual([])
})

test('Chinese and Japanese are cut into words, with their punctuation', () => {
  const words = speechPlan('你好,世界。我们喜欢音乐!', false)
    .flatMap((piece) => piece.words)
    .map((word) => word.text)
  expect(words.length).toBeGreaterThan(4)
  expect(words.join('')).toBe('你好,世界。我们喜欢音乐!')
  expect(speechPlan('今日は天気がいい。', false).flatMap((piece) => piece.words).length).toBeGreaterThan(2)
})

test('a text without full stops is still cut into pieces of at most 40 words', () => {
  const plan = speechPlan('word '.repeat(500), true)
  expect(plan.length).toBeGreaterThanOrEqual(12)
  expect(Math.max(...plan.map((piece) => piece.words.length))).toBeLessThanOrEqual(40)
})

test('every character but white space is in exactly one word, in order, and only plain letters are spoken', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Dr.',
      '$3.50',
      'hello,',
      'ECHO-7',
      '—',
      '🎉',
      '你好世界',
      'Привет',
      '\n',
      '10:30am',
      'constructor',
      '__proto__',
      '1/0',
      "'",
      '.',
      '-',
      '%',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, english) => {
      const text = pieces.join(' ')
      const words = speechPlan(text, english).flatMap((piece) => piece.words)
      const kept = words.length > 0 || /[\p{L}\p{N}]/u.test(text) ? solid(text) : ''
      expect(solid(words.map((word) => word.text).join(''))).toBe(kept)
      for (const word of words) {
        expect(word.syllables).toBeGreaterThan(0)
        for (const spoken of word.spoken) expect(spoken).toMatch(/^[a-z][a-z']*$/)
      }
    }),
    { numRuns: 300 },
  )
})
