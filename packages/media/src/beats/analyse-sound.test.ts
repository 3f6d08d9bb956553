import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, type Artifact } from '@mutoscope/core'
import type { Media, MediaContext, SoundFacts } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMedia } from '../create-media.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { wavBytes } from '../sound/wav-bytes.fixture.js'

const binary = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
const RATE = 24_000
let folder = ''
let media: Media

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analyse-sound-'))
  media = createMedia({ workDir: folder, ffmpegPath: binary })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function factsOf(samples: Float32Array): Promise<SoundFacts> {
  const bytes = wavBytes({ left: samples, right: samples }, { sampleRate: RATE, channels: 1 })
  return analyse({ open: async () => bytesSource(bytes) })
}

async function analyse(changes: Partial<MediaContext>): Promise<SoundFacts> {
  const { data } = await media.analyseSound(
    { sound: {} as Artifact },
    { open: async () => bytesSource(new Uint8Array(0)), signal, progress: () => {}, ...changes },
  )
  return data
}

/** Adds a sound that begins at once and dies away. */
function strike(
  samples: Float32Array,
  atSeconds: number,
  level: number,
  decay: number,
  wave: (second: number) => number,
): void {
  const start = Math.round(atSeconds * RATE)
  for (let index = 0; index < RATE * decay * 5 && start + index < samples.length; index++) {
    samples[start + index] =
      (samples[start + index] ?? 0) + level * Math.exp(-index / (RATE * decay)) * wave(index / RATE)
  }
}

/** The same noise every time. */
function noise(): () => number {
  let state = 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 1_073_741_824 - 1
  }
}

function clicks(bpm: number, seconds: number, firstSeconds: number): Float32Array {
  const samples = new Float32Array(RATE * seconds)
  for (let at = firstSeconds; at < seconds; at += 60 / bpm)
    strike(samples, at, 0.8, 0.01, (second) => Math.sin(2 * Math.PI * 1000 * second))
  return samples
}

/**
 * Bass drum on each beat, snare on every second, hi-hat between, chords that change each bar, under some
 * noise.
 */
function band(bpm: number, seconds: number): Float32Array {
  const samples = new Float32Array(RATE * seconds)
  const hiss = noise()
  const beat = 60 / bpm
  for (let index = 0; index * beat < seconds; index++) {
    strike(samples, index * beat, 0.6, 0.06, (second) => Math.sin(2 * Math.PI * 60 * second))
    if (index % 2 === 1) strike(samples, index * beat, 0.3, 0.04, () => hiss())
    strike(samples, (index + 0.5) * beat, 0.1, 0.015, () => hiss())
    if (index % 4 === 0)
      for (const ratio of [1, 1.25, 1.5])
        strike(samples, index * beat, 0.1, 1, (second) =>
          Math.sin(2 * Math.PI * 220 * ratio * (1 + (index % 3) / 8) * second),
        )
  }
  return samples.map((sample) => sample + 0.004 * hiss())
}

/** Farthest a beat is from the grid, milliseconds. */
function offGrid(beatsMs: readonly number[], bpm: number, firstMs: number): number {
  const period = 60_000 / bpm
  return Math.max(
    ...beatsMs.map((beat) =>
      Math.abs(((((beat - firstMs + period / 2) % period) + period) % period) - period / 2),
    ),
  )
}

describe('analyseSound', () => {
  test.each([
    [90, 0.3],
    [120, 0],
    [140, 0.21],
  ])('finds the beat of a click track at %d beats a minute', async (bpm, first) => {
    const facts = await factsOf(clicks(bpm, 12, first))
    expect(facts.durationMs).toBe(12_000)
    expect(Math.abs((facts.bpm ?? 0) - bpm)).toBeLessThan(0.5)
    expect(offGrid(facts.beatsMs, bpm, first * 1000)).toBeLessThan(25)
    expect(Math.abs(facts.beatsMs.length - (12 - first) * (bpm / 60))).toBeLessThan(2.5)
    expect(facts.confidence).toBeGreaterThan(0.6)
  })

  test.each([96, 128])('finds the beat of a band at %d beats a minute', async (bpm) => {
    const facts = await factsOf(band(bpm, 15))
    expect(Math.abs((facts.bpm ?? 0) - bpm)).toBeLessThan(0.7)
    expect(offGrid(facts.beatsMs, bpm, 0)).toBeLessThan(30)
  })

  test('finds no beat in silence, a steady tone, noise or a sound of a second', async () => {
    const hiss = noise()
    expect(await factsOf(new Float32Array(RATE * 5))).toEqual({
      durationMs: 5000,
      lufs: null,
      bpm: null,
      beatsMs: [],
      confidence: 0,
    })
    for (const samples of [
      Float32Array.from({ length: RATE * 6 }, (_, index) => 0.3 * Math.sin(index / 8)),
      Float32Array.from({ length: RATE * 20 }, () => 0.2 * hiss()),
      clicks(120, 1, 0),
    ]) {
      expect(await factsOf(samples)).toMatchObject({ bpm: null, beatsMs: [] })
    }
  })

  test('measures loudness, of compressed sound and of a clip too', async () => {
    const path = join(folder, 'clip.mp4')
    await runFfmpeg({
      binary,
      args: [
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=64x36:rate=25:duration=3',
        '-f',
        'lavfi',
        '-i',
        'sine=frequency=1000:duration=3:sample_rate=48000',
        '-ac',
        '2',
        '-c:a',
        'aac',
        '-pix_fmt',
        'yuv420p',
        path,
      ],
      signal,
    })
    const facts = await analyse({ open: () => fileSource(path) })
    expect(Math.abs(facts.durationMs - 3000)).toBeLessThan(60)
    // ffmpeg's sine is an eighth of full scale, -21 dB; of one channel made two, each has half of its power.
    expect(Math.abs((facts.lufs ?? 0) + 21)).toBeLessThan(0.5)
  })

  test('refuses what has no sound with MEDIA_INVALID', async () => {
    const path = join(folder, 'text.mp3')
    await writeFile(path, 'no sound')
    await expect(analyse({ open: () => fileSource(path) })).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })

  test('listens to the beginning alone when that is asked for, and tells the length of all', async () => {
    const path = join(folder, 'long.flac')
    await runFfmpeg({ binary, args: ['-f', 'lavfi', '-i', 'sine=440:duration=40', path], signal })
    const bytes = Uint8Array.from(await readFile(path))
    // What is never decoded may be damaged.
    bytes.fill(0, Math.floor(bytes.length * 0.8), Math.floor(bytes.length * 0.81))
    const context = { open: async () => bytesSource(bytes), signal, progress: () => {} }
    const sound = {} as Artifact
    expect((await media.analyseSound({ sound, firstMs: 2000 }, context)).data).toMatchObject({
      durationMs: 40_000,
    })
    await expect(media.analyseSound({ sound }, context)).rejects.toMatchObject({ code: 'MEDIA_INVALID' })
  })
})
