import type { StoredRecord } from '@mutoscope/core'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import type { ThumbnailRecord } from './thumbnail-record.js'
import type { thumbnail } from './thumbnail-wire.js'

/** Thumbnails as they are sent, best first. */
export async function presentThumbnails(
  records: readonly StoredRecord<ThumbnailRecord>[],
  selectedId: string | null,
  context: Pick<RouteContext, 'fileUrl'>,
): Promise<SchemaInput<typeof thumbnail>[]> {
  const sorted = records.toSorted((a, b) => b.data.clickPrediction - a.data.clickPrediction)
  return Promise.all(sorted.map((record) => presentThumbnail(record, selectedId, context)))
}

/** A thumbnail as it is sent. */
export async function presentThumbnail(
  { id, ownerId, data, createdAt }: StoredRecord<ThumbnailRecord>,
  selectedId: string | null,
  context: Pick<RouteContext, 'fileUrl'>,
): Promise<SchemaInput<typeof thumbnail>> {
  const { videoId, variant, content, width, height, atMs, clickPrediction, scores, impressions, clicks } =
    data
  return {
    id,
    video_id: videoId,
    variant,
    image_url: await context.fileUrl(ownerId, content, `thumbnail-${variant}.jpg`),
    click_prediction: clickPrediction,
    is_selected: id === selectedId,
    created_at: toIso(createdAt),
    width,
    height,
    timestamp: atMs === null ? null : atMs / 1000,
    scores,
    impressions,
    clicks,
    click_rate: impressions === 0 ? null : clicks / impressions,
  }
}
