import { MutoscopeError, type VideoData } from '@mutoscope/core'
import type { MediaProbe, StitchSpec } from '@mutoscope/core/ports'
import { probeFile } from '../reader/probe-file.js'
import { readMedia } from '../reader/read-media.js'
import { fileSource } from '../ffmpeg/file-source.js'

/** A track may be longer than the picture by what an AAC packet can be at most. */
const SOUND_TOLERANCE_MS = 50

/**
 * Checks a finished video against what was ordered: streams, size, pixel format, number of frames, equal
 * distances between them, length, and that the index comes first.
 * @throws `FFMPEG_FAILED` that names what is wrong
 */
export async function verifyVideo(path: string, spec: StitchSpec, signal: AbortSignal): Promise<VideoData> {
  const source = await fileSource(path)
  const probe = await probeFile(source, { signal })
  const frames = spec.pieces.reduce((sum, piece) => sum + piece.frames, 0)
  const problem =
    problemOf(probe, spec, frames) ?? (await readMedia({ type: 'playback', path, fps: spec.fps }, { signal }))
  if (problem !== null || probe.video === null)
    throw new MutoscopeError('FFMPEG_FAILED', {
      message: `The stitched video is not as requested: ${problem}.`,
      details: { probe },
    })
  return {
    durationMs: probe.durationMs ?? 0,
    width: probe.video.width,
    height: probe.video.height,
    fps: probe.video.fps ?? spec.fps,
    frames: probe.video.frames ?? frames,
    videoCodec: probe.video.codec,
    audioCodec: probe.audio?.codec ?? null,
  }
}

function problemOf(
  { video, audio, durationMs }: MediaProbe,
  spec: StitchSpec,
  frames: number,
): string | null {
  if (video === null) return 'it has no picture'
  if ((audio === null) !== (spec.sound === null)) return audio === null ? 'it has no sound' : 'it has a sound'
  if (video.frames !== frames) return `it has ${video.frames} frames instead of ${frames}`
  if (video.width !== spec.width || video.height !== spec.height)
    return `it is ${video.width}x${video.height} instead of ${spec.width}x${spec.height}`
  if (video.pixelFormat !== 'yuv420p') return `its pixels are ${video.pixelFormat}`
  const wanted = (frames * 1000) / spec.fps
  return Math.abs((durationMs ?? 0) - wanted) > SOUND_TOLERANCE_MS
    ? `it lasts ${durationMs} ms instead of ${wanted}`
    : null
}
