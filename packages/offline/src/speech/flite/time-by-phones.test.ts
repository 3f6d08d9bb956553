import { expect, test } from 'vitest'
import type { PlannedWord } from '@mutoscope/core/speech'
import { timeByPhones } from './time-by-phones.js'

const word = (text: string, ...spoken: string[]): PlannedWord => ({ text, spoken, syllables: 1, phrase: '' })
const phones = (names: string) =>
  names.split(' ').map((name, index) => ({ name, startMs: index * 100, endMs: index * 100 + 100 }))

test('words get the times of their sounds, through changed vowels, dropped sounds and pauses', () => {
  const spans = timeByPhones(
    [word('the', 'the'), word('7th', 'seventh'), word('and', 'and'), word('last', 'last')],
    phones('pau dh iy s eh v ax n th pau ax n l ae s t pau'),
    [
      ['dh', 'ax'],
      ['s', 'eh', 'v', 'ax', 'n', 'th'],
      ['ae', 'n', 'd'],
      ['l', 'ae', 's', 't'],
    ],
  )
  expect(spans).toEqual([
    { startMs: 100, endMs: 300 },
    { startMs: 300, endMs: 900 },
    { startMs: 1000, endMs: 1200 },
    { startMs: 1200, endMs: 1600 },
  ])
})

test('a written word of several spoken ones spans them all, and one that is not spoken has no length', () => {
  const spans = timeByPhones(
    [word('$2', 'two', 'dollars'), word('Привет'), word('go', 'go')],
    phones('t uw d aa l er z g ow'),
    [
      ['t', 'uw'],
      ['d', 'aa', 'l', 'er', 'z'],
      ['g', 'ow'],
    ],
  )
  expect(spans).toEqual([
    { startMs: 0, endMs: 700 },
    { startMs: 700, endMs: 700 },
    { startMs: 700, endMs: 900 },
  ])
})

test('sounds of other words are refused', () => {
  expect(
    timeByPhones([word('banana', 'banana')], phones('s t r iy t s k ih l'), [
      ['b', 'ax', 'n', 'ae', 'n', 'ax'],
    ]),
  ).toBeNull()
  expect(timeByPhones([word('two', 'two')], phones('t uw'), [['t'], ['uw']])).toBeNull()
})
