import type { OpenClip } from '../clips/open-clip.js'
import { findFrame } from '../clips/find-frame.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import type { CandidateFrame } from './pick-frame.js'
import { MEASURED_WIDTH } from './pixels.js'

/** Frames that are looked at. */
const SAMPLES = 12

/** What sampling needs besides the clip. */
export interface SampleFramesOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  readonly signal: AbortSignal
  /** Wall clock of each run of ffmpeg, milliseconds. @default no limit */
  readonly timeoutMs?: number
}

/** Small frames from all over a video, evenly spaced and none from its very ends, where it fades. */
export async function sampleFrames(clip: OpenClip, options: SampleFramesOptions): Promise<readonly CandidateFrame[]> {
  const { width: clipWidth, height: clipHeight } = clip.probe.video
  const width = Math.min(MEASURED_WIDTH, clipWidth)
  const height = Math.max(1, Math.round((clipHeight * width) / clipWidth))
  const frames: CandidateFrame[] = []
  const count = Math.max(1, Math.min(SAMPLES, clip.probe.video.frames ?? SAMPLES))
  for (let index = 0; index < count; index++) {
    const atMs = Math.round((clip.videoMs * (index + 0.5)) / count)
    const chunks: Uint8Array[] = []
    await runFfmpeg({
      binary: options.ffmpeg, signal: options.signal, ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      args: [
        '-ss', (await findFrame(clip.path, atMs, options.signal)).toFixed(6), ...clip.input, '-map', '0:v:0', '-frames:v', '1',
        '-vf', `scale=${width}:${height}:flags=area${clip.colour.scaling}`, '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1',
      ],
      output: (chunk) => void chunks.push(chunk),
    })
    const data = Buffer.concat(chunks)
    if (data.length === width * height * 3) frames.push({ atMs, pixels: { data, width, height } })
  }
  return frames
}
