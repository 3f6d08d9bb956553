import { join } from 'node:path'
import { MutoscopeError, type ExportContainer, type FrameSize, type VideoData } from '@mutoscope/core'
import { exportSize, type ExportSpec, type MediaContext, type MediaProbe } from '@mutoscope/core/ports'
import { openClip } from '../clips/open-clip.js'
import type { FileWork } from '../ffmpeg/file-work.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { writeWhole } from '../ffmpeg/write-whole.js'
import { probeFile } from '../reader/probe-file.js'
import { fileSource } from '../ffmpeg/file-source.js'
import { copiedExport, encodedExport } from './export-arguments.js'

/** An encoder may add or cut off a part of a frame or a packet of sound at the end. */
const TOLERANCE_MS = 150

/**
 * Writes a video in another size and container, and checks the outcome. What already is as wanted is copied,
 * not encoded again.
 * @throws `MEDIA_INVALID`, `MEDIA_TOO_LARGE`, `FFMPEG_FAILED` that names what is wrong with the outcome,
 *   `FFMPEG_UNAVAILABLE` for an ffmpeg without VP9 or Opus, `DISK_FULL`, `CANCELLED`, `TIMEOUT`
 */
export async function exportVideo(
  spec: ExportSpec,
  context: MediaContext,
  work: FileWork,
): Promise<VideoData> {
  const clip = await openClip(spec.video, context, {
    path: join(work.workDir, 'video'),
    ...(work.limits === undefined ? {} : { limits: work.limits }),
  })
  const size = exportSize(clip.probe.video, spec.shortSide)
  const copied = isAsWanted(clip.probe, spec.container, size)
  return writeWhole(work.outputPath, async (part) => {
    await runFfmpeg({
      binary: work.ffmpeg,
      signal: context.signal,
      ...(work.timeoutMs === undefined ? {} : { timeoutMs: work.timeoutMs }),
      onProgress: ({ outTimeMs }) =>
        context.progress(Math.min(1, (outTimeMs ?? 0) / Math.max(1, clip.videoMs))),
      args: [
        ...clip.input,
        ...(copied ? copiedExport(spec.container) : encodedExport(spec.container, size, clip.colour.scaling)),
        `file:${part}`,
      ],
    })
    const probe = await probeFile(await fileSource(part), { signal: context.signal })
    const problem = problemOf(probe, clip.probe, spec.container, size)
    if (problem !== null || probe.video === null)
      throw new MutoscopeError('FFMPEG_FAILED', {
        message: `The exported video is not as requested: ${problem}.`,
        details: { probe },
      })
    context.progress(1)
    const { video, audio } = probe
    // WebM keeps whole milliseconds, from which no rate can be worked out exactly.
    const fps = video.frames === clip.probe.video.frames ? clip.probe.video.fps : video.fps
    return {
      durationMs: probe.durationMs ?? 0,
      width: video.width,
      height: video.height,
      fps: fps ?? 0,
      frames: video.frames ?? 0,
      videoCodec: video.codec,
      audioCodec: audio?.codec ?? null,
    }
  })
}

/**
 * Copying keeps what turns or stretches a picture only when the container says it, so only plain streams are
 * copied.
 */
function isAsWanted(
  { video, audio, container }: MediaProbe,
  wanted: ExportContainer,
  size: FrameSize,
): boolean {
  return (
    wanted !== 'webm' &&
    (container === 'mp4' || container === 'mov') &&
    video !== null &&
    video.codec === 'h264' &&
    video.pixelFormat === 'yuv420p' &&
    video.width === size.width &&
    video.height === size.height &&
    (audio === null || audio.codec === 'aac')
  )
}

function problemOf(
  made: MediaProbe,
  source: MediaProbe,
  container: ExportContainer,
  size: FrameSize,
): string | null {
  const [videoCodec, audioCodec] = container === 'webm' ? ['vp9', 'opus'] : ['h264', 'aac']
  if (made.video === null) return 'it has no picture'
  if (made.video.codec !== videoCodec) return `its picture is ${made.video.codec}`
  if (made.video.width !== size.width || made.video.height !== size.height)
    return `it is ${made.video.width}x${made.video.height} instead of ${size.width}x${size.height}`
  if ((made.audio === null) !== (source.audio === null))
    return made.audio === null ? 'it has no sound' : 'it has a sound'
  if (made.audio !== null && made.audio.codec !== audioCodec) return `its sound is ${made.audio.codec}`
  const difference = Math.abs((made.durationMs ?? 0) - (source.durationMs ?? 0))
  return difference > TOLERANCE_MS ? `it lasts ${made.durationMs} ms instead of ${source.durationMs}` : null
}
