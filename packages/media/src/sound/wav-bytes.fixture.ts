import { writeWavHeader } from '@mutoscope/core/sound'
import type { Stereo } from './stereo.js'

/** How {@link wavBytes} writes samples. */
export interface WavBytesOptions {
  readonly sampleRate: number
  /** @default 'float32' */
  readonly format?: 'int16' | 'int24' | 'int32' | 'float32'
  /** 1 leaves the right channel out. @default 2 */
  readonly channels?: 1 | 2
}

const BITS = { int16: 16, int24: 24, int32: 32, float32: 32 } as const

/** A WAV file in memory: what tests feed to everything that reads sound. */
export function wavBytes(sound: Stereo, options: WavBytesOptions): Uint8Array<ArrayBuffer> {
  const { sampleRate, format = 'float32', channels = 2 } = options
  const bits = BITS[format]
  const frameBytes = (channels * bits) / 8
  const dataBytes = sound.left.length * frameBytes
  const encoding = format === 'float32' ? 'float' : 'integer'
  const header = writeWavHeader(dataBytes, { sampleRate, channels, bits, encoding })
  const bytes = new Uint8Array(header.length + dataBytes)
  bytes.set(header)
  const view = new DataView(bytes.buffer, header.length)
  for (let index = 0; index < sound.left.length; index++) {
    write(view, index * frameBytes, sound.left[index] ?? 0, format)
    if (channels === 2) write(view, index * frameBytes + bits / 8, sound.right[index] ?? 0, format)
  }
  return bytes
}

function write(
  view: DataView,
  at: number,
  value: number,
  format: NonNullable<WavBytesOptions['format']>,
): void {
  if (format === 'float32') view.setFloat32(at, value, true)
  if (format === 'int16') view.setInt16(at, Math.round(value * 0x7fff), true)
  if (format === 'int32') view.setInt32(at, Math.round(value * 0x7fff_ffff), true)
  if (format !== 'int24') return
  const whole = Math.round(value * 0x7f_ffff)
  view.setUint8(at, whole & 0xff)
  view.setInt16(at + 1, whole >> 8, true)
}
