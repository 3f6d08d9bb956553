/**
 * How the colours of a clip are told to ffmpeg, which takes everything that says nothing for standard
 * definition.
 */
export interface ClipColour {
  /** Options of the decoder, before the input. */
  readonly decoding: readonly string[]
  /** Options of the scale filter that reads it, each with a colon before it. */
  readonly scaling: string
}

/** Larger frames are taken for high definition, as players do. */
const SD_WIDTH = 1024
const SD_HEIGHT = 576

/**
 * What has to be said of the colours of a clip. Nothing when its container tells its matrix; H.264 and HEVC
 * may still tell it in the stream, so theirs is only a default; of the others it is certain that nobody says
 * it.
 */
export function readClipColour(
  video: { readonly codec: string; readonly width: number; readonly height: number },
  known: { readonly matrix?: string | null | undefined },
): ClipColour {
  if (known.matrix != null) return { decoding: [], scaling: '' }
  const large =
    Math.max(video.width, video.height) > SD_WIDTH || Math.min(video.width, video.height) > SD_HEIGHT
  const matrix = large ? 'bt709' : 'smpte170m'
  return video.codec === 'h264' || video.codec === 'hevc'
    ? { decoding: ['-colorspace', matrix], scaling: '' }
    : { decoding: [], scaling: `:in_color_matrix=${matrix}` }
}
