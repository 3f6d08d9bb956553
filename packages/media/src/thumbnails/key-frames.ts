import type { OpenClip } from '../clips/open-clip.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import { readMedia } from '../reader/read-media.js'

/** Key frames of a video. */
export interface KeyFrames {
  /** A video of nothing else, one a second, which decodes in no time as none of its frames needs another. */
  readonly clip: OpenClip
  /**
   * Where in the video that they are from each of them is, whole milliseconds after its first frame, in
   * order.
   */
  readonly timesMs: readonly number[]
}

/** What is asked for besides the video. */
export interface OpenKeyFramesOptions {
  /** The key frames nearest to these are taken, each once. */
  readonly timesMs: readonly number[]
  /** When they are fewer there are none. */
  readonly least: number
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
  readonly signal: AbortSignal
}

/**
 * Copies key frames out of a video, to beside its file. Null when they are too few, or cannot be told from
 * other frames.
 */
export async function openKeyFrames(
  clip: OpenClip,
  { timesMs, least, limits = DEFAULT_MEDIA_LIMITS, signal }: OpenKeyFramesOptions,
): Promise<KeyFrames | null> {
  const written = await readMedia({ type: 'key-frames', path: clip.path, timesMs, least }, { limits, signal })
  if (written === null) return null
  return {
    clip: {
      ...clip,
      path: written.path,
      videoMs: written.timesMs.length * 1000,
      input: [
        '-protocol_whitelist',
        'file',
        '-max_pixels',
        String(limits.clipPixels),
        ...clip.colour.decoding,
        '-f',
        'mov',
        '-i',
        `file:${written.path}`,
      ],
    },
    timesMs: written.timesMs,
  }
}
