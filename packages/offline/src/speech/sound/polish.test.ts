import { expect, test } from 'vitest'
import { polish } from './polish.js'
import { resizeVoice, stepOfSize } from './resize-voice.js'

const RATE = 16_000
const tone = (hz: number, seconds: number, level: number): Float32Array<ArrayBuffer> =>
  Float32Array.from(
    { length: RATE * seconds },
    (_, index) => level * Math.sin((2 * Math.PI * hz * index) / RATE),
  )

test('silence is cut to 50 ms before and 120 ms behind the voice, and the voice is brought to -20 dBFS', () => {
  const samples = new Float32Array(RATE * 3)
  samples.set(tone(200, 1, 0.01), RATE)
  const { samples: cut, cutMs } = polish({ samples, sampleRate: RATE })
  expect(cutMs).toBeCloseTo(950, -1)
  // The tone breaks off, and the filter against offsets rings for some milliseconds.
  expect(Math.abs((cut.length * 1000) / RATE - 1170)).toBeLessThan(40)
  const voice = cut.subarray(RATE * 0.1, RATE)
  expect(
    20 * Math.log10(Math.sqrt(voice.reduce((sum, sample) => sum + sample * sample, 0) / voice.length)),
  ).toBeCloseTo(-20, 0)
})

test('a line that starts at once gets its lead of silence', () => {
  const { samples, cutMs } = polish({ samples: tone(200, 1, 0.5), sampleRate: RATE })
  expect(cutMs).toBeCloseTo(-50)
  expect(samples.subarray(0, 700).every((sample) => sample === 0)).toBe(true)
})

test('peaks stay below -1 dBFS even when the voice is mostly quiet', () => {
  const samples = tone(200, 1, 0.02)
  for (let index = 0; index < samples.length; index += 2000) samples[index] = 0.9
  expect(
    polish({ samples, sampleRate: RATE }).samples.reduce(
      (most, sample) => Math.max(most, Math.abs(sample)),
      0,
    ),
  ).toBeLessThan(10 ** (-1 / 20))
})

test('a smaller voice has its tones moved by the factor, at their level, and nothing aliases', () => {
  const higher = resizeVoice(tone(400, 1, 0.5), 1.25)
  expect(higher).toHaveLength(RATE / 1.25)
  const crossings = higher.reduce(
    (count, sample, index) => count + (sample >= 0 && (higher[index - 1] ?? 0) < 0 ? 1 : 0),
    0,
  )
  expect(crossings / (higher.length / RATE)).toBeCloseTo(500, -1)
  expect(Math.max(...higher)).toBeCloseTo(0.5, 2)
  expect(Math.max(...resizeVoice(tone(7600, 1, 0.5), 1.25).subarray(100, -100))).toBeLessThan(0.0005)
})

test('sizes have steps that nobody hears, and a voice of its own size is left alone', () => {
  for (const size of [0.5, 0.8743, 1.0491, 2])
    expect(Math.abs(stepOfSize(size) / size - 1)).toBeLessThan(0.005)
  const samples = tone(400, 1, 0.5)
  expect(resizeVoice(samples, stepOfSize(1.001))).toBe(samples)
})

test('an offset of the voice is taken away', () => {
  const { samples } = polish({ samples: tone(200, 1, 0.2).map((sample) => sample + 0.05), sampleRate: RATE })
  const voice = samples.subarray(RATE * 0.2, RATE)
  expect(Math.abs(voice.reduce((sum, sample) => sum + sample, 0) / voice.length)).toBeLessThan(0.002)
})
