import { describe, expect, test } from 'vitest'
import { createLimiter } from './create-limiter.js'
import type { Stereo } from './stereo.js'

function limit(samples: Float32Array, gain: number, ceiling: number, chunk = 1000): Float32Array {
  const limiter = createLimiter({ gain, ceiling })
  const pieces: Stereo[] = []
  for (let at = 0; at < samples.length; at += chunk)
    pieces.push(
      limiter.push({
        left: samples.subarray(at, at + chunk),
        right: new Float32Array(Math.min(chunk, samples.length - at)),
      }),
    )
  pieces.push(limiter.flush())
  return Float32Array.from(pieces.flatMap((piece) => [...piece.left]))
}

describe('createLimiter', () => {
  test('leaves what is under the ceiling as it is, every sample at its place', () => {
    const samples = Float32Array.from({ length: 5000 }, (_, index) => 0.4 * Math.sin(index / 7))
    expect(limit(samples, 1, 0.8)).toEqual(samples)
    expect(limit(samples, 2, 0.9, 100)).toEqual(samples.map((sample) => 2 * sample))
  })

  test('lets no sample over the ceiling, whatever comes', () => {
    let seed = 1
    const samples = Float32Array.from({ length: 50_000 }, (_, index) => {
      seed = (seed * 16_807) % 2_147_483_647
      return (seed / 2_147_483_647 - 0.5) * (index % 5000 < 30 ? 20 : 1.2)
    })
    const limited = limit(samples, 3, 0.7)
    expect(limited.length).toBe(samples.length)
    expect(Math.max(...limited.map(Math.abs))).toBeLessThanOrEqual(Math.fround(0.7))
  })

  test('goes down before a peak and comes back after it without a jump', () => {
    const samples = new Float32Array(30_000).fill(0.5)
    samples[10_000] = 2
    const limited = limit(samples, 1, 1)
    expect(limited[9000]).toBe(0.5)
    expect(limited[10_000]).toBeCloseTo(1, 3)
    expect(limited[10_100]).toBeLessThan(0.4)
    expect(limited[29_000]).toBeGreaterThan(0.499)
    const steps = limited.map((sample, index) =>
      Math.abs(index - 10_000) < 2 ? 0 : Math.abs(sample - (limited[index - 1] ?? sample)),
    )
    expect(Math.max(...steps)).toBeLessThan(0.003)
  })
})
