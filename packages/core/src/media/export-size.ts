import type { FrameSize } from '../domain/settings.js'
import type { ExportSpec } from '../kinds/export.js'
import type { VideoData } from '../kinds/video.js'

/** The size of an export: the shorter side exactly as asked for, the other in proportion and even. */
export function exportSize(source: FrameSize, shortSide: number): FrameSize {
  const long =
    2 *
    Math.max(
      1,
      Math.round(
        (Math.max(source.width, source.height) * shortSide) / (2 * Math.min(source.width, source.height)),
      ),
    )
  return source.width < source.height
    ? { width: shortSide, height: long }
    : { width: long, height: shortSide }
}

/** What an export will be, from what is known of its video. */
export function expectedExport({ video, container, shortSide }: ExportSpec): VideoData {
  const known =
    typeof video.data === 'object' && video.data !== null && !Array.isArray(video.data) ? video.data : {}
  const {
    width = 16,
    height = 9,
    durationMs = 0,
    fps = 30,
    frames = 0,
    audioCodec = null,
  } = known as Partial<VideoData>
  const webm = container === 'webm'
  return {
    ...exportSize({ width, height }, shortSide),
    durationMs,
    fps,
    frames,
    videoCodec: webm ? 'vp9' : 'h264',
    audioCodec: audioCodec === null ? null : webm ? 'opus' : 'aac',
  }
}
