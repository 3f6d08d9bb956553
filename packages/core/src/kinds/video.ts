import type { Artifact } from '../domain/artifact.js'
import type { FrameRate } from '../domain/settings.js'
import { defineMediaKind } from './define-media-kind.js'

/** A piece of the final picture and its length in frames. */
export type StitchPiece = { readonly segment: Artifact; readonly frames: number }

/** A whole video from segments and a mix, by copying both. */
export type StitchSpec = {
  readonly pieces: readonly StitchPiece[]
  readonly sound: Artifact | null
  readonly width: number
  readonly height: number
  readonly fps: FrameRate
  readonly title: string
}

/** Facts about a finished video, as probed from the file. */
export type VideoData = {
  readonly durationMs: number
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  readonly videoCodec: string
  readonly audioCodec: string | null
}

/** A whole video, joined from segments and a mix. */
export const videoKind = defineMediaKind<StitchSpec, VideoData, 'stitch'>({
  name: 'video',
  method: 'stitch',
  standIn: ({ pieces, fps, width, height, sound }) => {
    const frames = pieces.reduce((sum, piece) => sum + piece.frames, 0)
    return {
      durationMs: Math.round((frames * 1000) / fps),
      width,
      height,
      fps,
      frames,
      videoCodec: 'h264',
      audioCodec: sound === null ? null : 'aac',
    }
  },
})
