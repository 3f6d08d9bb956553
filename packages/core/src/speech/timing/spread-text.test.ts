import { describe, expect, it } from 'vitest'
import { spreadText } from './spread-text.js'

describe('spreadText', () => {
  it('gives longer words more time and fills the whole, without gaps', () => {
    const words = spreadText(' An extraordinary  day ', 'en', 3000)
    expect(words.map(({ text }) => text)).toEqual(['An', 'extraordinary', 'day'])
    expect(words[0]?.startMs).toBe(0)
    expect(words.at(-1)?.endMs).toBe(3000)
    expect(words.slice(1).every((word, index) => word.startMs === words[index]?.endMs)).toBe(true)
    expect((words[1]?.endMs ?? 0) - (words[1]?.startMs ?? 0)).toBeGreaterThan(words[0]?.endMs ?? 0)
  })

  it('has no words for a text without any', () => {
    expect(spreadText('  ', 'en', 1000)).toEqual([])
    expect(spreadText('…', 'fr', 500)).toEqual([])
  })

  it('shares the length by syllables, with a pause at the comma', () => {
    expect(spreadText('One, banana.', 'en', 500)).toEqual([
      { text: 'One,', startMs: 0, endMs: 100 },
      { text: 'banana.', startMs: 200, endMs: 500 },
    ])
  })
})
