import { cutOff } from '../errors/invalid-media.js'
import { lettersAt, type ByteView } from '../storage/byte-view.js'
import { scanFrames, type FrameHeader } from './scan-frames.js'
import type { SoundStream } from './sound-stream.js'
import { taggedRange } from './tagged-range.js'

const BITRATES_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES_V1 = [44_100, 48_000, 32_000]
const AAC_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]
const AAC_FRAME = 1024
/** An encoder may count the frame that carries the count, or one that it flushes. */
const COUNT_TOLERANCE = 2

/**
 * An MP3 file, by the headers of its frames.
 * @throws `MEDIA_INVALID` for one without frames, or with fewer than its own count (Xing, Info, VBRI)
 */
export function readMp3(file: ByteView): SoundStream {
  const scan = scanFrames(file, taggedRange(file), mp3Header)
  const table = tableOf(file.read(scan.at, scan.at + scan.first.bytes))
  const found = scan.count - (table === null ? 0 : 1)
  const announced = table?.frames ?? 0
  if (found < announced - COUNT_TOLERANCE)
    throw cutOff(`it announces ${announced} frames of sound and has ${found}`)
  const { sampleRate, channels } = scan.first
  const samples = scan.samples - (table === null ? 0 : scan.first.samples)
  return { codec: 'mp3', sampleRate, channels, samples }
}

/** An AAC file (ADTS), by the headers of its frames. @throws `MEDIA_INVALID` for one without frames */
export function readAdts(file: ByteView): SoundStream {
  const { first, samples } = scanFrames(file, taggedRange(file), adtsHeader)
  return { codec: 'aac', sampleRate: first.sampleRate, channels: first.channels, samples }
}

function mp3Header(bytes: Uint8Array, at: number): FrameHeader | null {
  const second = bytes[at + 1] ?? 0
  if (bytes[at] !== 0xff || (second & 0xe0) !== 0xe0) return null
  const third = bytes[at + 2] ?? 0
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  if (version === 1 || layer !== 1) return null
  const newest = version === 3
  const bitrate = (newest ? BITRATES_V1 : BITRATES_V2)[third >> 4]
  const rate = RATES_V1[(third >> 2) & 3]
  if (bitrate === undefined || bitrate === 0 || rate === undefined) return null
  // MPEG-2 halves the rates of MPEG-1, MPEG-2.5 those of MPEG-2.
  const sampleRate = newest ? rate : version === 2 ? rate / 2 : rate / 4
  const samples = newest ? 1152 : 576
  return {
    bytes: Math.floor((samples * 125 * bitrate) / sampleRate) + ((third >> 1) & 1),
    samples,
    sampleRate,
    channels: (bytes[at + 3] ?? 0) >> 6 === 3 ? 1 : 2,
  }
}

function adtsHeader(bytes: Uint8Array, at: number): FrameHeader | null {
  if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) return null
  const [third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(at + 2, at + 7)
  const sampleRate = AAC_RATES[(third >> 2) & 15]
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  if (sampleRate === undefined || length < 8) return null
  return {
    bytes: length,
    samples: AAC_FRAME * ((seventh & 3) + 1),
    sampleRate,
    channels: ((third & 1) << 2) | (fourth >> 6),
  }
}

/**
 * What stands in a first frame that an encoder has made for nothing but saying it, such as how many frames
 * follow; null for a frame of sound.
 */
function tableOf(frame: Uint8Array): { readonly frames: number | null } | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const letters = lettersAt(frame, 0, 64)
  const at = Math.max(letters.indexOf('Xing'), letters.indexOf('Info'))
  if (at !== -1)
    return {
      frames: at + 12 <= frame.length && (view.getUint32(at + 4) & 1) === 1 ? view.getUint32(at + 8) : null,
    }
  const old = letters.indexOf('VBRI')
  if (old === -1) return null
  return { frames: old + 18 <= frame.length ? view.getUint32(old + 14) : null }
}
