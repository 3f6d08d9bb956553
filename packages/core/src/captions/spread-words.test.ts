import { describe, expect, it } from 'vitest'
import { spreadWords } from './spread-words.js'

describe('spreadWords', () => {
  it('gives longer words more time and fills the whole, without gaps', () => {
    const words = spreadWords(' An extraordinary  day ', 3000)
    expect(words.map(({ text }) => text)).toEqual(['An', 'extraordinary', 'day'])
    expect(words[0]?.startMs).toBe(0)
    expect(words.at(-1)?.endMs).toBe(3000)
    expect(words.slice(1).every((word, index) => word.startMs === words[index]?.endMs)).toBe(true)
    expect((words[1]?.endMs ?? 0) - (words[1]?.startMs ?? 0)).toBeGreaterThan(words[0]?.endMs ?? 0)
  })

  it('has no words for a text without any', () => {
    expect(spreadWords('  ', 1000)).toEqual([])
  })
})
