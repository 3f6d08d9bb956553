import { MutoscopeError } from '@mutoscope/core'
import type { MediaProbe } from '@mutoscope/core/ports'
import type { MediaLimits } from '../media-limits.js'
import type { LocalFile } from './local-file.js'
import { openInput } from './open-input.js'
import { readFacts } from './read-facts.js'

/** What has to be known of a video to decode it. */
export type ClipFacts = {
  readonly probe: MediaProbe & { readonly video: NonNullable<MediaProbe['video']> }
  /** From its first frame to the end of its last one, milliseconds. */
  readonly videoMs: number
  /** ffmpeg's name of the matrix that the container tells; null when it tells none. */
  readonly matrix: string | null
}

/**
 * Looks into a video, for the thread that reads what strangers bring.
 * @throws `MEDIA_INVALID` for what is none, `MEDIA_TOO_LARGE`
 */
export async function readClipFacts(file: LocalFile, limits: MediaLimits): Promise<ClipFacts> {
  const { video, ...probe } = await readFacts(file, limits)
  if (video === null)
    throw new MutoscopeError('MEDIA_INVALID', {
      message: 'The clip has no picture, only sound. Pass a video.',
    })
  if (video.width * video.height > limits.clipPixels) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A clip has frames of ${video.width}x${video.height} pixels; the limit is ${limits.clipPixels} in all.`,
      details: { width: video.width, height: video.height, limit: limits.clipPixels },
    })
  }
  const input = openInput(file)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) throw new MutoscopeError('MEDIA_INVALID', { message: 'The clip has no picture.' })
    const { matrix } = await track.getColorSpace()
    return {
      probe: { ...probe, video },
      matrix: matrix ?? null,
      videoMs: ((await track.computeDuration()) - (await track.getFirstTimestamp())) * 1000,
    }
  } finally {
    input.dispose()
  }
}
