import { describe, expect, it } from 'vitest'
import { spreadSentences, toSentences } from './spread-script.js'

describe('toSentences', () => {
  it('keeps closing marks with their sentence and cuts nothing else', () => {
    expect(toSentences('It cost 3.50 today. "Really?" she asked. Yes!  No…\n\nDone')).toEqual([
      'It cost 3.50 today.',
      '"Really?"',
      'she asked.',
      'Yes!',
      'No…',
      'Done',
    ])
    expect(toSentences('  ')).toEqual([])
  })
})

describe('spreadSentences', () => {
  it('gives scenes about as many words each, in order', () => {
    expect(spreadSentences(['a', 'b', 'c', 'd'], 2)).toEqual(['a b', 'c d'])
    expect(spreadSentences(['one two three four five six', 'b', 'c'], 2)).toEqual([
      'one two three four five six',
      'b c',
    ])
    expect(spreadSentences(['a', 'b', 'one two three four five six'], 2)).toEqual([
      'a b',
      'one two three four five six',
    ])
    expect(spreadSentences(['a', 'b', 'c'], 1)).toEqual(['a b c'])
  })

  it('loses no sentence and leaves no scene without one while there are enough', () => {
    for (let sentences = 1; sentences <= 12; sentences++) {
      const given = Array.from({ length: sentences }, (_, index) =>
        Array.from({ length: ((index * 7) % 5) + 1 }, () => `w${index}`).join(' '),
      )
      for (let scenes = 1; scenes <= 12; scenes++) {
        const spread = spreadSentences(given, scenes)
        expect([sentences, scenes, spread.length]).toEqual([sentences, scenes, scenes])
        expect(spread.filter((text) => text !== '').join(' ')).toBe(given.join(' '))
        expect([sentences, scenes, spread.filter((text) => text === '').length]).toEqual([
          sentences,
          scenes,
          Math.max(0, scenes - sentences),
        ])
      }
    }
  })

  it('lays few sentences evenly among many scenes', () => {
    expect(spreadSentences(['a', 'b'], 4)).toEqual(['a', '', 'b', ''])
    expect(spreadSentences([], 2)).toEqual(['', ''])
  })
})
