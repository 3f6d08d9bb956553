import type { Stereo } from './stereo.js'

/** How {@link wavBytes} writes samples. */
export interface WavBytesOptions {
  readonly sampleRate: number
  /** @default 'float32' */
  readonly format?: 'int16' | 'int24' | 'int32' | 'float32'
  /** 1 leaves the right channel out. @default 2 */
  readonly channels?: 1 | 2
}

/** A WAV file in memory: what tests feed to everything that reads sound. */
export function wavBytes(sound: Stereo, options: WavBytesOptions): Uint8Array<ArrayBuffer> {
  const { sampleRate, format = 'float32', channels = 2 } = options
  const bits = Number.parseInt(format.replace(/\D+/u, ''), 10)
  const frameBytes = (channels * bits) / 8
  const dataBytes = sound.left.length * frameBytes
  const view = new DataView(new ArrayBuffer(44 + dataBytes))
  text(view, 0, 'RIFF')
  view.setUint32(4, 36 + dataBytes, true)
  text(view, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, format === 'float32' ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, bits, true)
  text(view, 36, 'data')
  view.setUint32(40, dataBytes, true)
  for (let index = 0; index < sound.left.length; index++) {
    write(view, 44 + index * frameBytes, sound.left[index] ?? 0, format)
    if (channels === 2) write(view, 44 + index * frameBytes + bits / 8, sound.right[index] ?? 0, format)
  }
  return new Uint8Array(view.buffer)
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

function text(view: DataView, at: number, value: string): void {
  for (let index = 0; index < value.length; index++) view.setUint8(at + index, value.charCodeAt(index))
}
