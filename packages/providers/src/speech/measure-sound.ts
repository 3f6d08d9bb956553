import { MutoscopeError } from '@mutoscope/core'

/** Length and rate of a sound. */
export type SoundMeasure = { readonly durationMs: number; readonly sampleRate: number }

const BITRATES_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES_V1 = [44_100, 48_000, 32_000]

/**
 * Measures a WAV or MP3 without decoding it. An MP3 is counted frame by frame, so that a changing bit rate
 * does no harm.
 *
 * @throws `MEDIA_INVALID` for anything else
 */
export function measureSound(bytes: Uint8Array): SoundMeasure {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const measure =
    tag(bytes, 0) === 'RIFF' && tag(bytes, 8) === 'WAVE' ? measureWav(bytes, view) : measureMp3(bytes, view)
  if (measure === null)
    throw new MutoscopeError('MEDIA_INVALID', { message: 'The sound is neither a WAV nor an MP3 file.' })
  return measure
}

function measureWav(bytes: Uint8Array, view: DataView): SoundMeasure | null {
  let sampleRate = 0
  let bytesPerSecond = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8
    // Streamed files have sizes that reach beyond their bytes: to the end.
    const size = Math.min(view.getUint32(at + 4, true), bytes.length - start)
    if (tag(bytes, at) === 'fmt ' && size >= 16) {
      sampleRate = view.getUint32(start + 4, true)
      bytesPerSecond = view.getUint32(start + 8, true)
    }
    if (tag(bytes, at) === 'data')
      return bytesPerSecond === 0
        ? null
        : { durationMs: Math.round((size * 1000) / bytesPerSecond), sampleRate }
    at = start + size + (size & 1)
  }
  return null
}

function measureMp3(bytes: Uint8Array, view: DataView): SoundMeasure | null {
  let at = tag(bytes, 0).startsWith('ID3') ? 10 + syncSafe(bytes) : 0
  let samples = 0
  let sampleRate = 0
  while (at + 4 <= bytes.length) {
    const frame = readFrame(view.getUint32(at))
    if (frame === null) {
      at++
      continue
    }
    sampleRate = frame.sampleRate
    // The first frame may hold only a table of contents.
    if (samples > 0 || !isTable(bytes, at, frame.size)) samples += frame.samples
    at += frame.size
  }
  return sampleRate === 0 || samples === 0
    ? null
    : { durationMs: Math.round((samples * 1000) / sampleRate), sampleRate }
}

/** A layer III frame from its header, or null where there is none. */
function readFrame(
  header: number,
): { readonly size: number; readonly samples: number; readonly sampleRate: number } | null {
  const version = (header >>> 19) & 3
  const bitrate = (version === 3 ? BITRATES_V1 : BITRATES_V2)[(header >>> 12) & 15]
  const rate = RATES_V1[(header >>> 10) & 3]
  if (
    header >>> 21 !== 0x7_ff ||
    version === 1 ||
    ((header >>> 17) & 3) !== 1 ||
    bitrate === undefined ||
    bitrate === 0 ||
    rate === undefined
  )
    return null
  const sampleRate = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const samples = version === 3 ? 1152 : 576
  return {
    size: Math.floor((samples * bitrate * 125) / sampleRate) + ((header >>> 9) & 1),
    samples,
    sampleRate,
  }
}

function isTable(bytes: Uint8Array, at: number, size: number): boolean {
  const head = String.fromCharCode(...bytes.subarray(at, at + Math.min(size, 48)))
  return head.includes('Xing') || head.includes('Info') || head.includes('VBRI')
}

function syncSafe(bytes: Uint8Array): number {
  return bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0)
}

function tag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
