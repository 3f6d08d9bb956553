import { describe, expect, it } from 'vitest'
import { checkMetadata } from './check-metadata.js'
import { findGenre } from './find-genre.js'
import { findMood } from './find-mood.js'
import { generateMetadata } from './generate-metadata.js'
import { GENRES } from './genre-rules.js'
import { MOODS } from './mood-rules.js'
import { tagsLength } from './tags-length.js'

describe('genres and moods', () => {
  it('hold the documented ones', () => {
    expect(GENRES).toContain('electronic')
    expect(MOODS).toContain('happy')
  })

  it('give valid metadata in every pair', () => {
    for (const genre of GENRES) {
      for (const mood of MOODS)
        expect(
          checkMetadata(generateMetadata({ title: 'Night Train', genre, mood })),
          `${genre}/${mood}`,
        ).toEqual([])
    }
  })

  it('are found by other names, in other languages and spellings', () => {
    expect(
      ['Hip-Hop', 'EDM', 'Électronique', 'R&B', 'lo-fi', 'Film Score', 'fantasy'].map((text) =>
        findGenre(text),
      ),
    ).toEqual(['hip_hop', 'electronic', 'electronic', 'rnb', 'lofi', 'soundtrack', 'story'])
    expect(
      ['Happy', 'chill', 'mélancolique', 'Düster', 'constructor', ''].map((text) => findMood(text)),
    ).toEqual(['happy', 'calm', 'melancholic', 'dark', null, null])
  })
})

describe('tagsLength', () => {
  it('counts a space as two quotation marks more and the commas between', () => {
    expect(tagsLength(['Foo-Baz'])).toBe(7)
    expect(tagsLength(['Foo Baz'])).toBe(9)
    expect(tagsLength(['Foo-Baz', 'Foo Baz'])).toBe(17)
    expect(tagsLength([])).toBe(0)
  })
})
