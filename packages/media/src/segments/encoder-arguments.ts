import type { FrameRate, Quality } from '@mutoscope/core'

/** What all segments of one encode have in common. */
export interface EncoderFormat {
  readonly width: number
  readonly height: number
  readonly fps: FrameRate
  readonly quality: Quality
}

/**
 * Threads of the encoder. What x264 writes depends on their number, so it is the same on every machine, whatever
 * cores it has.
 */
const THREADS = 3

/** Name of the pieces, in the folder that ffmpeg runs in. */
const PIECE_NAME = 'piece-%06d.mp4'

const QUALITY_ARGUMENTS = {
  draft: ['-preset', 'ultrafast', '-crf', '23'],
  standard: ['-preset', 'veryfast', '-crf', '20'],
  high: ['-preset', 'medium', '-crf', '18'],
} as const satisfies Record<Quality, readonly string[]>

const COLOUR = [
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
  '-chroma_sample_location',
  'left',
]

/**
 * Arguments that encode raw frames from stdin into one MP4 file per length, each begun with a key frame that
 * nothing before it is needed for. The name of each file is told on pipe 4 when it is whole.
 */
export function encoderArguments(format: EncoderFormat, lengths: readonly number[]): string[] {
  const borders = bordersOf(lengths)
  return [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${format.width}x${format.height}`,
    '-framerate',
    String(format.fps),
    '-i',
    'pipe:0',
    '-c:v',
    'libx264',
    '-threads',
    String(THREADS),
    ...QUALITY_ARGUMENTS[format.quality],
    '-pix_fmt',
    'yuv420p',
    ...COLOUR,
    '-flags',
    '+cgop',
    ...(borders.length === 0
      ? []
      : ['-force_key_frames', borders.map((frame) => (frame / format.fps).toFixed(6)).join(',')]),
    '-f',
    'segment',
    '-segment_format',
    'mp4',
    '-reset_timestamps',
    '1',
    // Without a border there is nothing to cut at, and the muxer insists on a rule.
    ...(borders.length === 0 ? ['-segment_time', '1000000'] : ['-segment_frames', borders.join(',')]),
    '-segment_list',
    'pipe:4',
    '-segment_list_type',
    'csv',
    PIECE_NAME,
  ]
}

/** First frame of each piece but the first. */
function bordersOf(lengths: readonly number[]): number[] {
  let frame = 0
  return lengths.slice(0, -1).map((length) => (frame += length))
}
