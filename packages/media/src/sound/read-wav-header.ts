import type { FileHandle } from 'node:fs/promises'
import { MutoscopeError } from '@mutoscope/core'

/** How the samples of a WAV file lie in it. */
export interface WavHeader {
  readonly encoding: 'integer' | 'float'
  readonly bits: number
  readonly channels: number
  readonly sampleRate: number
  /** Where the samples begin and end in the file, bytes. */
  readonly start: number
  readonly end: number
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** Headers longer than this are no honest sound. */
const MAX_CHUNKS = 64
const CHUNK_HEADER = 8

/**
 * Reads the header of a WAV file; null when it is not one or holds something that is not plain samples.
 * @throws `MEDIA_INVALID` when the file ends before the samples that it announces
 */
export async function readWavHeader(file: FileHandle): Promise<WavHeader | null> {
  const { size } = await file.stat()
  const head = await readAt(file, 0, 12)
  if (head === null || text(head, 0) !== 'RIFF' || text(head, 8) !== 'WAVE') return null
  let format: DataView | null = null
  let at = 12
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const chunk = await readAt(file, at, CHUNK_HEADER)
    if (chunk === null) break
    const length = chunk.getUint32(4, true)
    const start = at + CHUNK_HEADER
    if (text(chunk, 0) === 'data')
      return format === null ? null : toHeader(format, start, endOfData(start, length, size))
    if (text(chunk, 0) === 'fmt ') format = await readAt(file, start, Math.min(length, 40))
    at = start + length + (length % 2)
  }
  throw new MutoscopeError('MEDIA_INVALID', {
    message: 'The WAV file has no samples. Pass a complete file.',
  })
}

function toHeader(format: DataView, start: number, end: number): WavHeader | null {
  if (format.byteLength < 16) return null
  const outer = format.getUint16(0, true)
  const tag = outer === EXTENSIBLE && format.byteLength >= 26 ? format.getUint16(24, true) : outer
  const bits = format.getUint16(14, true)
  const known = (tag === PCM && (bits === 16 || bits === 24 || bits === 32)) || (tag === FLOAT && bits === 32)
  const channels = format.getUint16(2, true)
  if (!known || channels === 0 || format.getUint16(12, true) !== (channels * bits) / 8) return null
  return {
    encoding: tag === FLOAT ? 'float' : 'integer',
    bits,
    channels,
    sampleRate: format.getUint32(4, true),
    start,
    end,
  }
}

/** A writer into a pipe does not know the length and says 0 or the largest there is. */
function endOfData(start: number, length: number, size: number): number {
  if (length === 0 || length >= 0x7fff_f000) return size
  if (start + length > size) {
    throw new MutoscopeError('MEDIA_INVALID', {
      message: `The WAV file is truncated: it announces ${length} bytes of samples and has ${size - start}.`,
      details: { announcedBytes: length, presentBytes: size - start },
    })
  }
  return start + length
}

async function readAt(file: FileHandle, position: number, length: number): Promise<DataView | null> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytesRead < length ? null : new DataView(bytes.buffer)
}

function text(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  )
}
