import { describe, expect, it } from 'vitest'
import { checkMetadata } from './check-metadata.js'

const good = {
  title: 'Summer Vibes',
  description: 'A song.\n\n#summer',
  tags: ['summer'],
  hashtags: ['#summer'],
  categoryId: '10',
  madeForKids: false,
  containsSyntheticMedia: true,
}

function codes(change: Readonly<Record<string, unknown>>, durationMs?: number) {
  return checkMetadata({ ...good, ...change }, durationMs === undefined ? {} : { durationMs }).map(
    (problem) => problem.code,
  )
}

describe('checkMetadata', () => {
  it('finds nothing wrong with what can be uploaded', () => {
    expect(checkMetadata(good)).toEqual([])
    expect(
      codes({
        title: '👩'.repeat(100),
        description: 'é'.repeat(2500),
        hashtags: [],
        tags: ['a'.repeat(490), 'b c d e'],
      }),
    ).toEqual([])
  })

  it.each([
    ['TITLE_EMPTY', { title: ' ' }],
    ['TITLE_TOO_LONG', { title: 'a'.repeat(101) }],
    ['TITLE_CHARACTERS', { title: 'a > b' }],
    ['DESCRIPTION_TOO_LONG', { description: 'é'.repeat(2501), hashtags: [] }],
    ['DESCRIPTION_CHARACTERS', { description: '<b>#summer' }],
    ['TAG_EMPTY', { tags: [''] }],
    ['TAG_CHARACTERS', { tags: ['a,b'] }],
    ['TAG_REPEATED', { tags: ['a', 'A'] }],
    ['TAGS_TOO_LONG', { tags: ['a'.repeat(490), 'b c d ef'] }],
    ['CATEGORY_UNKNOWN', { categoryId: '30' }],
    ['CATEGORY_UNKNOWN', { categoryId: undefined }],
    ['HASHTAG_INVALID', { hashtags: ['#summer vibes'] }],
    ['HASHTAG_NOT_IN_TEXT', { hashtags: ['#winter'] }],
    ['HASHTAGS_TOO_MANY', { description: `#summer ${'#a '.repeat(60)}` }],
    ['HASHTAGS_MANY', { description: `#summer ${'#a '.repeat(59)}` }],
    ['MADE_FOR_KIDS_MISSING', { madeForKids: undefined }],
    ['SYNTHETIC_MEDIA_MISSING', { containsSyntheticMedia: null }],
    ['CHAPTERS_NOT_IN_TEXT', { chapters: [{ title: 'Start', startSec: 0 }] }],
  ])('finds %s', (code, change) => {
    expect(codes(change)).toEqual([code])
  })

  it.each([
    ['0:00 a\n0:10 b\n0:20 c', []],
    ['(0:00) a\n- 1:00:00 b\n• 1:00:10 – c', []],
    ['0:00 a\n0:10 b', ['CHAPTERS_TOO_FEW']],
    ['0:05 a\n0:00 b\n0:20 c', ['CHAPTERS_FIRST_NOT_ZERO', 'CHAPTERS_NOT_ASCENDING']],
    ['0:00 a\n0:10 b\n0:19 c', ['CHAPTER_TOO_SHORT']],
    ['0:00 a\n0:10\n0:20 c', ['CHAPTER_UNTITLED']],
    ['Listen from 2:30 on.\n2:30 the drop', []],
  ])('reads the chapters of %j', (description, expected) => {
    expect(codes({ description, hashtags: [] }, 3_700_000)).toEqual(expected)
  })

  it('counts the last chapter up to the end of the video', () => {
    expect(codes({ description: '0:00 a\n0:10 b\n0:20 c', hashtags: [] }, 29_000)).toEqual([
      'CHAPTER_TOO_SHORT',
    ])
  })

  it.each([
    [null],
    ['text'],
    [{}],
    [{ title: 1, description: 'x' }],
    [{ ...good, tags: 'a,b' }],
    [{ ...good, madeForKids: 'no' }],
  ])('says that %j has the wrong shape', (value) => {
    const problems = checkMetadata(value)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every((problem) => problem.code === 'SHAPE' && problem.severity === 'error')).toBe(true)
  })
})
