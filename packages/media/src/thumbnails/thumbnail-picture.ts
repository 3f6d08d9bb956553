import { join } from 'node:path'
import type { MediaContext, ThumbnailSpec } from '@mutoscope/core'
import type { Sharp } from 'sharp'
import { openClip } from '../clips/open-clip.js'
import { extractFrame } from '../clips/write-frame.js'
import type { FileWork } from '../ffmpeg/file-work.js'
import { drawPicture } from '../frames/draw-picture.js'
import { sniffPicture } from '../frames/sniff-picture.js'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { readHead } from '../probe/read-head.js'
import { pickFrame } from './pick-frame.js'
import { sampleFrames } from './sample-frames.js'

/** The picture of a thumbnail at its size, and where in a video it is from. */
export interface ThumbnailPicture {
  readonly data: Buffer
  readonly atMs: number | null
}

/** Gets the picture of a thumbnail: of a picture its most interesting part, of a video the frame that suits the variant. */
export async function thumbnailPicture(spec: ThumbnailSpec, context: MediaContext, work: FileWork): Promise<ThumbnailPicture> {
  const { limits = DEFAULT_MEDIA_LIMITS } = work
  const cover = (picture: Sharp): Sharp => picture.flatten({ background: '#000' }).resize({ width: spec.width, height: spec.height, fit: 'cover', position: 'attention' })
  if (sniffPicture(await readHead(await context.open(spec.source))) !== null) {
    return { data: (await drawPicture(spec.source, context, limits, cover)).data, atMs: null }
  }
  const clip = await openClip(spec.source, context, { path: join(work.workDir, 'video'), limits })
  const frames = await sampleFrames(clip, { ...work, signal: context.signal })
  const { atMs } = pickFrame(frames, spec.variant)
  const path = join(work.workDir, 'frame.png')
  await extractFrame(clip, atMs, context, { ...work, outputPath: path })
  const { default: sharp } = await import('sharp')
  return { data: await cover(sharp(path)).png({ compressionLevel: 1 }).toBuffer(), atMs }
}
