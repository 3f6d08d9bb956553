import type { WavHeader } from './read-wav-header.js'

/** What {@link wavChannel} has to know of the samples. */
export type WavSamples = Pick<WavHeader, 'bits' | 'channels'> & { readonly encoding: 'integer' | 'float' }

/**
 * The samples of one channel from -1 to 1.
 * @param bytes samples of all channels in turn, as a WAV file has them; what is left over at the end is left out
 */
export function wavChannel(bytes: Uint8Array, shape: WavSamples, channel: number): Float32Array<ArrayBuffer> {
  const sampleBytes = shape.bits / 8
  const frameBytes = shape.channels * sampleBytes
  const read = sampleReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), shape)
  const samples = new Float32Array(Math.floor(bytes.length / frameBytes))
  for (let index = 0; index < samples.length; index++)
    samples[index] = read(channel * sampleBytes + index * frameBytes)
  return samples
}

function sampleReader(view: DataView, { encoding, bits }: WavSamples): (offset: number) => number {
  if (encoding === 'float') return (offset) => finite(view.getFloat32(offset, true))
  if (bits === 16) return (offset) => view.getInt16(offset, true) / 0x8000
  if (bits === 24)
    return (offset) => (view.getInt16(offset + 1, true) * 256 + view.getUint8(offset)) / 0x80_0000
  return (offset) => view.getInt32(offset, true) / 0x8000_0000
}

/** One bad float would spoil every sample after it in a filter. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}
