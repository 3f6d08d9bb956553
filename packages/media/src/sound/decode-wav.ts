import type { FileHandle } from 'node:fs/promises'
import type { WavHeader } from './read-wav-header.js'
import type { Stereo } from './stereo.js'

/** Frames read at a time. */
const CHUNK_FRAMES = 16_384

/** The samples of a WAV file with one or two channels, at its own rate. */
export async function* decodeWav(
  file: FileHandle,
  header: WavHeader,
): AsyncGenerator<Stereo, void, undefined> {
  const frameBytes = (header.channels * header.bits) / 8
  const bytes = new Uint8Array(CHUNK_FRAMES * frameBytes)
  const view = new DataView(bytes.buffer)
  const read = sampleReader(view, header)
  for (let at = header.start; at < header.end;) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, header.end - at), at)
    const frames = Math.floor(bytesRead / frameBytes)
    if (frames === 0) return
    at += frames * frameBytes
    const left = channel(read, 0, frames, frameBytes)
    yield { left, right: header.channels === 1 ? left : channel(read, frameBytes / 2, frames, frameBytes) }
  }
}

function channel(
  read: (offset: number) => number,
  first: number,
  frames: number,
  frameBytes: number,
): Float32Array {
  const samples = new Float32Array(frames)
  for (let index = 0; index < frames; index++) samples[index] = read(first + index * frameBytes)
  return samples
}

function sampleReader(view: DataView, header: WavHeader): (offset: number) => number {
  if (header.encoding === 'float') return (offset) => finite(view.getFloat32(offset, true))
  if (header.bits === 16) return (offset) => view.getInt16(offset, true) / 0x8000
  if (header.bits === 24)
    return (offset) => (view.getInt16(offset + 1, true) * 256 + view.getUint8(offset)) / 0x80_0000
  return (offset) => view.getInt32(offset, true) / 0x8000_0000
}

/** One bad float would spoil every sample after it in a filter. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}
