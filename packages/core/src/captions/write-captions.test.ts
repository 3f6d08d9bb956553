import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaptionCue, CaptionTrack } from './caption-track.js'
import { writeAss } from './write-ass.js'
import { writeSrt } from './write-srt.js'
import { writeVtt } from './write-vtt.js'

function track(cues: readonly CaptionCue[]): CaptionTrack {
  return { language: 'en', cues, timing: 'provider' }
}

function toMs(clock: string): number {
  const [, hours = '', minutes = '', seconds = '', fraction = ''] =
    /^(\d+):(\d\d):(\d\d)[.,](\d+)$/u.exec(clock) ?? []
  expect(fraction).toMatch(/^\d{2,3}$/u)
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

function parseBlocks(text: string): CaptionCue[] {
  return text.split('\n\n').flatMap((block) => {
    const lines = block.trimEnd().split('\n')
    const at = lines.findIndex((line) => line.includes(' --> '))
    if (at < 0) return []
    const [start = '', end = ''] = (lines[at] ?? '').split(' --> ')
    return [{ startMs: toMs(start), endMs: toMs(end), lines: lines.slice(at + 1) }]
  })
}

function plain(line: string): string {
  return line.replaceAll('\u2060', '')
}

function parseAss(text: string): CaptionCue[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('Dialogue: '))
    .map((line) => {
      const fields = line.split(',')
      return {
        startMs: toMs(fields[1] ?? ''),
        endMs: toMs(fields[2] ?? ''),
        lines: fields
          .slice(9)
          .join(',')
          .split('\\N')
          .map((part) => plain(part.replace(/\\([{}])/gu, '$1'))),
      }
    })
}

const nasty = `a<b>c & {\\an8} --> C:\\Nope {x} "it's" 50% 中文 مرحبا 🚀`
const cues = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 4_000_000 }),
      length: fc.integer({ min: 10, max: 6000 }),
      lines: fc.array(fc.stringMatching(/^[a-zA-Z0-9<>&{}\\%:,-]{1,12}( [a-zA-Z<>&{}\\]{1,9}){0,3}$/u), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { maxLength: 12 },
  )
  .map((items) => {
    let clock = 0
    return items.map(({ gap, length, lines }): CaptionCue => {
      const startMs = clock + gap
      clock = startMs + length
      return { startMs, endMs: clock, lines }
    })
  })

describe('caption files', () => {
  it('carries milliseconds over instead of writing 1000 of them', () => {
    const cue = [{ startMs: 999.6, endMs: 3_599_999.7, lines: ['x'] }]
    expect(writeSrt(track(cue))).toBe('1\n00:00:01,000 --> 01:00:00,000\nx\n')
    expect(writeVtt(track(cue))).toBe('WEBVTT\n\n00:00:01.000 --> 01:00:00.000\nx\n')
    expect(writeAss(track(cue), { width: 1920, height: 1080 })).toContain(
      'Dialogue: 0,0:00:01.00,1:00:00.00,',
    )
  })

  it('escapes what a reader would take for markup', () => {
    const one = track([{ startMs: 0, endMs: 1000, lines: [nasty] }])
    expect(writeVtt(one)).toContain(`a&lt;b&gt;c &amp; {\\an8} --&gt; C:\\Nope`)
    const srt = writeSrt(one).split('\n')[2] ?? ''
    expect(srt).not.toMatch(/<[a-z/]|\{\\|-->|\\[Nnh]/u)
    expect(plain(srt)).toBe(nasty)
    const ass = writeAss(one, { width: 1080, height: 1920 })
    expect(ass).not.toMatch(/(?<!\\)[{}]|\\[a-zA-MO-Z]/u)
    expect(parseAss(ass)[0]?.lines).toEqual([nasty])
  })

  it('never lets a line break inside a line end the cue', () => {
    const one = track([{ startMs: 0, endMs: 1000, lines: ['one\r\n\r\ntwo\u0000', ''] }])
    expect(parseBlocks(writeSrt(one))[0]?.lines).toEqual(['one two'])
    expect(parseBlocks(writeVtt(one))[0]?.lines).toEqual(['one two'])
    expect(parseAss(writeAss(one, { width: 1280, height: 720 }))[0]?.lines).toEqual(['one two'])
  })

  it('gives ASS the size of the frame', () => {
    const ass = writeAss(track([]), { width: 1080, height: 1920 })
    expect(ass).toContain('PlayResX: 1080\nPlayResY: 1920\n')
  })

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(cues, (list) => {
        const written = track(list)
        expect(
          parseBlocks(writeSrt(written)).map((cue) => ({ ...cue, lines: cue.lines.map(plain) })),
        ).toEqual(list)
        const vtt = parseBlocks(writeVtt(written)).map((cue) => ({
          ...cue,
          lines: cue.lines.map((line) =>
            line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
          ),
        }))
        expect(vtt).toEqual(list)
        for (const [index, cue] of parseAss(writeAss(written, { width: 1920, height: 1080 })).entries()) {
          expect(cue.lines).toEqual(list[index]?.lines)
          expect(Math.abs(cue.startMs - (list[index]?.startMs ?? 0))).toBeLessThanOrEqual(5)
          expect(Math.abs(cue.endMs - (list[index]?.endMs ?? 0))).toBeLessThanOrEqual(10)
        }
      }),
      { numRuns: 200 },
    )
  })
})
