import { describe, expect, it } from 'vitest'
import { VISUAL_STYLES } from '../domain/settings.js'
import { readStyle } from './read-style.js'

describe('readStyle', () => {
  it.each(VISUAL_STYLES)('takes %s by its name', (style) => {
    expect(readStyle(style).style).toBe(style)
    for (const space of [' ', '_'])
      expect(readStyle(style.replaceAll('-', space).toUpperCase()).style).toBe(style)
  })

  it('makes energetic faster and louder, minimalist slower and quieter', () => {
    const [fast, slow] = [readStyle('Energetic!'), readStyle('minimalist')]
    expect([fast.music, slow.music]).toEqual(['upbeat', 'soft'])
    expect(fast.sceneMs).toBeLessThan(slow.sceneMs)
  })

  it('puts several words together, the first one of a kind leading', () => {
    expect(readStyle('a fast, neon anime look')).toMatchObject({ style: 'anime', music: 'upbeat' })
  })

  it('is as usual for words that it does not know', () => {
    expect(readStyle('schwungvoll')).toEqual(readStyle(''))
  })
})
