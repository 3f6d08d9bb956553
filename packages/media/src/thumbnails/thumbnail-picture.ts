import { readHead, type MediaContext, type ThumbnailSpec } from '@mutoscope/core/ports'
import type { FileWork } from '../ffmpeg/file-work.js'
import { drawPicture } from '../frames/draw-picture.js'
import { isPicture } from '../frames/is-picture.js'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { coverSize } from './cover-size.js'
import { framePicture, type FrameResults } from './frame-picture.js'
import { readPixels, type Pixels } from './pixels.js'

/** The picture of a thumbnail at its size, and where in a video it is from. */
export interface ThumbnailPicture {
  readonly pixels: Pixels
  readonly atMs: number | null
}

/**
 * Gets the picture of a thumbnail: of a picture its most interesting part, of a video the same of the frame
 * that suits the variant, without captions.
 */
export async function thumbnailPicture(
  spec: ThumbnailSpec,
  context: MediaContext,
  work: FileWork,
  results: FrameResults,
): Promise<ThumbnailPicture> {
  if (!isPicture(await readHead(await context.open(spec.source))))
    return framePicture(spec, context, work, results)
  const { data } = await drawPicture(spec.source, context, work.limits ?? DEFAULT_MEDIA_LIMITS, (picture) =>
    coverSize(picture, spec),
  )
  const { default: sharp } = await import('sharp')
  return { pixels: await readPixels(sharp(data)), atMs: null }
}
