import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { interleave } from './scratch-sound.js'
import { SAMPLE_RATE, type Stereo } from './stereo.js'

/** Options of {@link encodeAac}. */
export interface EncodeAacOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /** Where the M4A file goes; it is there only when it is whole. */
  readonly outputPath: string
  readonly bitrateKbps: number
  readonly signal: AbortSignal
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/** Encodes sound at 48 kHz to AAC in an M4A file that plays exactly as many samples as went in. */
export async function encodeAac(sound: AsyncIterable<Stereo>, options: EncodeAacOptions): Promise<void> {
  const part = `${resolve(options.outputPath)}.part`
  try {
    await runFfmpeg({
      binary: options.ffmpeg,
      args: [
        '-f',
        endianness() === 'little' ? 'f32le' : 'f32be',
        '-ar',
        String(SAMPLE_RATE),
        '-ac',
        '2',
        '-i',
        'pipe:0',
        '-c:a',
        'aac',
        ...CODER,
        '-b:a',
        `${options.bitrateKbps}k`,
        '-fflags',
        '+bitexact',
        '-flags:a',
        '+bitexact',
        '-f',
        'mp4',
        `file:${part}`,
      ],
      signal: options.signal,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      input: async (write) => {
        for await (const piece of sound) if (piece.left.length > 0) await write(interleave(piece))
      },
    })
    await rename(part, options.outputPath)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

const CODER = ['-aac_coder', 'fast'] as const

function endianness(): 'little' | 'big' {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big'
}
