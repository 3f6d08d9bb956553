import { open } from 'node:fs/promises'
import type { Stereo } from './stereo.js'

/** Sound kept in a file while it is worked on, so that memory does not grow with its length. */
export interface ScratchSound {
  /** Samples written so far. */
  frames(): number
  append(sound: Stereo): Promise<void>
  /** Reads samples; silence where there are none. */
  read(at: number, frames: number): Promise<Stereo>
  close(): Promise<void>
}

const FRAME_BYTES = 8

/** Makes an empty one; the file is replaced when there is one. */
export async function createScratchSound(path: string): Promise<ScratchSound> {
  const file = await open(path, 'w+')
  let length = 0
  return {
    frames: () => length,
    async append(sound) {
      const bytes = interleave(sound)
      await file.write(bytes, 0, bytes.length, length * FRAME_BYTES)
      length += sound.left.length
    },
    async read(at, frames) {
      const samples = new Float32Array(2 * frames)
      const present = Math.max(0, Math.min(frames, length - at))
      if (present > 0)
        await file.read(new Uint8Array(samples.buffer), 0, present * FRAME_BYTES, at * FRAME_BYTES)
      const left = new Float32Array(frames)
      const right = new Float32Array(frames)
      for (let index = 0; index < present; index++) {
        left[index] = samples[2 * index] ?? 0
        right[index] = samples[2 * index + 1] ?? 0
      }
      return { left, right }
    },
    close: () => file.close(),
  }
}

/** Sound as bytes: 32-bit floats of both channels in turn, in the order of bytes of this machine. */
export function interleave(sound: Stereo): Uint8Array {
  const samples = new Float32Array(2 * sound.left.length)
  for (let index = 0; index < sound.left.length; index++) {
    samples[2 * index] = sound.left[index] ?? 0
    samples[2 * index + 1] = sound.right[index] ?? 0
  }
  return new Uint8Array(samples.buffer)
}
