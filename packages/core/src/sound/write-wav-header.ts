/** How the samples of a WAV file are written. */
export type WavFormat = {
  readonly sampleRate: number
  readonly channels: number
  /** @default 16 */
  readonly bits?: 16 | 24 | 32
  /** @default 'integer' */
  readonly encoding?: 'integer' | 'float'
}

/** Everything that a WAV file has before its samples, which take `length` bytes. */
export function writeWavHeader(
  length: number,
  { sampleRate, channels, bits = 16, encoding = 'integer' }: WavFormat,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44)
  const view = new DataView(bytes.buffer)
  const frameBytes = (channels * bits) / 8
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WAVEfmt '))
  view.setUint32(4, 36 + length, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, encoding === 'float' ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, bits, true)
  bytes.set(new TextEncoder().encode('data'), 36)
  view.setUint32(40, length, true)
  return bytes
}
