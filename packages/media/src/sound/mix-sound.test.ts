import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { collectVoices } from './collect-voices.js'
import type { MixJob } from './mix-job.js'
import { mixSound } from './mix-sound.js'
import { runMixWorker } from './run-mix-worker.js'
import { createScratchSound } from './scratch-sound.js'
import { wavBytes } from './wav-bytes.fixture.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
const context = { signal, progress: () => {} }
let folder = ''
let voice = ''
let music = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mix-worker-'))
  voice = await file('voice.wav', speech(2, 24_000), 24_000)
  // Two seconds of 220 Hz: the level of the music can be read from a mix at that frequency.
  music = await file(
    'music.wav',
    Float32Array.from({ length: 88_200 }, (_, index) => 0.3 * Math.sin((2 * Math.PI * 220 * index) / 44_100)),
    44_100,
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, samples: Float32Array, sampleRate: number): Promise<string> {
  await writeFile(
    join(folder, name),
    wavBytes({ left: samples, right: samples }, { sampleRate, channels: 1, format: 'int16' }),
  )
  return join(folder, name)
}

/** Noise in syllables, high-passed, with the peaks of speech. */
function speech(seconds: number, rate: number): Float32Array {
  let seed = 7
  let before = 0
  return Float32Array.from({ length: seconds * rate }, (_, index) => {
    seed = (seed * 16_807) % 2_147_483_647
    const value = seed / 2_147_483_647 - 0.5
    const sample = (value - before) * 0.4 * (0.2 + Math.abs(Math.sin((Math.PI * 4 * index) / rate)) ** 4)
    before = value
    return sample
  })
}

function job(name: string, changes: Partial<MixJob> = {}): MixJob {
  return {
    ffmpeg,
    workDir: folder,
    outputPath: join(folder, name),
    samples: 10 * 48_000,
    voices: [
      { path: voice, atSample: 48_000 },
      { path: voice, atSample: 6 * 48_000 + 123 },
    ],
    music: { path: music, gainDb: -8, duckDb: -12, fadeInMs: 0, fadeOutMs: 0 },
    targetLufs: -14,
    ceilingDb: -1.5,
    bitrateKbps: 128,
    ...changes,
  }
}

async function decode(path: string): Promise<Float32Array> {
  const chunks: Uint8Array[] = []
  await runFfmpeg({
    binary: ffmpeg,
    args: ['-i', path, '-map', '0:a:0', '-f', 'f32le', '-ac', '1', 'pipe:1'],
    signal,
    output: (chunk) => void chunks.push(chunk),
  })
  return new Float32Array(Uint8Array.from(Buffer.concat(chunks)).buffer)
}

/** Amplitude at a frequency in a part of the sound. */
function amplitude(samples: Float32Array, hertz: number, fromSecond: number, toSecond: number): number {
  let [real, imaginary] = [0, 0]
  const [from, to] = [fromSecond * 48_000, toSecond * 48_000]
  for (let index = from; index < to; index++) {
    real += (samples[index] ?? 0) * Math.cos((2 * Math.PI * hertz * index) / 48_000)
    imaginary += (samples[index] ?? 0) * Math.sin((2 * Math.PI * hertz * index) / 48_000)
  }
  return (2 * Math.hypot(real, imaginary)) / (to - from)
}

/** Integrated loudness and sample peak as ffmpeg measures them. */
async function ebur128(path: string): Promise<{ lufs: number; peak: number }> {
  const lines: string[] = []
  const measure = 'ebur128=peak=sample:metadata=1,ametadata=mode=print:file=-'
  await runFfmpeg({
    binary: ffmpeg,
    args: ['-i', path, '-af', measure, '-f', 'null', '/dev/null'],
    signal,
    output: (chunk) => void lines.push(new TextDecoder().decode(chunk)),
  })
  const last = (name: string): number =>
    Number([...lines.join('').matchAll(new RegExp(`${name}=([-\\d.]+)`, 'gu'))].at(-1)?.[1])
  return {
    lufs: last('lavfi\\.r128\\.I'),
    peak: Math.max(last('lavfi\\.r128\\.sample_peaks_ch0'), last('lavfi\\.r128\\.sample_peaks_ch1')),
  }
}

describe('mixSound', () => {
  test('in a thread: reaches its loudness under its ceiling, as ffmpeg measures it too', async () => {
    const fractions: number[] = []
    const data = await runMixWorker(job('loud.m4a'), {
      signal,
      progress: (fraction) => fractions.push(fraction),
    })
    const measured = await ebur128(join(folder, 'loud.m4a'))
    expect(data.samples).toBe(480_000)
    expect(Math.abs((data.lufs ?? 0) + 14)).toBeLessThan(0.5)
    expect(Math.abs(measured.lufs + 14)).toBeLessThan(1)
    expect(data.peakDb).toBeLessThanOrEqual(-1.499)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  })

  test('a voice begins at its exact sample, and after AAC still there', async () => {
    const plain = job('placed.m4a', {
      voices: [
        { path: voice, atSample: 0 },
        { path: voice, atSample: 166_667 },
      ],
      music: null,
    })
    const scratch = await createScratchSound(join(folder, 'placed.f32'))
    await collectVoices(plain, scratch, signal)
    const { left } = await scratch.read(0, plain.samples)
    await scratch.close()
    const first = left.slice(0, 96_000)
    expect(left.subarray(166_667, 166_667 + 96_000)).toEqual(first)
    expect(left.subarray(96_100, 166_667).every((sample) => sample === 0)).toBe(true)
    await mixSound(plain, context)
    const decoded = await decode(plain.outputPath)
    const shifts = Array.from({ length: 41 }, (_, index) => index - 20)
    const likeness = shifts.map((shift) =>
      first.reduce((sum, sample, index) => sum + sample * (decoded[166_667 + shift + index] ?? 0), 0),
    )
    expect(shifts[likeness.indexOf(Math.max(...likeness))]).toBe(0)
  })

  test('turns the music down under speech, and repeats it without a gap', async () => {
    await mixSound(job('ducked.m4a'), context)
    const decoded = await decode(join(folder, 'ducked.m4a'))
    const [gap, speaking] = [amplitude(decoded, 220, 4, 5.5), amplitude(decoded, 220, 1.2, 2.8)]
    expect(20 * Math.log10(speaking / gap)).toBeGreaterThan(-13)
    expect(20 * Math.log10(speaking / gap)).toBeLessThan(-11)
    // The loops join at whole seconds; a hole of a few milliseconds would show here.
    expect(amplitude(decoded, 220, 3.9, 4.1) / gap).toBeCloseTo(1, 1)
  })

  test('music is set against the voice by ear, not by how it was recorded', async () => {
    const quiet = await file(
      'quiet.wav',
      Float32Array.from(
        { length: 88_200 },
        (_, index) => 0.01 * Math.sin((2 * Math.PI * 220 * index) / 44_100),
      ),
      44_100,
    )
    const levels: number[] = []
    for (const path of [music, quiet]) {
      await mixSound(
        job('level.m4a', { music: { path, gainDb: -8, duckDb: -12, fadeInMs: 0, fadeOutMs: 0 } }),
        context,
      )
      levels.push(amplitude(await decode(join(folder, 'level.m4a')), 220, 4, 5.5))
    }
    expect((levels[1] ?? 0) / (levels[0] ?? 1)).toBeCloseTo(1, 1)
  })

  test.each([
    ['clip.mp4', ['-c:a', 'aac', '-pix_fmt', 'yuv420p']],
    ['clip.webm', ['-c:v', 'libvpx', '-c:a', 'libopus']],
    ['upload.mp3', ['-vn']],
    ['upload.m4a', ['-vn', '-c:a', 'aac']],
    ['upload.wav', ['-vn', '-ac', '6']],
  ] as const)('takes the sound of %s as voice and as music', async (name, args) => {
    const path = join(folder, name)
    await runFfmpeg({
      binary: ffmpeg,
      args: [
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=64x36:rate=25:duration=2',
        '-f',
        'lavfi',
        '-i',
        'sine=frequency=330:duration=2:sample_rate=44100',
        ...args,
        path,
      ],
      signal,
    })
    const output = `of-${name}.m4a`
    await mixSound(
      job(output, {
        samples: 4 * 48_000,
        voices: [{ path, atSample: 2 * 48_000 }],
        music: { path, gainDb: -8, duckDb: -12, fadeInMs: 0, fadeOutMs: 0 },
      }),
      context,
    )
    const mix = await decode(join(folder, output))
    const [bed, both] = [amplitude(mix, 330, 0.5, 1.5), amplitude(mix, 330, 2.5, 3.5)]
    expect(bed).toBeGreaterThan(0.01)
    expect(both).toBeGreaterThan(bed)
  })

  test('fades the music in and out', async () => {
    await mixSound(
      job('faded.m4a', {
        voices: [],
        music: { path: music, gainDb: -8, duckDb: -12, fadeInMs: 2000, fadeOutMs: 2000 },
      }),
      context,
    )
    const decoded = await decode(join(folder, 'faded.m4a'))
    const full = amplitude(decoded, 220, 4, 5)
    expect(amplitude(decoded, 220, 0.9, 1.1) / full).toBeCloseTo(0.5, 1)
    expect(amplitude(decoded, 220, 8.9, 9.1) / full).toBeCloseTo(0.5, 1)
    expect(amplitude(decoded, 220, 9.95, 10) / full).toBeLessThan(0.05)
  })

  test('nothing at all, and sound that is silent, become silence of the right length', async () => {
    const silent = await file('silent.wav', new Float32Array(24_000), 24_000)
    for (const voices of [[], [{ path: silent, atSample: 100 }]]) {
      expect(await mixSound(job('silent.m4a', { samples: 48_017, voices, music: null }), context)).toEqual({
        samples: 48_017,
        lufs: null,
        peakDb: null,
      })
      const decoded = await decode(join(folder, 'silent.m4a'))
      expect(decoded.length).toBeGreaterThanOrEqual(48_017)
      expect(decoded.length).toBeLessThan(48_017 + 1024)
    }
  })

  test('a voice that goes on after the end is cut, one that begins there is left out', async () => {
    const data = await mixSound(
      job('cut.m4a', {
        samples: 72_000,
        voices: [
          { path: voice, atSample: 48_000 },
          { path: voice, atSample: 72_000 },
        ],
        music: null,
      }),
      context,
    )
    expect(data.samples).toBe(72_000)
    expect((await decode(join(folder, 'cut.m4a'))).length).toBeLessThan(72_000 + 1024)
  })

  test('in a thread: a voice that cannot be read ends the mix with its code, and an abort leaves no file', async () => {
    await writeFile(join(folder, 'broken.wav'), 'no sound')
    await expect(
      runMixWorker(
        job('broken.m4a', { voices: [{ path: join(folder, 'broken.wav'), atSample: 48_000 }] }),
        context,
      ),
    ).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      message: expect.stringContaining('The voice at 1.00 s'),
    })
    const controller = new AbortController()
    const mixing = runMixWorker(job('aborted.m4a', { samples: 40 * 48_000 }), {
      signal: controller.signal,
      progress: (fraction) => fraction > 0.65 && controller.abort(),
    })
    await expect(mixing).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(
      mixSound(job('no-ffmpeg.m4a', { ffmpeg: '/nowhere/ffmpeg' }), context),
    ).rejects.toMatchObject({ code: 'FFMPEG_UNAVAILABLE' })
    expect((await readdir(folder)).filter((name) => /^(broken|aborted|no-ffmpeg)\.m4a/u.test(name))).toEqual(
      [],
    )
  })
})
