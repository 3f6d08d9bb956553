import type { FileHandle } from 'node:fs/promises'
import { wavChannel, type WavHeader, type WavSamples } from '@mutoscope/core/sound'
import type { Stereo } from './stereo.js'

/** Frames read at a time. */
const CHUNK_FRAMES = 16_384

/** The samples of a WAV file with one or two channels, at its own rate. */
export async function* decodeWav(
  file: FileHandle,
  header: WavSamples & Pick<WavHeader, 'start' | 'end'>,
): AsyncGenerator<Stereo, void, undefined> {
  const frameBytes = (header.channels * header.bits) / 8
  const bytes = new Uint8Array(CHUNK_FRAMES * frameBytes)
  for (let at = header.start; at < header.end;) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, header.end - at), at)
    const whole = bytesRead - (bytesRead % frameBytes)
    if (whole === 0) return
    at += whole
    const left = wavChannel(bytes.subarray(0, whole), header, 0)
    yield { left, right: header.channels === 1 ? left : wavChannel(bytes.subarray(0, whole), header, 1) }
  }
}
