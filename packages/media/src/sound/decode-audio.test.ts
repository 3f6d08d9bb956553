import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { writeWavHeader } from '@mutoscope/core/sound'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { decodeAudio } from './decode-audio.js'
import type { Stereo } from './stereo.js'
import { wavBytes } from './wav-bytes.fixture.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const signal = new AbortController().signal
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-audio-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function sine(rate: number, seconds: number, hertz: number, level = 0.5): Float32Array {
  return Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, index) => level * Math.sin((2 * Math.PI * hertz * index) / rate),
  )
}

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

async function decode(path: string): Promise<Stereo> {
  const left: number[] = []
  const right: number[] = []
  for await (const piece of decodeAudio({ ffmpeg, path, signal })) {
    for (const sample of piece.left) left.push(sample)
    for (const sample of piece.right) right.push(sample)
  }
  return { left: Float32Array.from(left), right: Float32Array.from(right) }
}

/** Largest difference, leaving out the ends where a filter sees the silence around the sound. */
function difference(a: Float32Array, b: Float32Array, ends: number): number {
  let worst = 0
  for (let index = ends; index < a.length - ends; index++)
    worst = Math.max(worst, Math.abs((a[index] ?? 0) - (b[index] ?? 0)))
  return worst
}

describe('decodeAudio', () => {
  test.each(['float32', 'float64'])('hears nothing in %s samples that are not numbers', async (format) => {
    const bits = format === 'float32' ? 32 : 64
    const samples = [0.5, Number.NaN, Number.POSITIVE_INFINITY, bits === 32 ? -Infinity : 1e300, 0.25]
    const dataBytes = (samples.length * bits) / 8
    // One sample of 64 bits is as long as two of 32.
    const channels = bits / 32
    const header = writeWavHeader(dataBytes, { sampleRate: 48_000, channels, bits: 32, encoding: 'float' })
    header.set([1], 22)
    header.set([bits], 34)
    const data = Buffer.alloc(dataBytes)
    for (const [index, sample] of samples.entries())
      if (bits === 32) data.writeFloatLE(sample, index * 4)
      else data.writeDoubleLE(sample, index * 8)
    const { left } = await decode(await file(`${format}-odd.wav`, Buffer.concat([header, data])))
    expect([...left]).toEqual([0.5, 0, 0, 0, 0.25])
  })

  test.each([
    ['int16', 2 / 0x7000],
    ['int24', 1 / 0x70_0000],
    ['int32', 1e-7],
    ['float32', 0],
  ] as const)('reads WAV with %s samples of two channels', async (format, tolerance) => {
    const sound = { left: sine(48_000, 0.1, 440), right: sine(48_000, 0.1, 1000, 0.9) }
    const read = await decode(await file(`${format}.wav`, wavBytes(sound, { sampleRate: 48_000, format })))
    expect(read.left.length).toBe(4800)
    expect(difference(read.left, sound.left, 0)).toBeLessThanOrEqual(tolerance)
    expect(difference(read.right, sound.right, 0)).toBeLessThanOrEqual(tolerance)
  })

  test.each([8000, 16_000, 22_050, 24_000, 44_100, 96_000])(
    'brings %d Hz to 48 kHz, in time and true to 75 dB',
    async (rate) => {
      const left = sine(rate, 0.5, 1000)
      const read = await decode(
        await file(`${rate}.wav`, wavBytes({ left, right: left }, { sampleRate: rate, channels: 1 })),
      )
      expect(read.left.length).toBe(24_000)
      expect(difference(read.left, sine(48_000, 0.5, 1000), 500)).toBeLessThan(0.5 * 10 ** (-75 / 20))
      expect(read.right).toEqual(read.left)
    },
  )

  test('keeps what 48 kHz cannot hold out of the sound', async () => {
    const left = sine(96_000, 0.2, 30_000)
    const read = await decode(
      await file('ultrasonic.wav', wavBytes({ left, right: left }, { sampleRate: 96_000, channels: 1 })),
    )
    expect(difference(read.left, new Float32Array(read.left.length), 500)).toBeLessThan(
      0.5 * 10 ** (-70 / 20),
    )
  })

  test.each([
    ['mp3', ['-c:a', 'libmp3lame']],
    ['m4a', ['-c:a', 'aac']],
    ['ogg', ['-c:a', 'libvorbis']],
    ['webm', ['-c:a', 'libopus']],
    ['flac', []],
    ['wav', ['-c:a', 'pcm_alaw']],
    ['aac', ['-c:a', 'aac']],
  ])('reads %s whatever it is called', async (type, args) => {
    const made = join(folder, `made.${type}`)
    await runFfmpeg({
      binary: ffmpeg,
      args: ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.5:sample_rate=44100', ...args, made],
      signal,
    })
    const read = await decode(await file(`${type}-named.txt`, await readFile(made)))
    expect(Math.abs(read.left.length - 24_000)).toBeLessThan(3500)
    expect(Math.max(...read.left)).toBeGreaterThan(0.1)
  })

  test('refuses what is no sound, empty or cut off', async () => {
    const whole = wavBytes(
      { left: sine(48_000, 0.2, 440), right: sine(48_000, 0.2, 440) },
      { sampleRate: 48_000 },
    )
    const flac = join(folder, 'whole.flac')
    const m4a = join(folder, 'whole.m4a')
    for (const path of [flac, m4a])
      await runFfmpeg({ binary: ffmpeg, args: ['-f', 'lavfi', '-i', 'anoisesrc=duration=1', path], signal })
    const [flacBytes, m4aBytes] = [await readFile(flac), await readFile(m4a)]
    const damaged = Uint8Array.from(flacBytes)
    damaged.fill(0x55, 30_000, 30_100)
    const cases: Record<string, Uint8Array | string> = {
      empty: '',
      text: 'hello, this is no sound at all, only a few words of text',
      'cut.wav': whole.subarray(0, whole.length / 2),
      'header-only.wav': wavBytes(
        { left: new Float32Array(0), right: new Float32Array(0) },
        { sampleRate: 48_000 },
      ),
      'half-header.wav': whole.subarray(0, 30),
      'list.mp3': '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n',
      'concat.mp3': `ffconcat version 1.0\nfile '${flac}'\n`,
      'cut.m4a': m4aBytes.subarray(0, m4aBytes.length / 2),
      'damaged.flac': damaged,
      'noise.mp3': Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(300, 0x11)]),
    }
    for (const [name, bytes] of Object.entries(cases)) {
      const path = await file(name, bytes)
      expect(
        await decode(path).then(
          () => `${name} was read`,
          (error: unknown) => MutoscopeError.isInstance(error) && error.code,
        ),
      ).toBe('MEDIA_INVALID')
    }
  })

  test('believes no header that announces a gigabyte, and reserves nothing for it', async () => {
    const bytes = wavBytes(
      { left: sine(48_000, 0.1, 440), right: sine(48_000, 0.1, 440) },
      { sampleRate: 48_000 },
    )
    new DataView(bytes.buffer).setUint32(40, 1_000_000_000, true)
    const before = process.memoryUsage().rss
    await expect(decode(await file('liar.wav', bytes))).rejects.toMatchObject({
      code: 'MEDIA_INVALID',
      details: { truncated: true },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('a WAV from a pipe, which does not know its length, is read to its end', async () => {
    const bytes = wavBytes(
      { left: sine(48_000, 0.1, 440), right: sine(48_000, 0.1, 440) },
      { sampleRate: 48_000 },
    )
    new DataView(bytes.buffer).setUint32(40, 0xffff_ffff, true)
    expect((await decode(await file('piped.wav', bytes))).left.length).toBe(4800)
  })

  test('a reader that stops early ends ffmpeg, and an abort is a cancellation', async () => {
    const path = join(folder, 'long.flac')
    await runFfmpeg({ binary: ffmpeg, args: ['-f', 'lavfi', '-i', 'anoisesrc=duration=60', path], signal })
    for await (const piece of decodeAudio({ ffmpeg, path, signal })) {
      expect(piece.left.length).toBeGreaterThan(0)
      break
    }
    const controller = new AbortController()
    const reading = async (): Promise<void> => {
      for await (const piece of decodeAudio({ ffmpeg, path, signal: controller.signal }))
        if (piece.left.length > 0) controller.abort()
    }
    await expect(reading()).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
