import { expect, test } from 'vitest'
import { characterWords } from './character-words.js'

function timesOf(characters: readonly string[]) {
  return {
    characters,
    character_start_times_seconds: characters.map((_, index) => index / 10),
    character_end_times_seconds: characters.map((_, index) => (index + 1) / 10),
  }
}

test('a word has its punctuation, and a mark that stands alone belongs to the word before it', () => {
  expect(characterWords(timesOf(['“', 'H', 'i', '”', ' ', '—', ' ', 'y', 'o', 'u', '.']), 5000)).toEqual([
    { text: '“Hi” —', startMs: 0, endMs: 600 },
    { text: 'you.', startMs: 700, endMs: 1100 },
  ])
})

test('letters of several code units count as their provider counts them', () => {
  expect(characterWords(timesOf(['👋', '🏽', ' ', 'é', 'a']), 5000).at(-1)).toEqual({
    text: '👋🏽 éa',
    startMs: 0,
    endMs: 500,
  })
  expect(characterWords(timesOf(['fi', 'n', ' ', 'b']), 5000)).toEqual([
    { text: 'fin', startMs: 0, endMs: 200 },
    { text: 'b', startMs: 300, endMs: 400 },
  ])
})

test('words never end behind the audio nor run backwards', () => {
  const times = { ...timesOf(['a', ' ', 'b', ' ', 'c']), character_start_times_seconds: [0, 0, 0.05, 0, 0.9] }
  const words = characterWords(times, 350)
  expect(words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 100],
    [100, 300],
    [350, 350],
  ])
})
