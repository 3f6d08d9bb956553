import { expect, test } from 'vitest'
import type { PlannedWord } from '../text/speech-plan.js'
import { spokenSpans } from './spoken-spans.js'

const word = (text: string, syllables: number, phrase: PlannedWord['phrase'] = ''): PlannedWord => ({
  text,
  spoken: [],
  syllables,
  phrase,
})

/** Noise between the given seconds, silence elsewhere. */
function burst(...runs: (readonly [from: number, to: number])[]) {
  const samples = new Float32Array(8000 * 4)
  for (const [from, to] of runs)
    for (let index = from * 8000; index < to * 8000; index++) samples[index] = Math.sin(index * 0.7) * 0.5
  return { samples, sampleRate: 8000 }
}

test('phrases take the runs of voice between the pauses', () => {
  const { spans, timing } = spokenSpans(
    [word('one', 1), word('two,', 1, ','), word('three', 3)],
    burst([0.5, 1.5], [2, 3.5]),
  )
  expect(timing).toBe('pauses')
  expect(spans.map((span) => [Math.round(span.startMs), Math.round(span.endMs)])).toEqual([
    [500, 1000],
    [1000, 1500],
    [2000, 3500],
  ])
})

test('more runs than phrases are joined over the shortest pauses', () => {
  const { spans } = spokenSpans([word('one,', 1, ','), word('two', 1)], burst([0, 0.5], [0.7, 1.2], [2, 3]))
  expect(spans.map((span) => [Math.round(span.startMs), Math.round(span.endMs)])).toEqual([
    [0, 1200],
    [2000, 3000],
  ])
})

test('without pauses the words are spread over the voice by their syllables', () => {
  const { spans, timing } = spokenSpans([word('a', 1), word('banana', 3)], burst([1, 3]))
  expect(timing).toBe('spread')
  expect(spans.map((span) => [Math.round(span.startMs), Math.round(span.endMs)])).toEqual([
    [1000, 1500],
    [1500, 3000],
  ])
})

test('fewer runs than phrases take as many phrases as fit their lengths', () => {
  const { spans, timing } = spokenSpans(
    [word('a,', 1, ','), word('b,', 1, ','), word('c,', 1, ','), word('d', 3)],
    burst([0, 1], [2, 3]),
  )
  expect(timing).toBe('pauses')
  expect(spans.map((span) => Math.round(span.startMs / 1000))).toEqual([0, 0, 1, 2])
  expect(spans[2]?.endMs).toBeCloseTo(1000)
})

test('words without any voice share the whole length', () => {
  const { spans, timing } = spokenSpans([word('one', 1), word('two', 1)], burst())
  expect([timing, spans.map((span) => [Math.round(span.startMs), Math.round(span.endMs)])]).toEqual([
    'spread',
    [
      [0, 2000],
      [2000, 4000],
    ],
  ])
})
