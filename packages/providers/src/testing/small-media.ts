import { writeWavHeader } from '@mutoscope/core/sound'

/** A real PNG, 1 × 1 pixel. */
export const SMALL_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A real WAV: 0.1 s of silence, 16-bit mono at 24 kHz. */
export function smallWav(): Buffer {
  const samples = new Int16Array(2400)
  const header = writeWavHeader(samples.byteLength, { sampleRate: 24_000, channels: 1 })
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}
