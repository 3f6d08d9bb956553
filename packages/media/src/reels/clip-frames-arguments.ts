import type { OpenClip } from '../clips/open-clip.js'
import type { ClipWindow } from './lay-out-clips.js'

/** What the frames of a clip are brought to. */
export interface ReelFormat {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  readonly fps: number
}

/**
 * A decoder that starts some frames early has every frame that is shown at the first place, also of a clip
 * with few of them.
 */
const EARLY_SECONDS = 1
/** Frames that a container promises and does not have, at the very end. */
const MISSING_SECONDS = 2

/**
 * Arguments that decode a window of a clip to stdout: raw YUV 4:2:0 in BT.709 limited range, at the rate of
 * the video, scaled and cut to cover its frame. A frame is the same whichever window it is in: ffmpeg seeks
 * to whole seconds only, so no time is ever rounded in another way.
 */
export function clipFramesArguments(
  clip: OpenClip,
  window: ClipWindow,
  { width, height, fps }: ReelFormat,
): string[] {
  const seek = Math.max(0, Math.floor(window.from / fps) - EARLY_SECONDS)
  const { width: clipWidth, height: clipHeight } = clip.probe.video
  const scale = Math.max(width / clipWidth, height / clipHeight)
  const filters = [
    `tpad=stop_mode=clone:stop_duration=${MISSING_SECONDS}`,
    `fps=${fps}:start_time=0`,
    // Counted, not timed: a time would be rounded to the clock of the file.
    `trim=start_frame=${window.from - seek * fps}`,
    'setpts=N',
    `scale=${cover(clipWidth * scale, width)}:${cover(clipHeight * scale, height)}:flags=bicubic+accurate_rnd:out_color_matrix=bt709:out_range=tv${clip.colour.scaling}`,
    `crop=${width}:${height}`,
    'setsar=1',
    'format=yuv420p',
  ]
  return [
    // Two threads keep up with the encoder, and each holds frames.
    '-threads',
    '2',
    ...(seek === 0 ? [] : ['-ss', String(seek)]),
    ...clip.input,
    '-map',
    '0:v:0',
    '-vf',
    filters.join(','),
    '-frames:v',
    String(window.frames),
    '-f',
    'rawvideo',
    'pipe:1',
  ]
}

/** An even number of pixels that is not less than what has to be covered. */
function cover(pixels: number, least: number): number {
  return Math.max(least, 2 * Math.round(pixels / 2))
}
