import type { Stereo } from './stereo.js'

/** Adds a stream of sound to a piece, as many samples as are asked for at a time. */
export interface SampleReader {
  /** Adds the next samples to `target` from `offset` on; false when the stream has ended before `count`. */
  addTo(target: Stereo, offset: number, count: number): Promise<boolean>
  /** Ends the stream early. */
  close(): Promise<void>
}

/** Reads a stream whose pieces have any length. */
export function createSampleReader(pieces: AsyncGenerator<Stereo, void, undefined>): SampleReader {
  let piece: Stereo | null = null
  let used = 0
  return {
    async addTo(target, offset, count) {
      for (let done = 0; done < count;) {
        if (piece === null || used === piece.left.length) {
          const next = await pieces.next()
          if (next.done === true) return false
          piece = next.value
          used = 0
        }
        const part = Math.min(count - done, piece.left.length - used)
        add(target.left, offset + done, piece.left.subarray(used, used + part))
        add(target.right, offset + done, piece.right.subarray(used, used + part))
        used += part
        done += part
      }
      return true
    },
    async close() {
      await pieces.return(undefined)
    },
  }
}

function add(target: Float32Array, offset: number, samples: Float32Array): void {
  for (let index = 0; index < samples.length; index++)
    target[offset + index] = (target[offset + index] ?? 0) + (samples[index] ?? 0)
}
