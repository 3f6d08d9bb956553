import type { Artifact } from '../domain/artifact.js'
import { exportSize } from './export-size.js'
import { defineMediaKind } from './define-media-kind.js'
import type { VideoData } from './video.js'

/** Files a video is exported as: `mp4` and `mov` hold H.264 with AAC, `webm` holds VP9 with Opus. */
export const EXPORT_CONTAINERS = ['mp4', 'webm', 'mov'] as const
/** One of {@link EXPORT_CONTAINERS}. */
export type ExportContainer = (typeof EXPORT_CONTAINERS)[number]

/** Shorter sides an export can have, pixels. */
export const EXPORT_SHORT_SIDES = [480, 720, 1080] as const
/** One of {@link EXPORT_SHORT_SIDES}. */
export type ExportShortSide = (typeof EXPORT_SHORT_SIDES)[number]

/** A finished video as another file. Its shape is kept, and no sound is added where there is none. */
export type ExportSpec = {
  readonly video: Artifact
  readonly container: ExportContainer
  /** Exactly so many pixels; the other side follows, rounded to an even number. */
  readonly shortSide: ExportShortSide
}

/** A finished video as another file. */
export const exportKind = defineMediaKind<ExportSpec, VideoData, 'exportVideo'>({
  name: 'export',
  work: 'export',
  method: 'exportVideo',
  standIn: expectedExport,
})

/** What an export will be, from what is known of its video. */
function expectedExport({ video, container, shortSide }: ExportSpec): VideoData {
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
