import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../digest/digest.js'
import { LANGUAGES } from '../domain/settings.js'
import { checkMetadata } from './check-metadata.js'
import { countBytes } from './count-bytes.js'
import { generateMetadata } from './generate-metadata.js'
import { GENRES } from './genre-rules.js'
import { METADATA_TTL_MS, toMetadataRequest, type MetadataInput } from './metadata-request.js'
import { MOODS } from './mood-rules.js'
import { tagsLength } from './tags-length.js'

const summer = { title: 'Summer Vibes', genre: 'electronic', mood: 'happy' } as const satisfies MetadataInput

const scenes = ['The gate', 'The dark hall', 'A flash', 'The treasure'].map((title, index) => ({
  title,
  startMs: [0, 12_400, 15_000, 31_900][index] ?? 0,
}))

describe('generateMetadata', () => {
  it('answers the documented request: a song title, a genre and a mood', () => {
    expect(generateMetadata(summer)).toMatchObject({
      title: 'Summer Vibes | Electronic · Happy',
      titleVariants: ['Summer Vibes | Electronic', 'Summer Vibes (Happy)', 'Summer Vibes'],
      hashtags: ['#SummerVibes', '#electronic', '#music', '#happy', '#electronicmusic'],
      categoryId: '10',
      language: 'en',
      madeForKids: false,
      containsSyntheticMedia: true,
      chapters: [],
    })
    expect(generateMetadata(summer).description).toBe(
      [
        'Summer Vibes',
        'Genre: Electronic · Mood: Happy',
        'This video contains sound or pictures made with AI.',
        '#SummerVibes #electronic #music #happy #electronicmusic',
      ].join('\n\n'),
    )
    expect(generateMetadata(summer).tags.slice(0, 6)).toEqual([
      'Summer Vibes',
      'Summer Vibes music video',
      'Electronic',
      'electronic music',
      'edm',
      'dance music',
    ])
  })

  it('writes chapters that YouTube shows, joining scenes that are too short', () => {
    const { description, chapters } = generateMetadata({ ...summer, scenes, durationMs: 45_000 })
    expect(description).toContain('Chapters\n00:00 The gate\n00:12 The dark hall\n00:31 The treasure\n')
    expect(chapters).toEqual([
      { title: 'The gate', startSec: 0 },
      { title: 'The dark hall', startSec: 12 },
      { title: 'The treasure', startSec: 31 },
    ])
  })

  it('leaves chapters out when there would be fewer than three, the last one too short included', () => {
    expect(generateMetadata({ ...summer, scenes, durationMs: 40_900 }).description).not.toContain('00:00')
    expect(generateMetadata({ ...summer, scenes: scenes.slice(0, 2), durationMs: 300_000 }).chapters).toEqual(
      [],
    )
  })

  it('makes chapters of an hour-long video fewer instead of cutting them off', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      title: `Part ${index + 1} of a long story that goes on`,
      startMs: index * 10_000,
    }))
    const metadata = generateMetadata({
      ...summer,
      description: 'Long. '.repeat(2000),
      scenes: many,
      durationMs: 5_000_000,
    })
    expect(metadata.chapters.at(-1)?.startSec).toBeGreaterThan(4500)
    expect(metadata.description).toContain('1:')
    expect(countBytes(metadata.description)).toBeLessThanOrEqual(5000)
    expect(checkMetadata(metadata, { durationMs: 5_000_000 })).toEqual([])
  })

  it('keeps the chapters that the text already has', () => {
    const { description, chapters } = generateMetadata({
      ...summer,
      description: '0:00 Mine\n0:20 Also mine\n1:00 The end',
      scenes,
      durationMs: 90_000,
    })
    expect(description).not.toContain('The gate')
    expect(chapters.map((chapter) => chapter.title)).toEqual(['Mine', 'Also mine', 'The end'])
  })

  it('takes a title from the description when there is none', () => {
    const { title, tags } = generateMetadata({
      description: 'A hero discovers a hidden treasure in ancient ruins. Nobody returns.',
      genre: 'story',
      mood: 'epic',
    })
    expect(title).toBe('A hero discovers a hidden treasure in ancient ruins | Story')
    expect(tags).toEqual(expect.arrayContaining(['hero', 'treasure', 'ruins', 'short film']))
  })

  it('speaks the language of the video', () => {
    const { title, description, tags } = generateMetadata({
      title: 'Der letzte Zug',
      description: 'Ein Zug fährt durch die verschneite Nacht.',
      genre: 'classical',
      mood: 'calm',
      language: 'de',
    })
    expect(title).toBe('Der letzte Zug | Klassik · Ruhig')
    expect(description).toContain('Genre: Klassik · Stimmung: Ruhig')
    expect(tags).toEqual(expect.arrayContaining(['Der letzte Zug Musikvideo', 'verschneite', 'nacht']))
    expect(tags).not.toContain('durch')
  })

  it('does not say twice what the title says', () => {
    expect(generateMetadata({ ...summer, title: 'Happy Electronic Nights' }).title).toBe(
      'Happy Electronic Nights',
    )
  })

  it('keeps the publisher’s declarations', () => {
    const metadata = generateMetadata({ ...summer, madeForKids: true, synthetic: false })
    expect(metadata).toMatchObject({ madeForKids: true, containsSyntheticMedia: false })
    expect(metadata.description).not.toContain('AI')
    expect(metadata.tags).not.toContain('ai video')
  })

  it('cuts a title of emoji between two of them', () => {
    const { title } = generateMetadata({ ...summer, title: '👨‍👩‍👧‍👦'.repeat(30) })
    expect(Array.from(title).length).toBeLessThanOrEqual(100)
    expect(title).toBe(`${'👨‍👩‍👧‍👦'.repeat(14)}…`)
  })

  it('writes valid metadata whatever it is given', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom(
          '#',
          'a',
          ' ',
          '\n',
          '<',
          '"',
          ',',
          'é',
          '漢',
          '👩‍🚀',
          '-',
          ':',
          '\u0301',
          '\ud800',
        ),
        maxLength: 400,
      }),
      fc.string({ unit: fc.constantFrom('漢', '字', '。'), minLength: 1500, maxLength: 2500 }),
    )
    const input = fc.record({
      title: fc.oneof(
        fc.constant('Title'),
        text.map((value) => `T${value}`),
      ),
      description: text,
      genre: fc.constantFrom(...GENRES),
      mood: fc.constantFrom(...MOODS),
      language: fc.constantFrom(...LANGUAGES),
      scenes: fc.array(
        fc.record({
          title: text.map((value) => value.slice(0, 200)),
          startMs: fc.integer({ min: 0, max: 600_000 }),
        }),
        { maxLength: 60 },
      ),
      durationMs: fc.integer({ min: 1, max: 700_000 }),
    })
    fc.assert(
      fc.property(input, (given) => {
        const metadata = generateMetadata(given)
        expect(
          checkMetadata(metadata, { durationMs: given.durationMs }).filter(
            (problem) => problem.code !== 'HASHTAGS_MANY',
          ),
        ).toEqual([])
        expect(
          [metadata.title, metadata.description, ...metadata.tags].every((value) => value.isWellFormed()),
        ).toBe(true)
        expect(metadata.hashtags.length).toBeGreaterThanOrEqual(3)
        expect(metadata.hashtags.length).toBeLessThanOrEqual(5)
        expect(tagsLength(metadata.tags)).toBeLessThanOrEqual(500)
        expect(metadata.trending.score).toBe(
          metadata.trending.parts.reduce((sum, part) => sum + part.points, 0),
        )
        expect(metadata.trending.score).toBeLessThanOrEqual(100)
        expect(generateMetadata(given)).toEqual(metadata)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    [{ genre: 'pop', mood: 'happy' }, 'title'],
    [{ genre: 'pop', mood: 'happy', title: ' \u200b ' }, 'title'],
    [{ ...summer, genre: 'toString' }, 'genre'],
    [{ ...summer, mood: 'hungry' }, 'mood'],
    [{ ...summer, language: 'xx' }, 'language'],
    [{ ...summer, durationMs: -1 }, 'durationMs'],
    [{ ...summer, scenes: [{ title: 'a', startMs: Number.NaN }] }, 'scenes'],
  ])('refuses %j and names the field', (input, field) => {
    expect(() => generateMetadata(input as MetadataInput)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field } }),
    )
  })
})

describe('toMetadataRequest', () => {
  it('gives the same digest for the same wish, however it is written', async () => {
    const short = await digestOf(toMetadataRequest(summer))
    expect(
      await digestOf(
        toMetadataRequest({
          mood: 'happy',
          genre: 'electronic',
          title: '  Summer   Vibes ',
          language: 'en',
          scenes: [],
          synthetic: true,
        }),
      ),
    ).toBe(short)
    expect(await digestOf(toMetadataRequest({ ...summer, mood: 'sad' }))).not.toBe(short)
  })

  it('may be kept for 30 days', () => {
    expect(METADATA_TTL_MS).toBe(2_592_000_000)
  })
})
