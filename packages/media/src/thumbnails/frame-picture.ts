import { join } from 'node:path'
import type { FrameSize } from '@mutoscope/core'
import type { MediaContext, ThumbnailSpec } from '@mutoscope/core/ports'
import type { Region } from 'sharp'
import { openClip, type OpenClip } from '../clips/open-clip.js'
import { extractFrame } from '../clips/write-frame.js'
import type { FileWork } from '../ffmpeg/file-work.js'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { coverSize } from './cover-size.js'
import { findCaptions, type CaptionBand } from './find-captions.js'
import { openKeyFrames } from './key-frames.js'
import { measureFrame, type MeasuredFrame } from './measure-frame.js'
import { pickFrame } from './pick-frame.js'
import { measuredPixels, readPixels, toSharp, type Pixels } from './pixels.js'
import { sampleFrames } from './sample-frames.js'
import { createSharedResults, type SharedResults } from './shared-results.js'

/** What the thumbnails of a video share: one look at all of it, and the frames that were taken of it. */
export interface FrameResults {
  readonly looks: SharedResults<readonly MeasuredFrame[]>
  readonly pictures: SharedResults<Pixels>
}

/** Each takes about a kilobyte. */
const LOOKS = 256
const PICTURE_BYTES = 32 * 1024 * 1024

/** Less than this part of a frame shows too little of it, however free of captions. */
const LEAST_PART = 0.5

/** Nothing known yet. */
export function createFrameResults(): FrameResults {
  return {
    looks: createSharedResults(LOOKS, () => 1),
    pictures: createSharedResults(PICTURE_BYTES, ({ data }) => data.length),
  }
}

/** The frame of a video that suits a variant, at the size of the thumbnail and without captions. */
export async function framePicture(
  spec: ThumbnailSpec,
  context: MediaContext,
  work: FileWork,
  { looks, pictures }: FrameResults,
): Promise<{ pixels: Pixels; atMs: number }> {
  const { limits = DEFAULT_MEDIA_LIMITS } = work
  const hash = spec.source.content?.hash ?? null
  let opening: Promise<OpenClip> | null = null
  const open = (): Promise<OpenClip> =>
    (opening ??= openClip(spec.source, context, { path: join(work.workDir, 'video'), limits }))
  const frames = await looks.get(hash, async () =>
    (await sampleFrames(await open(), { ...work, signal: context.signal })).map(measureFrame),
  )
  const { atMs } = pickFrame(frames, spec.variant)
  const key = hash === null ? null : `${hash} ${atMs} ${spec.width}x${spec.height}`
  const pixels = await pictures.get(key, async () => {
    const frame = await readFrame(await open(), atMs, context, work)
    const part = clearPart(findCaptions(await measuredPixels(frame)), frame, spec.width / spec.height)
    return readPixels(coverSize((await toSharp(frame)).extract(part), spec))
  })
  return { pixels, atMs }
}

async function readFrame(
  clip: OpenClip,
  atMs: number,
  context: MediaContext,
  work: FileWork,
): Promise<Pixels> {
  const path = join(work.workDir, 'frame.png')
  const options = { ...work, outputPath: path }
  // ffmpeg would begin at the key frame before.
  const key = await openKeyFrames(clip, { ...options, timesMs: [atMs], least: 1, signal: context.signal })
  await (key?.timesMs[0] === atMs
    ? extractFrame(key.clip, 0, context, options)
    : extractFrame(clip, atMs, context, options))
  const { default: sharp } = await import('sharp')
  return readPixels(sharp(path))
}

/**
 * What is above captions or below them, where that is enough. A title over them could not be read, nor could
 * they.
 */
function clearPart(captions: CaptionBand | null, { width, height }: FrameSize, ratio: number): Region {
  const [above, below] = captions === null ? [1, 0] : [captions.top, 1 - captions.bottom]
  const part = Math.max(above, below)
  if (part < LEAST_PART) return { left: 0, top: 0, width, height }
  const clearHeight = Math.floor(part * height)
  // What does not fit beside it any more is missing on both sides alike, as the frame was composed.
  const clearWidth = Math.floor(Math.max(part * width, Math.min(width, clearHeight * ratio)))
  return {
    left: Math.floor((width - clearWidth) / 2),
    top: above >= below ? 0 : height - clearHeight,
    width: clearWidth,
    height: clearHeight,
  }
}
