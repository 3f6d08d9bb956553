import { cutOff } from './invalid-media.js'
import type { LocalFile } from './local-file.js'
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
export function readMp3(file: LocalFile): SoundStream {
  const scan = scanFrames(file, taggedRange(file), mp3Header)
  const announced = countOf(file.read(scan.at, scan.at + scan.first.bytes))
  const found = scan.count - (announced === null ? 0 : 1)
  if (announced !== null && found < announced - COUNT_TOLERANCE)
    throw cutOff(`it announces ${announced} frames of sound and has ${found}`)
  const { sampleRate, channels } = scan.first
  const samples = scan.samples - (announced === null ? 0 : scan.first.samples)
  return { codec: 'mp3', sampleRate, channels, samples }
}

/** An AAC file (ADTS), by the headers of its frames. @throws `MEDIA_INVALID` for one without frames */
export function readAdts(file: LocalFile): SoundStream {
  const { first, samples } = scanFrames(file, taggedRange(file), adtsHeader)
  return { codec: 'aac', sampleRate: first.sampleRate, channels: first.channels, samples }
}

function mp3Header(bytes: Buffer, at: number): FrameHeader | null {
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

function adtsHeader(bytes: Buffer, at: number): FrameHeader | null {
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

/** How many frames follow the first one, which an encoder may have made for nothing but saying it. */
function countOf(frame: Buffer): number | null {
  for (const name of ['Xing', 'Info']) {
    const at = frame.subarray(0, 64).indexOf(name, 0, 'latin1')
    if (at !== -1 && at + 12 <= frame.length && (frame.readUInt32BE(at + 4) & 1) === 1)
      return frame.readUInt32BE(at + 8)
  }
  const at = frame.subarray(0, 64).indexOf('VBRI', 0, 'latin1')
  return at === -1 || at + 18 > frame.length ? null : frame.readUInt32BE(at + 14)
}
