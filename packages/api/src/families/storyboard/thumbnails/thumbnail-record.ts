import type { RecordCollection, Studio, ThumbnailVariant } from '@mutoscope/core'
import type { ThumbnailScores } from '@mutoscope/core/ports'

/** What is kept of a thumbnail. Its id follows from its bytes and its video, so the same one is kept once. */
export type ThumbnailRecord = {
  readonly videoId: string
  readonly variant: ThumbnailVariant
  readonly content: { readonly hash: string; readonly size: number; readonly mediaType: string }
  readonly width: number
  readonly height: number
  /** Where in the video its frame is; null for a drawn picture. */
  readonly atMs: number | null
  readonly clickPrediction: number
  readonly scores: ThumbnailScores
  /** How often it was shown and clicked, as callers report it. */
  readonly impressions: number
  readonly clicks: number
}

/** Which thumbnail of a video is chosen. One record for each video, so that it is never more than one. */
export type SelectionData = { readonly thumbnailId: string }

/** Thumbnails and choices of a studio. Both go away with the project of the video. */
export interface ThumbnailRecords {
  readonly items: RecordCollection<ThumbnailRecord>
  readonly selections: RecordCollection<SelectionData>
}

/** The thumbnails of a studio. */
export function thumbnailRecords({ records }: Studio): ThumbnailRecords {
  return {
    items: records.collection<ThumbnailRecord>('storyboard.thumbnail'),
    selections: records.collection<SelectionData>('storyboard.thumbnail-selection'),
  }
}
