import { describe, expect, it } from 'vitest'
import { buildCues } from '../captions/build-cues.js'
import { spreadText } from '../speech/timing/spread-text.js'
import { writeAss } from '../captions/write-ass.js'
import { writeSrt } from '../captions/write-srt.js'
import { writeVtt } from '../captions/write-vtt.js'
import { countPatternSteps } from '../testing/count-pattern-steps.js'
import { checkMetadata } from './check-metadata.js'
import { generateMetadata } from './generate-metadata.js'

const TEXTS: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['hashtag signs', (length) => '#'.repeat(length)],
  ['hashtags', (length) => '#a '.repeat(length / 3)],
  ['times', (length) => '00:00 a\n'.repeat(length / 8)],
  ['times with spaces', (length) => `00:00${' '.repeat(length)}\u2028x`],
  ['spaces', (length) => `a${' '.repeat(length)}b`],
  ['lines', (length) => `a${'\n'.repeat(length)}b`],
  ['stops', (length) => `x${' .'.repeat(length / 2)}`],
  ['Chinese brackets', (length) => `漢${'「'.repeat(length)}字`],
  ['words without width', (length) => '\u200b '.repeat(length / 2)],
  ['Chinese words', (length) => '漢字'.repeat(length / 2)],
]
const LENGTH = 1200

function growth(make: (length: number) => string, work: (text: string) => unknown): number {
  const [once, twice] = [LENGTH, 2 * LENGTH].map((length) => {
    const text = make(length)
    return countPatternSteps(() => work(text))
  })
  return (twice ?? 0) / Math.max(1, once ?? 0)
}

function captions(text: string): void {
  const cues = buildCues({
    lines: [{ words: spreadText(text, 'pt', 50 * text.length), offsetMs: 0 }],
    aspectRatio: '16:9',
    language: 'zh',
  })
  const track = { language: 'zh', cues, timing: 'spread' } as const
  for (const write of [writeSrt, writeVtt]) write(track)
  writeAss(track, { width: 1280, height: 720 })
}

describe.each(TEXTS)('a text of %s', (_, make) => {
  it.each([
    [
      'published',
      (text: string) => generateMetadata({ title: 'a', description: text, genre: 'pop', mood: 'happy' }),
    ],
    ['checked', (text: string) => checkMetadata({ title: 'a', description: text, tags: [] })],
    ['shown as captions', captions],
  ])('of twice the length is about twice the work when it is %s', (_work, work) => {
    expect(growth(make, work)).toBeLessThan(2.6)
  })
})
