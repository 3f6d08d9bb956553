import { expect, it } from 'vitest'
import { estimateSpeechMs } from './estimate-speech.js'

it.each([
  ['a minute of 150 words', Array.from({ length: 150 }, () => 'word').join(' '), 60_000],
  ['words, not the dashes between them', 'one – two … three', 1200],
  ['numbers as words', '3 of 4', 1200],
  ['nothing for a text without words', ' … ', 0],
  ['characters where a script has no spaces', '你好世界。', 400 + 4 * 220],
  ['both where a text has both', 'Tokyo は 東京', 3 * 400 + 3 * 220],
])('counts %s', (_what, text, expectedMs) => {
  expect(estimateSpeechMs(text, 1)).toBe(expectedMs)
})

it('takes less time at a higher speed', () => {
  expect(estimateSpeechMs('one two three', 1.25)).toBe(960)
  expect(estimateSpeechMs('one two three', 0.7)).toBe(1714)
})
