import { open } from 'node:fs/promises'
import { MutoscopeError } from '@mutoscope/core'
import { sniffMedia } from '../probe/sniff-media.js'
import { canResample, createResampler, readWavHeader } from '@mutoscope/core/sound'
import { decodeWav } from './decode-wav.js'
import { decodeWithFfmpeg } from './decode-with-ffmpeg.js'
import { SAMPLE_RATE, type Stereo } from './stereo.js'

/** What is decoded and with what. */
export interface DecodeAudioOptions {
  /** Path of ffmpeg, for everything but plain WAV. */
  readonly ffmpeg: string
  readonly path: string
  readonly signal: AbortSignal
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/** Enough to tell what a file is, and for the header of any but the strangest WAV, which ffmpeg then reads. */
const HEAD_BYTES = 64 * 1024

/**
 * The sound of a local file at 48 kHz, piece by piece: WAV by ourselves, MP3, M4A, WebM, Ogg and FLAC by
 * ffmpeg. What the file is, is seen in its bytes, never in its name.
 * @throws `MEDIA_INVALID` for anything else, for damage and for a file without a single sample
 */
export async function* decodeAudio(options: DecodeAudioOptions): AsyncGenerator<Stereo, void, undefined> {
  let frames = 0
  for await (const piece of decode(options)) {
    frames += piece.left.length
    if (piece.left.length > 0) yield piece
  }
  if (frames === 0) throw new MutoscopeError('MEDIA_INVALID', { message: 'The sound has no samples.' })
}

async function* decode(options: DecodeAudioOptions): AsyncGenerator<Stereo, void, undefined> {
  const file = await open(options.path, 'r')
  try {
    const head = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
    const bytes = head.subarray(0, bytesRead)
    const kind = sniffMedia(bytes)
    if (kind === null)
      throw new MutoscopeError('MEDIA_INVALID', {
        message: 'The file is not readable audio. Pass WAV, MP3, M4A, WebM, Ogg or FLAC.',
      })
    const header = kind.container === 'wav' ? readWavHeader(bytes, (await file.stat()).size) : null
    if (
      header === null ||
      header.encoding === null ||
      header.channels > 2 ||
      !canResample(header.sampleRate, SAMPLE_RATE)
    ) {
      yield* decodeWithFfmpeg({ ...options, demuxer: kind.demuxer })
    } else {
      yield* resampled(decodeWav(file, header), header.sampleRate)
    }
  } finally {
    await file.close()
  }
}

async function* resampled(
  pieces: AsyncIterable<Stereo>,
  rate: number,
): AsyncGenerator<Stereo, void, undefined> {
  if (rate === SAMPLE_RATE) {
    yield* pieces
    return
  }
  const leftSide = createResampler(rate, SAMPLE_RATE)
  const rightSide = createResampler(rate, SAMPLE_RATE)
  let mono = true
  for await (const piece of pieces) {
    mono = piece.left === piece.right
    const left = leftSide.push(piece.left)
    yield { left, right: mono ? left : rightSide.push(piece.right) }
  }
  const left = leftSide.flush()
  yield { left, right: mono ? left : rightSide.flush() }
}
