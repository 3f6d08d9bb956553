import { MutoscopeError } from '@mutoscope/core'
import type { OpenClip } from '../clips/open-clip.js'
import { createHandOff } from '../ffmpeg/hand-off.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { clipFramesArguments, type ReelFormat } from './clip-frames-arguments.js'
import type { FramePool } from './frame-pool.js'
import type { ClipWindow } from './lay-out-clips.js'

/** What decoding needs besides the clip. */
export interface DecodeWindowOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  readonly format: ReelFormat
  readonly pool: FramePool
  readonly signal: AbortSignal
  /** Wall clock. @default no limit */
  readonly timeoutMs?: number
}

/**
 * The frames of a window of a clip, each in a buffer of the pool that the reader gives back. ffmpeg waits
 * while no buffer is free.
 * @throws `MEDIA_INVALID` for a clip that cannot be decoded
 */
export async function* decodeWindow(
  clip: OpenClip,
  window: ClipWindow,
  options: DecodeWindowOptions,
): AsyncGenerator<SharedArrayBuffer, void, undefined> {
  const frames = createHandOff<SharedArrayBuffer>()
  const unread = new AbortController()
  let frame: SharedArrayBuffer | null = null
  let filled = 0
  async function fill(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      frame ??= await options.pool.take()
      const part = chunk.subarray(at, at + frame.byteLength - filled)
      new Uint8Array(frame).set(part, filled)
      at += part.length
      filled += part.length
      if (filled < frame.byteLength) return
      const whole = frame
      frame = null
      filled = 0
      await frames.put(whole)
    }
  }
  const run = runFfmpeg({
    binary: options.ffmpeg,
    args: clipFramesArguments(clip, window, options.format),
    output: fill,
    signal: AbortSignal.any([options.signal, unread.signal]),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  }).then(
    () => frames.end(),
    (error: unknown) => frames.end(toClipError(error)),
  )
  try {
    yield* frames.values()
  } finally {
    unread.abort()
    await run
  }
}

function toClipError(error: unknown): Error {
  if (!MutoscopeError.isInstance(error))
    return error instanceof Error ? error : new MutoscopeError('FFMPEG_FAILED', { cause: error })
  if (error.code !== 'FFMPEG_FAILED' || error.details['signal'] !== null) return error
  return new MutoscopeError('MEDIA_INVALID', {
    message: `A clip cannot be decoded. ${error.message}`,
    details: error.details,
    cause: error,
  })
}
