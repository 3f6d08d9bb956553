import { MutoscopeError, type Artifact } from '@mutoscope/core'
import { readHead, type MediaContext } from '@mutoscope/core/ports'
import { placeFile } from '../ffmpeg/place-file.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import { sniffMedia } from '../probe/sniff-media.js'
import { readMedia } from '../reader/read-media.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { readClipColour, type ClipColour } from './clip-colour.js'
import type { ClipFacts } from '../probe/read-clip-facts.js'

/** A video that was brought into a work folder and looked into. */
export interface OpenClip extends Pick<ClipFacts, 'probe' | 'videoMs'> {
  readonly path: string
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
 * @throws `MEDIA_INVALID` for what is no video, `MEDIA_TOO_LARGE` for frames with too many pixels, too many
 *   of them, or too many a second, `DISK_FULL`, `CANCELLED`
 */
export async function openClip(
  clip: Artifact,
  context: MediaContext,
  options: OpenClipOptions,
): Promise<OpenClip> {
  const { path, limits = DEFAULT_MEDIA_LIMITS } = options
  await placeFile(await context.open(clip), path, context.signal)
  const kind = sniffMedia(await readHead(await fileSource(path)))
  const { probe, videoMs, matrix } = await readMedia(
    { type: 'clip', path },
    { limits, signal: context.signal },
  )
  if (kind === null) throw new MutoscopeError('MEDIA_INVALID', { message: 'The clip is not a video.' })
  const colour = readClipColour(probe.video, { matrix })
  return {
    path,
    probe,
    colour,
    videoMs,
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
}
