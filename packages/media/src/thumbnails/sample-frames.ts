import { MutoscopeError } from '@mutoscope/core'
import type { OpenClip } from '../clips/open-clip.js'
import type { FileWork } from '../ffmpeg/file-work.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { openKeyFrames } from './key-frames.js'
import { MEASURED_WIDTH, type Pixels } from './pixels.js'

/** A small frame of a video. */
export interface SampledFrame {
  readonly atMs: number
  readonly pixels: Pixels
}

/** What sampling needs besides the clip. */
export type SampleFramesOptions = Pick<FileWork, 'ffmpeg' | 'timeoutMs' | 'limits'> & {
  readonly signal: AbortSignal
}

/** Frames that are looked at. */
const SAMPLES = 12
/** Fewer key frames do not show what is in a video. */
const FEW = 6

/**
 * Small frames from all over a video, none from its very ends, where it fades. One run of ffmpeg: over the
 * key frames alone where there are enough of them, which begin scenes and cost nothing to reach, else over
 * the whole video.
 */
export async function sampleFrames(
  clip: OpenClip,
  options: SampleFramesOptions,
): Promise<readonly SampledFrame[]> {
  const count = Math.max(1, Math.min(SAMPLES, clip.probe.video.frames ?? SAMPLES))
  const stepMs = clip.videoMs / count
  const timesMs = Array.from({ length: count }, (_, index) => (index + 0.5) * stepMs)
  return (await sampleKeyFrames(clip, timesMs, options)) ?? sampleAll(clip, timesMs, stepMs, options)
}

async function sampleKeyFrames(
  clip: OpenClip,
  timesMs: readonly number[],
  options: SampleFramesOptions,
): Promise<readonly SampledFrame[] | null> {
  const keys = await openKeyFrames(clip, { ...options, timesMs, least: FEW })
  if (keys === null) return null
  try {
    const frames = await decode(
      keys.clip,
      [...keys.clip.input, '-map', '0:v:0', '-fps_mode', 'passthrough'],
      [],
      keys.timesMs,
      options,
    )
    return frames.length === keys.timesMs.length ? frames : null
  } catch (error) {
    // A container may call frames key frames that are none.
    if (MutoscopeError.isInstance(error) && error.code === 'FFMPEG_FAILED') return null
    throw error
  }
}

async function sampleAll(
  clip: OpenClip,
  timesMs: readonly number[],
  stepMs: number,
  options: SampleFramesOptions,
): Promise<readonly SampledFrame[]> {
  const step = stepMs / 1000
  // What no other frame needs is not decoded: a moment earlier looks alike.
  const input = ['-skip_frame', 'noref', ...clip.input, '-map', '0:v:0', '-frames:v', String(timesMs.length)]
  const shown = [
    'setpts=PTS-STARTPTS',
    `tpad=stop_mode=clone:stop_duration=${step.toFixed(6)}`,
    `fps=fps=1/${step.toFixed(6)}:start_time=${(step / 2).toFixed(6)}:round=up`,
  ]
  return decode(clip, input, shown, timesMs, options)
}

async function decode(
  clip: OpenClip,
  input: readonly string[],
  filters: readonly string[],
  timesMs: readonly number[],
  options: SampleFramesOptions,
): Promise<readonly SampledFrame[]> {
  const { width: clipWidth, height: clipHeight } = clip.probe.video
  const width = Math.min(MEASURED_WIDTH, clipWidth)
  const height = Math.max(1, Math.round((clipHeight * width) / clipWidth))
  const chunks: Uint8Array[] = []
  await runFfmpeg({
    binary: options.ffmpeg,
    signal: options.signal,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    args: [
      ...input,
      '-vf',
      [...filters, `scale=${width}:${height}:flags=area${clip.colour.scaling}`].join(','),
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo',
      'pipe:1',
    ],
    output: (chunk) => void chunks.push(chunk),
  })
  const data = Buffer.concat(chunks)
  const size = width * height * 3
  return timesMs.slice(0, Math.floor(data.length / size)).map((atMs, index) => ({
    atMs: Math.round(atMs),
    pixels: { data: data.subarray(index * size, (index + 1) * size), width, height },
  }))
}
