import type { MediaProbe } from '@mutoscope/core/ports'
import type { ClipFacts } from '../probe/read-clip-facts.js'
import type { KeyFrameFile } from '../probe/write-key-frames.js'

/** What can be read in a file, as plain data. Paths are local. */
export type ReadJob =
  | { readonly type: 'probe'; readonly path: string }
  | { readonly type: 'clip'; readonly path: string }
  /** The place to seek to for the frame that is shown so long after the first one. */
  | { readonly type: 'seek'; readonly path: string; readonly atMs: number }
  /** Copies the key frames nearest to these times to another file; null when they are fewer than `least`. */
  | {
      readonly type: 'key-frames'
      readonly path: string
      readonly timesMs: readonly number[]
      readonly least: number
    }
  /** What makes a player stutter or wait, in words; null when nothing does. */
  | { readonly type: 'playback'; readonly path: string; readonly fps: number }

/** What comes of each job. */
export interface ReadResults {
  readonly probe: MediaProbe
  readonly clip: ClipFacts
  readonly seek: number
  readonly 'key-frames': KeyFrameFile | null
  readonly playback: string | null
}
