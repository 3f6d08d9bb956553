import type { ByteSource } from '../storage/byte-source.js'
import { writeWavHeader, type WavFormat } from './write-wav-header.js'

/** A WAV file made of runs of 16-bit samples, which stay where they are and may stand in it more than once. */
export function wavSource(
  parts: readonly Int16Array<ArrayBuffer>[],
  format: Pick<WavFormat, 'sampleRate' | 'channels'>,
): ByteSource & { readonly size: number } {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const chunks = [
    writeWavHeader(length, format),
    ...parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
  ]
  const size = length + 44
  return {
    size,
    // A generator, because that is what the port asks for; nothing in it has to wait.
    async *stream({ start, end = size } = { start: 0 }) {
      let at = 0
      for (const chunk of chunks) {
        const from = Math.max(0, start - at)
        const to = Math.min(chunk.length, end - at)
        if (from < to) yield chunk.subarray(from, to)
        at += chunk.length
      }
    },
  }
}
