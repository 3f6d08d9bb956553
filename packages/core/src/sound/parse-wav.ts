/** Sound in one channel, from -1 to 1. */
export type Sound = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number }

/**
 * Reads a mono WAV of 16-bit PCM. Sizes in the header that reach beyond the bytes, as of streamed files, mean
 * "to the end".
 *
 * @throws RangeError or Error when it is something else
 */
export function parseWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE')
    throw new Error('The sound is not a WAV file.')
  let sampleRate = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8
    const size = Math.min(view.getUint32(at + 4, true), bytes.length - start)
    if (tag(at) === 'fmt ') {
      if (
        view.getUint16(start, true) !== 1 ||
        view.getUint16(start + 2, true) !== 1 ||
        view.getUint16(start + 14, true) !== 16
      )
        throw new Error('The sound is not 16-bit mono PCM.')
      sampleRate = view.getUint32(start + 4, true)
    }
    if (tag(at) === 'data') {
      const samples = new Float32Array(size >> 1)
      for (let index = 0; index < samples.length; index++)
        samples[index] = view.getInt16(start + index * 2, true) / 32_768
      return { samples, sampleRate }
    }
    at = start + size + (size & 1)
  }
  throw new Error('The WAV file contains no samples.')
}
