import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASPECT_RATIOS, type AspectRatio } from '../domain/settings.js'
import type { WordTiming } from '../domain/word-timing.js'
import { buildCues } from './build-cues.js'
import { textWidth } from './text-width.js'

/** Words of a text, spoken at an even rate. */
function speak(text: string, msPerWord = 350, pauseMs = 0): WordTiming[] {
  let clock = 0
  return text.split(' ').map((word) => {
    const startMs = clock
    clock += msPerWord
    const endMs = clock
    if (/[.!?]$/u.test(word)) clock += pauseMs
    return { text: word, startMs, endMs }
  })
}

function cuesOf(text: string, aspectRatio: AspectRatio = '16:9', language = 'en') {
  return buildCues({ lines: [{ words: speak(text), offsetMs: 0 }], aspectRatio, language })
}

const widths = { '16:9': 42, '9:16': 24, '1:1': 32 }

describe('buildCues', () => {
  it('keeps a short line whole and shows it from the first word on', () => {
    expect(
      buildCues({
        lines: [{ words: speak('The gate opens slowly.'), offsetMs: 2000 }],
        aspectRatio: '16:9',
        language: 'en',
      }),
    ).toEqual([{ startMs: 2000, endMs: 3400, lines: ['The gate opens slowly.'] }])
  })

  it('cuts between sentences rather than inside them', () => {
    const cues = cuesOf(
      'The old map was wrong about nearly everything that mattered. Nobody had told the hero that the river was gone.',
    )
    expect(cues.map((cue) => cue.lines.join(' '))).toEqual([
      'The old map was wrong about nearly everything that mattered.',
      'Nobody had told the hero that the river was gone.',
    ])
  })

  it('does not end a line with an article or a preposition', () => {
    for (const cue of cuesOf(
      'Deep under the walls of the ancient city there is a hidden door that nobody has opened for a thousand years',
      '9:16',
    )) {
      for (const line of cue.lines.slice(0, -1)) expect(line).not.toMatch(/\b(?:the|a|of|for|that)$/u)
    }
  })

  it('balances two lines', () => {
    const [cue] = cuesOf('A traveller crosses the silent valley before the sun is up', '16:9')
    const [first = '', second = ''] = cue?.lines ?? []
    expect(Math.abs(first.length - second.length)).toBeLessThan(14)
  })

  it('extends a fast caption into the pause so that it can be read', () => {
    const words = [
      { text: 'Incomprehensibilities', startMs: 0, endMs: 500 },
      { text: 'notwithstanding', startMs: 500, endMs: 900 },
    ]
    const [cue] = buildCues({
      lines: [
        { words, offsetMs: 0 },
        { words: speak('Next.'), offsetMs: 5000 },
      ],
      aspectRatio: '16:9',
      language: 'en',
    })
    expect(cue?.endMs).toBe(Math.ceil((37 * 1000) / 20))
  })

  it('shows a single short word for at least 0.8 s, but not past the end of its scene', () => {
    const words = [{ text: 'Go.', startMs: 1000, endMs: 1200 }]
    const shown = (untilMs?: number) =>
      buildCues({
        lines: [{ words, offsetMs: 0, ...(untilMs === undefined ? {} : { untilMs }) }],
        aspectRatio: '16:9',
        language: 'en',
      })
    expect(shown()).toEqual([{ startMs: 1000, endMs: 1800, lines: ['Go.'] }])
    expect(shown(1500)).toEqual([{ startMs: 700, endMs: 1500, lines: ['Go.'] }])
  })

  it('takes a caption off after six seconds when a word is drawn out', () => {
    const cues = buildCues({
      lines: [{ words: [{ text: 'Ohm', startMs: 0, endMs: 20_000 }], offsetMs: 0 }],
      aspectRatio: '16:9',
      language: 'en',
    })
    expect(cues).toEqual([{ startMs: 0, endMs: 6000, lines: ['Ohm'] }])
  })

  it('breaks Chinese by width, between words, and never before a full stop', () => {
    const text = '英雄在古老的废墟中发现了隐藏的宝藏。他点燃了火把，慢慢地走进黑暗的大厅，听到了奇怪的声音。'
    const cues = buildCues({
      lines: [{ words: [{ text, startMs: 0, endMs: 12_000 }], offsetMs: 0 }],
      aspectRatio: '9:16',
      language: 'zh',
    })
    expect(cues.flatMap((cue) => cue.lines).join('')).toBe(text)
    for (const line of cues.flatMap((cue) => cue.lines)) {
      expect(textWidth(line)).toBeLessThanOrEqual(24)
      expect(line).not.toMatch(/^[。，]/u)
    }
  })

  it('writes segmented Japanese and Thai without spaces and Korean with them', () => {
    const joined = (texts: string[], language: string) =>
      buildCues({
        lines: [
          {
            words: texts.map((text, index) => ({ text, startMs: index * 300, endMs: index * 300 + 300 })),
            offsetMs: 0,
          },
        ],
        aspectRatio: '16:9',
        language,
      })
        .flatMap((cue) => cue.lines)
        .join('|')
    expect(joined(['勇者', 'は', '宝', 'を', '見つけた。'], 'ja')).toBe('勇者は宝を見つけた。')
    expect(joined(['ฉัน', 'รัก', 'ทะเล'], 'th')).toBe('ฉันรักทะเล')
    expect(joined(['나는', '바다를', '봅니다.'], 'ko')).toBe('나는 바다를 봅니다.')
  })

  it('keeps every word once, in order, on lines that fit, without overlaps, whatever the words and times', () => {
    const word = fc.record({
      text: fc.stringMatching(/^[A-Za-z0-9'.,!?<>{}\\&%:é-]{1,30}$/u),
      gap: fc.integer({ min: 0, max: 1500 }),
      length: fc.double({ min: 0, max: 900, noNaN: true }),
    })
    const line = fc.array(word, { maxLength: 40 })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.constantFrom(...ASPECT_RATIOS),
        (lines, aspectRatio) => {
          let offsetMs = 0
          const voiced = lines.map((words) => {
            let clock = 0
            const timed = words.map(({ text, gap, length }) => {
              const startMs = clock + gap
              clock = startMs + length
              return { text, startMs, endMs: clock }
            })
            const placed = { words: timed, offsetMs }
            offsetMs += clock + 200
            return placed
          })
          const cues = buildCues({ lines: voiced, aspectRatio, language: 'en' })
          expect(
            cues
              .flatMap((cue) => cue.lines)
              .join(' ')
              .split(' ')
              .filter(Boolean),
          ).toEqual(lines.flat().map((word) => word.text))
          for (const [index, cue] of cues.entries()) {
            expect(Number.isInteger(cue.startMs) && Number.isInteger(cue.endMs)).toBe(true)
            expect(cue.endMs).toBeGreaterThan(cue.startMs)
            expect(cue.endMs - cue.startMs).toBeLessThanOrEqual(6000)
            expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.endMs ?? 0)
            expect(cue.lines.length).toBeLessThanOrEqual(2)
            for (const text of cue.lines.filter((line) => line.includes(' ')))
              expect(text.length).toBeLessThanOrEqual(widths[aspectRatio])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('keeps captions in order and apart when their words all have the same time', () => {
    const lines = ['One.', 'Two.', 'Three.'].map((text) => ({
      words: [{ text, startMs: 0, endMs: 0 }],
      offsetMs: 100,
    }))
    const cues = buildCues({ lines, aspectRatio: '16:9', language: 'en' })
    expect(cues.map((cue) => cue.lines[0])).toEqual(['One.', 'Two.', 'Three.'])
    expect(
      cues.filter((cue, index) => cue.endMs <= cue.startMs || cue.startMs < (cues[index - 1]?.endMs ?? 0)),
    ).toEqual([])
  })

  it('stays on screen for 0.8 s to 6 s at a natural speaking rate', () => {
    const text =
      'Yes. No. Maybe so. The wind carries the smell of rain over the hills, and the village waits. Silence. Then thunder rolls.'
    for (const aspectRatio of ASPECT_RATIOS) {
      for (const cue of cuesOf(text, aspectRatio)) {
        expect(cue.endMs - cue.startMs).toBeGreaterThanOrEqual(800)
        expect(cue.endMs - cue.startMs).toBeLessThanOrEqual(6000)
      }
    }
  })
})
