import { MUSIC_MOODS, readBytes } from '@mutoscope/core'
import type { MusicData, MusicRequest } from '@mutoscope/core/ports'
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { offlineMusicModel } from './offline-music-model.js'

type Mood = MusicRequest['mood']
type Bed = {
  readonly data: MusicData
  readonly bytes: Uint8Array
  readonly left: Float64Array
  readonly right: Float64Array
}

const RATE = 48_000
const MOODS = MUSIC_MOODS.filter((mood) => mood !== 'none')
const model = offlineMusicModel()
const beds = new Map<Mood, Bed>()

async function bed(request: MusicRequest, signal = new AbortController().signal): Promise<Bed> {
  const output = await model.generate(request, {
    signal,
    progress: () => {},
    open: () => Promise.reject(new Error('nothing to open')),
  })
  expect(output).toMatchObject({ mediaType: 'audio/wav', licence: 'CC0-1.0' })
  if (output.body === null) throw new Error('no body')
  const bytes = await readBytes(output.body)
  const samples = new Int16Array(bytes.buffer, 44)
  const channel = (first: number): Float64Array =>
    Float64Array.from(
      { length: samples.length / 2 },
      (_, index) => (samples[index * 2 + first] ?? 0) / 32_768,
    )
  return { data: output.data, bytes, left: channel(0), right: channel(1) }
}

const made = (mood: Mood): Bed => beds.get(mood) ?? ({} as Bed)
const rms = (samples: Float64Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)

/** The samples around the loop point, as they follow when the bed is repeated. */
function seam(samples: Float64Array, each: number): Float64Array {
  return Float64Array.from([...samples.subarray(-each), ...samples.subarray(0, each)])
}

/** Growth of the level of each 10 ms over the one before, nothing where it falls. */
function onsets({ left, right }: Bed): Float64Array {
  const frame = RATE / 100
  const levels = Array.from({ length: Math.floor(left.length / frame) }, (_, index) =>
    Math.log(
      1e-4 +
        rms(left.subarray(index * frame, (index + 1) * frame)) +
        rms(right.subarray(index * frame, (index + 1) * frame)),
    ),
  )
  return Float64Array.from(levels, (level, index) =>
    Math.max(0, level - (levels[index - 1] ?? levels.at(-1) ?? 0)),
  )
}

/** How well onsets fit a beat, and at which fraction of the beat they come. */
function pulse(strength: Float64Array, bpm: number): { readonly fit: number; readonly phase: number } {
  let real = 0
  let imaginary = 0
  for (const [index, value] of strength.entries()) {
    const angle = (2 * Math.PI * index * bpm) / 6000
    real += value * Math.cos(angle)
    imaginary += value * Math.sin(angle)
  }
  return { fit: Math.hypot(real, imaginary), phase: Math.atan2(imaginary, real) / (2 * Math.PI) }
}

beforeAll(async () => {
  for (const mood of MOODS) beds.set(mood, await bed({ mood, seed: 'test' }))
})

describe.each(MOODS)('a %s bed', (mood) => {
  test('is whole bars of 20 to 40 seconds', () => {
    const { data, left, bytes } = made(mood)
    const barSamples = (240 * RATE) / data.bpm
    expect(data).toMatchObject({
      firstBeatMs: 0,
      beatsPerBar: 4,
      loopable: true,
      durationMs: Math.round(left.length / 48),
    })
    expect(data.durationMs).toBeGreaterThanOrEqual(20_000)
    expect(data.durationMs).toBeLessThanOrEqual(40_000)
    expect(left.length).toBe(Math.round(Math.round(left.length / barSamples) * barSamples))
    expect(Array.from(new Uint32Array(bytes.buffer.slice(24, 28)))).toEqual([RATE])
    expect(bytes[22]).toBe(2)
  })

  test('is at -18 LUFS by ffmpeg, without offset, below -1 dBFS, wide but not out of phase', () => {
    const { bytes, left, right } = made(mood)
    const { stderr } = spawnSync(
      'ffmpeg',
      ['-hide_banner', '-nostats', '-i', 'pipe:0', '-af', 'ebur128=peak=true', '-f', 'null', '-'],
      { input: bytes, encoding: 'utf8', maxBuffer: 2 ** 26 },
    )
    const summary = stderr.slice(stderr.indexOf('Summary:'))
    expect(Math.abs(Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]) + 18)).toBeLessThan(0.7)
    expect(Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1])).toBeLessThan(-1)
    for (const side of [left, right])
      expect(Math.abs(side.reduce((sum, sample) => sum + sample, 0) / side.length)).toBeLessThan(1e-4)
    const across =
      left.reduce((sum, sample, index) => sum + sample * (right[index] ?? 0), 0) /
      left.length /
      (rms(left) * rms(right))
    expect(across).toBeGreaterThan(0.2)
    expect(across).toBeLessThan(0.97)
  })

  test('leads from its end into its start without a step, a gap or a click', () => {
    for (const side of [made(mood).left, made(mood).right]) {
      const around = seam(side, 4800)
      const steps = around.subarray(1).map((sample, index) => Math.abs(sample - (around[index] ?? 0)))
      const bends = steps
        .subarray(1)
        .map((_, index) =>
          Math.abs((around[index + 2] ?? 0) - 2 * (around[index + 1] ?? 0) + (around[index] ?? 0)),
        )
      // The step and the bends that have samples of both the end and the start in them, against all others
      // nearby.
      expect(steps[4799]).toBeLessThanOrEqual(Math.max(...steps.filter((_, index) => index !== 4799)))
      expect(Math.max(bends[4798] ?? 1, bends[4799] ?? 1)).toBeLessThanOrEqual(
        Math.max(...bends.filter((_, index) => index < 4798 || index > 4799)),
      )
      const quietest = Math.min(
        ...Array.from({ length: 8 }, (_, part) => rms(around.subarray(part * 1200, (part + 1) * 1200))),
      )
      expect(quietest).toBeGreaterThan(rms(side) / 8)
    }
  })

  test('has most of its sound below 5 kHz and no hard highs', () => {
    const { left } = made(mood)
    const high = left
      .subarray(2)
      .map((sample, index) => (sample - 2 * (left[index + 1] ?? 0) + (left[index] ?? 0)) / 4)
    expect(20 * Math.log10(rms(high) / rms(left))).toBeLessThan(-30)
  })
})

describe('the beat', () => {
  test.each([
    ['upbeat', 1],
    ['corporate', 1],
    ['soft', 2],
    ['cinematic', 2],
  ] as const)('%s: onsets come at the stated tempo, on the beat (%i in a beat)', (mood, perBeat) => {
    const strength = onsets(made(mood))
    const bpm = made(mood).data.bpm * perBeat
    const tempos = Array.from({ length: 61 }, (_, index) => bpm * (0.85 + index * 0.005))
    const best = tempos.reduce((one, other) =>
      pulse(strength, other).fit > pulse(strength, one).fit ? other : one,
    )
    // A bed has some 50 beats, so a comb cannot tell tempos that are closer than a percent.
    expect(Math.abs(best / bpm - 1)).toBeLessThan(0.01)
    expect(Math.abs(pulse(strength, bpm).phase)).toBeLessThan(0.12)
  })

  test('any tempo is kept to the sample, and the same seed plays the same', async () => {
    const { data, left } = await bed({ mood: 'soft', bpm: 133.7, seed: 'test' })
    expect(data.bpm).toBe(133.7)
    const bars = Math.round((left.length * 133.7) / (240 * RATE))
    expect(left.length).toBe(Math.round((bars * 240 * RATE) / 133.7))
    const again = await bed({ mood: 'soft', seed: 'test' })
    expect(Buffer.compare(again.bytes, made('soft').bytes)).toBe(0)
  })
})

test.each([39, 221, Number.NaN, Infinity])('%d beats per minute are refused', async (bpm) => {
  await expect(bed({ mood: 'soft', seed: 'x', bpm })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('an unknown mood is refused', async () => {
  await expect(bed({ mood: 'constructor' as Mood, seed: 'x' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('a cancelled bed ends before it is played', async () => {
  const controller = new AbortController()
  const never = bed({ mood: 'soft', seed: 'x' }, controller.signal)
  controller.abort()
  await expect(never).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect(bed({ mood: 'soft', seed: 'x' }, AbortSignal.abort())).rejects.toMatchObject({
    code: 'CANCELLED',
  })
})
