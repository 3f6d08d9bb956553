import { cutOff, invalidMedia } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'
import type { SoundStream } from '@mutoscope/core/sound'
import { taggedRange } from '@mutoscope/core/sound'

/** What the first block of a FLAC file says. */
interface StreamInfo {
  readonly sampleRate: number
  readonly channels: number
  /** 0 when whoever wrote it did not know. */
  readonly samples: number
  readonly blockSize: number
  /** The longest that a frame can be, bytes. */
  readonly frameBytes: number
}

const BLOCK_HEADER = 4
const STREAM_INFO_BYTES = 34
/** Honest files have a dozen. */
const MOST_BLOCKS = 1024
/** The end of a file that is searched for its last frame; no frame is longer than this. */
const TAIL = 4 << 20
/** In honest files hardly any place looks like a frame and is none. */
const MOST_CANDIDATES = 64
const LONGEST_HEADER = 16

/**
 * A FLAC file, by its first block and its last frame, whatever lies between.
 * @throws `MEDIA_INVALID` for one without frames, or whose last frame is not whole or not the last announced
 */
export function readFlac(file: LocalFile): SoundStream {
  const { start, end } = taggedRange(file)
  const { info, framesAt } = readBlocks(file, start)
  const { sampleRate, channels } = info
  if (framesAt >= end) throw cutOff('it has no frame of sound')
  const from = Math.max(framesAt, end - Math.min(TAIL, info.frameBytes + LONGEST_HEADER))
  const reached = endOfLastFrame(file.read(from, end), info)
  if (reached === null) throw cutOff('its last frame of sound is not whole')
  if (info.samples > 0 && reached < info.samples)
    throw cutOff(`it announces ${info.samples} samples and has ${reached}`)
  return { codec: 'flac', sampleRate, channels, samples: info.samples === 0 ? reached : info.samples }
}

function readBlocks(file: LocalFile, start: number): { info: StreamInfo; framesAt: number } {
  let info: StreamInfo | null = null
  let at = start + 4
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const head = file.read(at, at + BLOCK_HEADER + STREAM_INFO_BYTES)
    if (head.length < BLOCK_HEADER) break
    const type = (head[0] ?? 0) & 0x7f
    if (type === 0 && head.length === BLOCK_HEADER + STREAM_INFO_BYTES)
      info = parseInfo(head.subarray(BLOCK_HEADER))
    at += BLOCK_HEADER + head.readUIntBE(1, 3)
    if (((head[0] ?? 0) & 0x80) !== 0) {
      if (info === null) throw invalidMedia('its first block is missing')
      return { info, framesAt: at }
    }
  }
  throw cutOff('its header does not end')
}

function parseInfo(bytes: Buffer): StreamInfo {
  const sampleRate = bytes.readUIntBE(10, 3) >> 4
  if (sampleRate === 0) throw invalidMedia('it has no sample rate')
  const channels = (((bytes[12] ?? 0) >> 1) & 7) + 1
  const blockSize = bytes.readUInt16BE(2)
  const announced = bytes.readUIntBE(7, 3)
  return {
    sampleRate,
    channels,
    samples: ((bytes[13] ?? 0) & 15) * 2 ** 32 + bytes.readUInt32BE(14),
    blockSize,
    frameBytes: announced === 0 ? blockSize * channels * 4 + LONGEST_HEADER + 2 : announced,
  }
}

/** The number of samples up to the end of the frame that ends with these bytes; null when none does. */
function endOfLastFrame(bytes: Buffer, info: StreamInfo): number | null {
  let candidates = 0
  for (let at = bytes.length - 2; at >= 0 && candidates < MOST_CANDIDATES; at--) {
    if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xfe) !== 0xf8) continue
    const end = frameEnd(bytes, at, info)
    if (end === null) continue
    candidates++
    if (crc16(bytes, at) === 0) return end
  }
  return null
}

/** Where in the sound the frame ends whose header stands at a place, samples; null when none stands there. */
function frameEnd(bytes: Buffer, at: number, { blockSize }: StreamInfo): number | null {
  const variable = ((bytes[at + 1] ?? 0) & 1) === 1
  const sizes = (bytes[at + 2] ?? 0) >> 4
  const rates = (bytes[at + 2] ?? 0) & 15
  const number = codedNumber(bytes, at + 4)
  if (number === null || sizes === 0 || rates === 15) return null
  let next = number.next
  let samples = sizes === 1 ? 192 : sizes < 6 ? 576 * 2 ** (sizes - 2) : 256 * 2 ** (sizes - 8)
  if (sizes === 6) samples = (bytes[next++] ?? 0) + 1
  if (sizes === 7) {
    samples = ((bytes[next] ?? 0) << 8) + (bytes[next + 1] ?? 0) + 1
    next += 2
  }
  next += rates === 12 ? 1 : rates > 12 ? 2 : 0
  if (next >= bytes.length || crc8(bytes, at, next) !== bytes[next]) return null
  return (variable ? number.value : number.value * blockSize) + samples
}

/** A number in the manner of UTF-8, of up to 36 bits. */
function codedNumber(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | null {
  const first = bytes[at] ?? 0xff
  const length = Math.clz32(~(first << 24))
  if (length === 1 || length > 7) return null
  if (length === 0) return { value: first, next: at + 1 }
  let value = first & (0x7f >> length)
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    if ((byte & 0xc0) !== 0x80) return null
    value = value * 64 + (byte & 0x3f)
  }
  return { value, next: at + length }
}

function crc8(bytes: Buffer, from: number, to: number): number {
  let crc = 0
  for (let at = from; at < to; at++) {
    crc ^= bytes[at] ?? 0
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ ((crc & 0x80) === 0 ? 0 : 0x07)) & 0xff
  }
  return crc
}

/** Over a frame with its checksum it is 0. */
function crc16(bytes: Buffer, from: number): number {
  let crc = 0
  for (let at = from; at < bytes.length; at++) {
    crc ^= (bytes[at] ?? 0) << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x8005)) & 0xffff
  }
  return crc
}
