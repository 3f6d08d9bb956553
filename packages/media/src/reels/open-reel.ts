import { MutoscopeError } from '@mutoscope/core'
import type { OpenClip } from '../clips/open-clip.js'
import { frameBytes } from '../frames/frame-planes.js'
import type { Picture } from '../frames/picture.js'
import type { ReelFormat } from './clip-frames-arguments.js'
import { decodeWindow } from './decode-window.js'
import { createFramePool } from './frame-pool.js'
import { layOutClips } from './lay-out-clips.js'

/** A frame of a reel. */
export interface ReelFrame {
  readonly picture: Picture
  /** Gives its memory back, which changes after that. */
  free(): void
}

/** The frames of a window of a scene made of clips, in order. */
export interface ClipReel {
  /** Begins to decode, no further than a few frames ahead. */
  start(): void
  /** The next frame; after the last one that there is, that one again. */
  next(): Promise<ReelFrame>
  /** Ends the decoder. */
  close(): Promise<void>
}

/** What a reel shows. */
export interface OpenReelOptions {
  /** Each under an identity of its content. */
  readonly clips: readonly { readonly key: string; readonly clip: OpenClip }[]
  /** Frames of the scene, at the rate of the video. */
  readonly window: { readonly from: number; readonly frames: number }
  readonly format: ReelFormat
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  readonly signal: AbortSignal
  /** Wall clock of each decoder. @default no limit */
  readonly timeoutMs?: number
}

/** Frames that are decoded ahead: one being filled, one waiting, and those that wait to be drawn. */
const AHEAD = 4

/** Opens a reel. It holds a few frames, however long the clips are. */
export function openReel(options: OpenReelOptions): ClipReel {
  const { clips, format } = options
  const { width, height } = format
  const closing = new AbortController()
  const signal = AbortSignal.any([options.signal, closing.signal])
  const pool = createFramePool(AHEAD, frameBytes(width, height), signal)
  const decoding = decode()
  let begun: Promise<IteratorResult<Picture, void>> | null = null
  let last: Picture | null = null

  async function* decode(): AsyncGenerator<Picture, void, undefined> {
    const windows = layOutClips(
      clips.map(({ clip }) => clip.videoMs),
      format.fps,
      options.window,
    )
    for (const window of windows) {
      const source = clips[window.clip]
      if (source === undefined) return
      let index = window.from
      for await (const planes of decodeWindow(source.clip, window, { ...options, pool, signal }))
        yield { key: `${source.key} ${index++}`, width, height, planes }
    }
  }

  async function next(): Promise<ReelFrame> {
    const decoded = begun ?? decoding.next()
    begun = null
    const result = await decoded
    if (result.done !== true) {
      const picture = result.value
      last = picture
      return { picture, free: () => pool.give(picture.planes) }
    }
    if (last === null)
      throw new MutoscopeError('MEDIA_INVALID', { message: 'A clip has no frames that can be decoded.' })
    // Nothing is decoded any more, so its memory stays as it is.
    return { picture: last, free: () => {} }
  }

  return {
    start() {
      begun ??= decoding.next()
      begun.catch(() => {})
    },
    next,
    async close() {
      closing.abort()
      await decoding.return().catch(() => {})
    },
  }
}
