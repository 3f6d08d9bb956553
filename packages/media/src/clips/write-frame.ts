import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import { readHead, type FrameSpec, type ImageData, type MediaContext } from '@mutoscope/core/ports'
import type { FileWork } from '../ffmpeg/file-work.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { readMedia } from '../reader/read-media.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { openClip, type OpenClip } from './open-clip.js'

/**
 * For the last frame only the end of a clip is decoded: so many seconds, which holds a key frame or the whole
 * of a short clip.
 */
const TAIL_SECONDS = 3

/**
 * Writes one frame of a clip as PNG, upright and with square pixels.
 * @throws `INVALID_INPUT` for a time outside the clip, `MEDIA_INVALID` for what is no video,
 *   `MEDIA_TOO_LARGE`, `FFMPEG_FAILED`, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function writeFrame(spec: FrameSpec, context: MediaContext, work: FileWork): Promise<ImageData> {
  const clip = await openClip(spec.clip, context, {
    path: join(work.workDir, 'clip'),
    ...(work.limits === undefined ? {} : { limits: work.limits }),
  })
  return extractFrame(clip, spec.at, context, work)
}

/** Writes one frame of an opened clip, as {@link writeFrame}. */
export async function extractFrame(
  clip: OpenClip,
  at: FrameSpec['at'],
  context: Pick<MediaContext, 'signal'>,
  work: Omit<FileWork, 'workDir'>,
): Promise<ImageData> {
  if (at !== 'last') assertInside(at, clip)
  const seek =
    at === 'last'
      ? ['-sseof', `-${TAIL_SECONDS}`]
      : ['-ss', (await placeOf(clip, at, context, work)).toFixed(6)]
  return writeWhole(work.outputPath, async (part) => {
    try {
      await runFfmpeg({
        binary: work.ffmpeg,
        signal: context.signal,
        ...(work.timeoutMs === undefined ? {} : { timeoutMs: work.timeoutMs }),
        args: [
          ...seek,
          ...clip.input,
          '-map',
          '0:v:0',
          '-vf',
          `scale=${clip.probe.video.width}:${clip.probe.video.height}:flags=bicubic+accurate_rnd+full_chroma_int${clip.colour.scaling}`,
          // Every frame of the tail is written over the one before; the last one stays.
          ...(at === 'last' ? [] : ['-frames:v', '1']),
          '-update',
          '1',
          '-c:v',
          'png',
          '-pix_fmt',
          'rgb24',
          '-f',
          'image2',
          `file:${part}`,
        ],
      })
      return readPngSize(await readHead(await fileSource(part)))
    } catch (error) {
      if (MutoscopeError.isInstance(error) && error.code === 'FFMPEG_FAILED')
        throw unreadable(error.message, error)
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        throw unreadable('There is none at that place.', error)
      throw error
    }
  })
}

function placeOf(
  { path }: OpenClip,
  atMs: number,
  { signal }: Pick<MediaContext, 'signal'>,
  { limits }: Pick<FileWork, 'limits'>,
): Promise<number> {
  return readMedia({ type: 'seek', path, atMs }, { signal, ...(limits === undefined ? {} : { limits }) })
}

function assertInside(at: number, { videoMs }: OpenClip): void {
  if (at >= 0 && at <= videoMs) return
  const length = Math.round(videoMs)
  throw new MutoscopeError('INVALID_INPUT', {
    message: `There is no frame at ${at} ms: the clip is ${length} ms long. Pass a time from 0 to ${length}.`,
    details: { at, durationMs: length },
  })
}

/** Width and height stand at a fixed place of every PNG. */
function readPngSize(head: Uint8Array): ImageData {
  const view = new DataView(head.buffer, head.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function unreadable(why: string, cause: unknown): MutoscopeError {
  return new MutoscopeError('MEDIA_INVALID', {
    message: `The frame of the clip cannot be read. ${why}`,
    cause,
  })
}
