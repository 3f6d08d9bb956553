import type { ByteSource } from '../storage/byte-source.js'

/** Shape of interleaved 16-bit PCM. */
export type WavFormat = { readonly sampleRate: number; readonly channels: number }

/** A WAV file made of runs of samples, which stay where they are and may stand in it more than once. */
export function wavSource(
  parts: readonly Int16Array<ArrayBuffer>[],
  format: WavFormat,
): ByteSource & { readonly size: number } {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const chunks = [
    header(length, format),
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

function header(length: number, { sampleRate, channels }: WavFormat): Uint8Array {
  const bytes = new Uint8Array(44)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WAVEfmt '))
  view.setUint32(4, 36 + length, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * channels * 2, true)
  view.setUint16(32, channels * 2, true)
  view.setUint16(34, 16, true)
  bytes.set(new TextEncoder().encode('data'), 36)
  view.setUint32(40, length, true)
  return bytes
}
