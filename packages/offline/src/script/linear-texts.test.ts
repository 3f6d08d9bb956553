import type { ScriptRequest } from '@mutoscope/core/ports'
import { countPatternSteps } from '@mutoscope/core/testing'
import { describe, expect, it } from 'vitest'
import { speechPlan } from '@mutoscope/core/speech'
import { parseBrief } from './brief/parse-brief.js'
import { parseForeignBrief } from './languages/parse-foreign-brief.js'
import { french } from './languages/french.js'
import { splitNarration, splitScript } from '@mutoscope/core/script'

const request: ScriptRequest = {
  language: 'en',
  useCase: 'storytelling',
  tone: 'casual',
  wordsPerMinute: 150,
}

/** Texts that would keep somebody busy who looks again at what he has seen. */
const TEXTS: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['a heading with spaces inside', (length) => `# a${' '.repeat(length)}b`],
  ['a heading with signs inside', (length) => `#a${'#'.repeat(length)} b`],
  ['spaces and a letter', (length) => `${' '.repeat(length)}x`],
  ['a rule with spaces', (length) => `---${' '.repeat(length)}x`],
  ['a table of spaces', (length) => `--|${' '.repeat(length)}x`],
  ['openings of pictures', (length) => '!['.repeat(length / 2)],
  ['openings of links', (length) => '['.repeat(length)],
  ['links without an end', (length) => '[a]('.repeat(length / 4)],
  ['openings of tags', (length) => '<a '.repeat(length / 3)],
  ['openings of comments', (length) => '<!--'.repeat(length / 4)],
  ['stars', (length) => '*a '.repeat(length / 3)],
  ['tildes', (length) => '~~a '.repeat(length / 4)],
  ['backticks', (length) => '`a ``'.repeat(length / 5)],
  ['initials', (length) => 'A. '.repeat(length / 3)],
  ['titles', (length) => 'Mr. '.repeat(length / 4)],
  ['stops', (length) => `x${' .'.repeat(length / 2)}`],
  ['marks', (length) => ' .:; '.repeat(length / 5)],
  ['a word of hyphens', (length) => 'a-'.repeat(length / 2)],
  ['quotation marks', (length) => `a.${'"'.repeat(length)} b`],
  ['Chinese stops', (length) => `${'。'.repeat(length)}x`],
  ['brackets', (length) => '('.repeat(length)],
  ['words', (length) => 'Dogs run. '.repeat(length / 10)],
]
const LENGTH = 2400

/** How much more work a text of twice the length is. */
function growth(make: (length: number) => string, work: (text: string) => unknown): number {
  const [once, twice] = [LENGTH, 2 * LENGTH].map((length) => {
    const text = make(length)
    return countPatternSteps(() => {
      try {
        work(text)
      } catch {
        // A text without words is refused.
      }
    })
  })
  return (twice ?? 0) / Math.max(1, once ?? 0)
}

describe.each(TEXTS)('a text of %s', (_, make) => {
  it.each([
    ['cut into scenes', (text: string) => splitScript(request, text)],
    ['spoken', (text: string) => speechPlan(text, true)],
    ['understood as a brief', (text: string) => parseBrief(text)],
    ['understood in French', (text: string) => parseForeignBrief(text, french, new Map())],
  ])('of twice the length is about twice the work when it is %s', (_work, work) => {
    expect(growth(make, work)).toBeLessThan(2.6)
  })
})

it('tells what scenes say without working out what they show', () => {
  const script = '# A day\n\n' + 'A dog runs through the old town at night. Nobody sees it. '.repeat(40)
  const all = countPatternSteps(() => splitScript(request, script))
  const said = countPatternSteps(() => splitNarration(request, script))
  expect(said).toBeLessThan(all * 0.6)
  expect(splitNarration(request, script)).toEqual(
    splitScript(request, script).script.scenes.map(({ narration }) => narration),
  )
})

it('keeps the words of a heading between spaces', () => {
  const { script } = splitScript(request, `# a${' '.repeat(10_000)}b`)
  expect(script.scenes.length).toBe(1)
})
