import { describe, expect, it } from 'vitest'
import { generateMetadata } from './generate-metadata.js'
import { scoreMetadata } from './score-metadata.js'

const nothing = { title: '', description: '', tags: [], hashtags: [], chapters: [] }

describe('scoreMetadata', () => {
  it('is the sum of its parts, each with its reason, and says what it is', () => {
    const { score, parts, method, note } = generateMetadata({
      title: 'Summer Vibes',
      genre: 'electronic',
      mood: 'happy',
    }).trending
    expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(score)
    expect(parts.reduce((sum, part) => sum + part.maxPoints, 0)).toBe(100)
    expect(
      parts.every((part) => part.points >= 0 && part.points <= part.maxPoints && part.reason.length > 10),
    ).toBe(true)
    expect(method).toBe('heuristic')
    expect(note).toContain('no forecast')
  })

  it('gives nothing for nothing', () => {
    expect(scoreMetadata(nothing).score).toBe(0)
  })

  it('rises with a fuller description and chapters', () => {
    const input = { title: 'Summer Vibes', genre: 'electronic', mood: 'happy' } as const
    const scenes = [
      { title: 'Intro', startMs: 0 },
      { title: 'Drop', startMs: 40_000 },
      { title: 'Outro', startMs: 90_000 },
    ]
    const bare = generateMetadata({ ...input, durationMs: 120_000 }).trending.score
    const full = generateMetadata({
      ...input,
      durationMs: 120_000,
      scenes,
      description: 'A warm evening at the beach, with friends, a fire and the sound of the sea. '.repeat(5),
    }).trending.score
    expect(full).toBeGreaterThan(bare)
    expect(full).toBeGreaterThan(90)
  })

  it('does not ask for chapters in a video that is too short for them', () => {
    const chapters = (durationMs: number) =>
      scoreMetadata(nothing, { durationMs }).parts.find((part) => part.id === 'chapters')?.points
    expect(chapters(29_999)).toBe(15)
    expect(chapters(30_000)).toBe(0)
  })

  it('gives no points for tags that YouTube would refuse', () => {
    expect(
      scoreMetadata({ ...nothing, tags: ['a'.repeat(501)] }).parts.find((part) => part.id === 'tags')?.points,
    ).toBe(0)
  })
})
