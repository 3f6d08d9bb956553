import { MutoscopeError, type Artifact, type MediaContext, type MediaProbe } from '@mutoscope/core'
import { placeFile } from '../ffmpeg/place-file.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import { openInput } from '../probe/open-input.js'
import { probeFile } from '../probe/probe-file.js'
import { readHead } from '../probe/read-head.js'
import { sniffMedia } from '../probe/sniff-media.js'
import { fileSource } from '../segments/file-source.js'
import { readClipColour, type ClipColour } from './clip-colour.js'

/** A video that was brought into a work folder and looked into. */
export interface OpenClip {
  readonly path: string
  readonly probe: MediaProbe & { readonly video: NonNullable<MediaProbe['video']> }
  /** From its first frame to the end of its last one, milliseconds. */
  readonly videoMs: number
  /**
   * Arguments that open it: that file alone, in the format it was seen to have, with frames of a bounded
   * size.
   */
  readonly input: readonly string[]
  readonly colour: ClipColour
}

/** What opening needs besides the artifact. */
export interface OpenClipOptions {
  /** Where it is placed. */
  readonly path: string
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
}

/**
 * Places a video and looks into it. What it is, is seen in its bytes.
 * @throws `MEDIA_INVALID` for what is no video, `MEDIA_TOO_LARGE` for frames with too many pixels,
 *   `DISK_FULL`, `CANCELLED`
 */
export async function openClip(
  clip: Artifact,
  context: MediaContext,
  options: OpenClipOptions,
): Promise<OpenClip> {
  const { path, limits = DEFAULT_MEDIA_LIMITS } = options
  await placeFile(await context.open(clip), path, context.signal)
  const source = await fileSource(path)
  const kind = sniffMedia(await readHead(source))
  const { video, ...probe } = await probeFile(source, { signal: context.signal })
  if (kind === null || video === null)
    throw new MutoscopeError('MEDIA_INVALID', {
      message: 'The clip has no picture, only sound. Pass a video.',
    })
  if (video.width * video.height > limits.clipPixels) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A clip has frames of ${video.width}x${video.height} pixels; the limit is ${limits.clipPixels} in all.`,
      details: { width: video.width, height: video.height, limit: limits.clipPixels },
    })
  }
  const { input, close } = await openInput(source, context.signal)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) throw new MutoscopeError('MEDIA_INVALID', { message: 'The clip has no picture.' })
    const colour = readClipColour(video, await track.getColorSpace())
    return {
      path,
      probe: { ...probe, video },
      colour,
      videoMs: ((await track.computeDuration()) - (await track.getFirstTimestamp())) * 1000,
      input: [
        '-protocol_whitelist',
        'file',
        '-max_pixels',
        String(limits.clipPixels),
        ...colour.decoding,
        '-f',
        kind.demuxer,
        '-i',
        `file:${path}`,
      ],
    }
  } finally {
    close()
  }
}
