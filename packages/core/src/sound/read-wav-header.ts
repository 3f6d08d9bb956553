import { cutOff, invalidMedia } from '../errors/invalid-media.js'
import { lettersAt } from '../storage/byte-view.js'

/** Plain samples of a WAV file, or coded ones, as A-law is. */
export type WavEncoding = { readonly encoding: 'integer' | 'float' } | { readonly encoding: null }

/** How the samples of a WAV file lie in it. */
export type WavHeader = WavEncoding & {
  readonly bits: number
  readonly channels: number
  readonly sampleRate: number
  readonly bytesPerSecond: number
  /** Where the samples begin and end in the file, bytes. */
  readonly start: number
  readonly end: number
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const CHUNK_HEADER = 8
/** The shortest description of samples. */
const FORMAT_BYTES = 16

/**
 * Reads the header of a WAV file; null when it is not one, or the samples begin behind `head`.
 * @param head the beginning of the file
 * @param size of the whole file, bytes
 * @throws `MEDIA_INVALID` when the file ends before its samples, or before the last one that it announces
 */
export function readWavHeader(head: Uint8Array, size = head.length): WavHeader | null {
  if (lettersAt(head, 0, 4) !== 'RIFF' || lettersAt(head, 8, 4) !== 'WAVE') return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let format: DataView | null = null
  for (let at = 12; at + CHUNK_HEADER <= head.length;) {
    const length = view.getUint32(at + 4, true)
    const start = at + CHUNK_HEADER
    if (lettersAt(head, at, 4) === 'data')
      return format === null ? null : toHeader(format, start, endOfData(start, length, size))
    if (lettersAt(head, at, 4) === 'fmt ' && length >= FORMAT_BYTES && start + length <= head.length)
      format = new DataView(head.buffer, head.byteOffset + start, length)
    at = start + length + (length % 2)
  }
  if (head.length < size) return null
  throw invalidMedia('the WAV file has no samples')
}

function toHeader(format: DataView, start: number, end: number): WavHeader | null {
  const outer = format.getUint16(0, true)
  const tag = outer === EXTENSIBLE && format.byteLength >= 26 ? format.getUint16(24, true) : outer
  const bits = format.getUint16(14, true)
  const channels = format.getUint16(2, true)
  const sampleRate = format.getUint32(4, true)
  const bytesPerSecond = format.getUint32(8, true)
  if (channels === 0 || sampleRate === 0 || bytesPerSecond === 0) return null
  const known = (tag === PCM && (bits === 16 || bits === 24 || bits === 32)) || (tag === FLOAT && bits === 32)
  const packed = format.getUint16(12, true) === (channels * bits) / 8
  const shape = { bits, channels, sampleRate, start, end }
  return known && packed
    ? {
        ...shape,
        encoding: tag === FLOAT ? 'float' : 'integer',
        bytesPerSecond: (sampleRate * channels * bits) / 8,
      }
    : { ...shape, encoding: null, bytesPerSecond }
}

/** A writer into a pipe does not know the length and says 0 or the largest there is. */
function endOfData(start: number, length: number, size: number): number {
  if (length === 0 || length >= 0x7fff_f000) return size
  if (start + length > size)
    throw cutOff(`the WAV file announces ${length} bytes of samples and has ${size - start}`)
  return start + length
}
