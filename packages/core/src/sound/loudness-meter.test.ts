import { describe, expect, test } from 'vitest'
import { createLoudnessMeter } from './loudness-meter.js'

function tone(seconds: number, level: number): Float32Array {
  return Float32Array.from(
    { length: seconds * 48_000 },
    (_, index) => level * Math.sin((2 * Math.PI * 997 * index) / 48_000),
  )
}

function measure(sound: Float32Array, chunk = sound.length): number | null {
  const meter = createLoudnessMeter()
  for (let at = 0; at < sound.length; at += chunk)
    meter.push({ left: sound.subarray(at, at + chunk), right: sound.subarray(at, at + chunk) })
  return meter.lufs()
}

describe('createLoudnessMeter', () => {
  test('a 997 Hz tone in both channels measures its own level', () => {
    expect(measure(tone(5, 10 ** (-23 / 20)))).toBeCloseTo(-23, 1)
    expect(measure(tone(5, 10 ** (-33 / 20)))).toBeCloseTo(-33, 1)
  })

  test('quiet parts and silence do not count', () => {
    const sound = new Float32Array(30 * 48_000)
    sound.set(tone(10, 10 ** (-36 / 20)))
    sound.set(tone(10, 10 ** (-23 / 20)), 10 * 48_000)
    expect(measure(sound)).toBeCloseTo(-23, 0)
  })

  test('the pieces it comes in make no difference', () => {
    const sound = tone(2, 0.1)
    expect(measure(sound, 777)).toBeCloseTo(measure(sound) ?? 0, 9)
  })

  test('silence has no loudness; a short sound has', () => {
    expect(measure(new Float32Array(48_000))).toBeNull()
    expect(measure(tone(1, 0.1).subarray(0, 9600))).toBeCloseTo(-20, 0)
  })
})
