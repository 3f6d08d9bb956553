import type { Artifact } from '../domain/artifact.js'
import type { ThumbnailVariant } from './thumbnail-variants.js'
import { defineMediaKind } from './define-media-kind.js'

/** A thumbnail of a video or a picture. */
export type ThumbnailSpec = {
  /**
   * Of a video the frame is taken that suits the variant best, without the part that captions are burned
   * into.
   */
  readonly source: Artifact
  readonly variant: ThumbnailVariant
  /** Broken and shrunk to fit; empty for none. */
  readonly title: string
  readonly subtitle?: string
  /** Pixels, from 160 to 4096. */
  readonly width: number
  readonly height: number
}

/** What was measured in a finished thumbnail, each from 0 to 1. */
export type ThumbnailScores = {
  /** Spread of brightness: the standard deviation of luma; a quarter of the whole range and more is 1. */
  readonly contrast: number
  /**
   * WCAG contrast between the letters and what is really around them (7:1 and more is 1), times how large
   * they are (a tenth of the shorter side and more is 1); 0 without a title.
   */
  readonly legibility: number
  /** Colourfulness after Hasler and Süsstrunk; 110 ("extremely colourful") and more is 1. */
  readonly colour: number
  /**
   * How clearly one thing stands out: part of the picture's salience that lies in its largest salient region
   * (two fifths and more is 1), without regard to the letters.
   */
  readonly subject: number
}

/** Facts about a thumbnail. */
export type ThumbnailData = {
  readonly width: number
  readonly height: number
  /** Where in the video its frame is; null for a picture. */
  readonly atMs: number | null
  readonly scores: ThumbnailScores
  /**
   * 0.25 contrast + 0.3 legibility + 0.2 colour + 0.25 subject, from 0 to 1, to compare thumbnails of one
   * video with each other; no forecast of a real click rate.
   */
  readonly clickPrediction: number
}

/** A picture that stands for a video, as JPEG, with what was measured in it. */
export const thumbnailKind = defineMediaKind<ThumbnailSpec, ThumbnailData, 'thumbnail'>({
  name: 'thumbnail',
  work: 'thumbnail',
  method: 'thumbnail',
  standIn: ({ width, height }) => ({
    width,
    height,
    atMs: null,
    scores: { contrast: 0, legibility: 0, colour: 0, subject: 0 },
    clickPrediction: 0,
  }),
})
