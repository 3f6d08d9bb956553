import { resolve } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { readWavHeader } from '@mutoscope/core/sound'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { createHandOff } from '../ffmpeg/hand-off.js'
import { SAMPLE_RATE, type Stereo } from './stereo.js'

/** What is decoded and with what. */
export interface DecodeWithFfmpegOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  readonly path: string
  /** ffmpeg's name of the format that the file was seen to have; no other is tried. */
  readonly demuxer: string
  readonly signal: AbortSignal
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/**
 * The sound of a file at 48 kHz by ffmpeg, which may open nothing but that file. It decodes no further than
 * it is read.
 * @throws `MEDIA_INVALID` for a file that it cannot decode to its end
 */
export async function* decodeWithFfmpeg(
  options: DecodeWithFfmpegOptions,
): AsyncGenerator<Stereo, void, undefined> {
  const chunks = createHandOff<Uint8Array>()
  const unread = new AbortController()
  const run = runFfmpeg({
    binary: options.ffmpeg,
    args: [
      '-protocol_whitelist',
      'file,pipe',
      ...strictness(options.demuxer),
      '-f',
      options.demuxer,
      '-i',
      `file:${resolve(options.path)}`,
      // One channel must stay one: made into two by ffmpeg it would be 3 dB quieter than a WAV that we read
      // ourselves.
      '-map',
      '0:a:0',
      '-af',
      'aformat=channel_layouts=mono|stereo',
      '-c:a',
      'pcm_f32le',
      '-ar',
      String(SAMPLE_RATE),
      '-fflags',
      '+bitexact',
      '-f',
      'wav',
      'pipe:1',
    ],
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    signal: AbortSignal.any([options.signal, unread.signal]),
    output: (chunk) => chunks.put(chunk),
  }).then(
    () => chunks.end(),
    (error: unknown) => chunks.end(toMediaError(error)),
  )
  try {
    let rest: Buffer = Buffer.alloc(0)
    let channels = 0
    for await (const chunk of chunks.values()) {
      rest = Buffer.concat([rest, chunk])
      if (channels === 0) {
        const header = readWavHeader(rest, Number.POSITIVE_INFINITY)
        if (header === null) continue
        channels = header.channels
        rest = rest.subarray(header.start)
      }
      const whole = rest.length - (rest.length % (4 * channels))
      if (whole > 0) yield split(rest.subarray(0, whole), channels)
      rest = rest.subarray(whole)
    }
  } finally {
    unread.abort()
    await run
  }
}

/**
 * Without this a damaged file is a success with holes. MP3 has no checksums and carries tags that look like
 * damage.
 */
function strictness(demuxer: string): readonly string[] {
  return demuxer === 'mp3' || demuxer === 'aac' ? [] : ['-xerror', '-err_detect', 'crccheck+explode']
}

function split(bytes: Buffer, channels: number): Stereo {
  // Copied, since a chunk need not begin at a multiple of four bytes.
  const samples = new Float32Array(Uint8Array.from(bytes).buffer)
  // What is no number, or too large for one, is silent, as in a WAV that we read ourselves: in a sum it would spread.
  for (let index = 0; index < samples.length; index++)
    if (!Number.isFinite(samples[index])) samples[index] = 0
  if (channels === 1) return { left: samples, right: samples }
  const left = new Float32Array(samples.length / 2)
  const right = new Float32Array(samples.length / 2)
  for (let index = 0; index < left.length; index++) {
    left[index] = samples[2 * index] ?? 0
    right[index] = samples[2 * index + 1] ?? 0
  }
  return { left, right }
}

/** ffmpeg's own end tells about the file; an end from outside does not. */
function toMediaError(error: unknown): Error {
  if (!MutoscopeError.isInstance(error))
    return error instanceof Error ? error : new MutoscopeError('FFMPEG_FAILED', { cause: error })
  if (error.code !== 'FFMPEG_FAILED' || error.details['signal'] !== null) return error
  return new MutoscopeError('MEDIA_INVALID', {
    message: `The sound cannot be decoded. ${error.message}`,
    details: error.details,
    cause: error,
  })
}
