import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { MediaChecks } from './media-checks.js'
import type { VideoData } from './video.js'

/**
 * Facts of a video that somebody else has made, as probed from the file.
 *
 * @throws `MODEL_FAILED` that names the maker, for what is no video that can be read
 */
export async function probeVideo(
  media: Pick<MediaChecks, 'probe'>,
  body: ByteSource,
  maker: string,
  signal: AbortSignal,
): Promise<VideoData> {
  const found = await media.probe(body, { signal }).catch((cause: unknown) => {
    if (MutoscopeError.isInstance(cause) && cause.code === 'MEDIA_INVALID') throw unreadable(maker, cause)
    throw cause
  })
  const { video, audio, durationMs } = found
  if (video === null || durationMs === null) throw unreadable(maker)
  const seconds = durationMs / 1000
  const frames = video.frames ?? Math.round(seconds * (video.fps ?? 0))
  return {
    durationMs,
    width: video.width,
    height: video.height,
    frames,
    fps: video.fps ?? (seconds === 0 ? 0 : frames / seconds),
    videoCodec: video.codec,
    audioCodec: audio?.codec ?? null,
  }
}

function unreadable(maker: string, cause?: unknown): MutoscopeError {
  return new MutoscopeError('MODEL_FAILED', {
    message: `${maker} returned a file that is not a readable video.`,
    details: { maker },
    cause,
  })
}
