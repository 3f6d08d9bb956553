import { TEMPLATES, USE_CASES, VISUAL_STYLES, VOICES } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { STYLE_WORDS, TEMPLATE_WORDS, USE_CASE_WORDS, VOICE_WORDS } from './setting-words.js'

describe.each([
  ['styles', STYLE_WORDS, VISUAL_STYLES],
  ['templates', TEMPLATE_WORDS, TEMPLATES],
  ['use cases', USE_CASE_WORDS, USE_CASES],
  ['voices', VOICE_WORDS, VOICES],
] as const)('words of %s', (_name, words, ours) => {
  it('lead there and back again for every one of ours, in their order', () => {
    const theirs = (words.toTheirs as (our: string) => string).bind(null)
    expect(words.values).toEqual(ours.map(theirs))
    expect(words.values.map((their) => words.taken.parse(their))).toEqual(ours)
    expect(words.values.map((their) => words.toOurs(their))).toEqual(ours)
    expect(words.values.map((their) => words.shown.parse(their))).toEqual(words.values)
  })

  it('take no others', () => {
    expect(words.taken.safeParse('other').success).toBe(false)
    expect(words.toOurs('other')).toBeUndefined()
  })
})

it('are those of the documents', () => {
  expect([STYLE_WORDS, TEMPLATE_WORDS, USE_CASE_WORDS, VOICE_WORDS].map(({ values }) => values[1])).toEqual([
    'realistic',
    'basic_fade',
    'youtube_short',
    'echo',
  ])
  expect(STYLE_WORDS.taken.safeParse('flat-design').success).toBe(false)
  expect(STYLE_WORDS.taken.parse('flat_design')).toBe('flat-design')
})
