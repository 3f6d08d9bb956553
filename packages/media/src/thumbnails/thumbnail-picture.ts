import { join } from 'node:path'
import type { FrameSize, MediaContext, ThumbnailSpec } from '@mutoscope/core'
import type { Region, Sharp } from 'sharp'
import { openClip } from '../clips/open-clip.js'
import { extractFrame } from '../clips/write-frame.js'
import type { FileWork } from '../ffmpeg/file-work.js'
import { drawPicture } from '../frames/draw-picture.js'
import { sniffPicture } from '../frames/sniff-picture.js'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { readHead } from '../probe/read-head.js'
import { findCaptions, type CaptionBand } from './find-captions.js'
import { measureFrame } from './measure-frame.js'
import type { MeasuredVideos } from './measured-videos.js'
import { pickFrame } from './pick-frame.js'
import { toPixels } from './pixels.js'
import { sampleFrames } from './sample-frames.js'

/** The picture of a thumbnail at its size, and where in a video it is from. */
export interface ThumbnailPicture {
  readonly data: Buffer
  readonly atMs: number | null
}

/** Less than this part of a frame shows too little of it, however free of captions. */
const LEAST_PART = 0.5

/** Gets the picture of a thumbnail: of a picture its most interesting part, of a video the same of the frame that suits the variant, without captions. */
export async function thumbnailPicture(spec: ThumbnailSpec, context: MediaContext, work: FileWork, videos: MeasuredVideos): Promise<ThumbnailPicture> {
  const { limits = DEFAULT_MEDIA_LIMITS } = work
  const cover = (picture: Sharp): Sharp => picture.flatten({ background: '#000' }).resize({ width: spec.width, height: spec.height, fit: 'cover', position: 'attention' })
  if (sniffPicture(await readHead(await context.open(spec.source))) !== null) {
    return { data: (await drawPicture(spec.source, context, limits, cover)).data, atMs: null }
  }
  const clip = await openClip(spec.source, context, { path: join(work.workDir, 'video'), limits })
  const frames = await videos.get(spec.source.content?.hash, async () => (await sampleFrames(clip, { ...work, signal: context.signal })).map(measureFrame))
  const { atMs } = pickFrame(frames, spec.variant)
  const path = join(work.workDir, 'frame.png')
  const { width, height } = await extractFrame(clip, atMs, context, { ...work, outputPath: path })
  const { default: sharp } = await import('sharp')
  const part = clearPart(findCaptions(await toPixels(sharp(path))), { width, height }, spec.width / spec.height)
  return { data: await cover(sharp(path).extract(part)).png({ compressionLevel: 1 }).toBuffer(), atMs }
}

/** What is above captions or below them, where that is enough. A title over them could not be read, nor could they. */
function clearPart(captions: CaptionBand | null, { width, height }: FrameSize, ratio: number): Region {
  const [above, below] = captions === null ? [1, 0] : [captions.top, 1 - captions.bottom]
  const part = Math.max(above, below)
  if (part < LEAST_PART) return { left: 0, top: 0, width, height }
  const clearHeight = Math.floor(part * height)
  // What does not fit beside it any more is missing on both sides alike, as the frame was composed.
  const clearWidth = Math.floor(Math.max(part * width, Math.min(width, clearHeight * ratio)))
  return { left: Math.floor((width - clearWidth) / 2), top: above >= below ? 0 : height - clearHeight, width: clearWidth, height: clearHeight }
}
