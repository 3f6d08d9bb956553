import {
  MutoscopeError,
  type ArtifactOf,
  type ProjectRef,
  type StoredRecord,
  type ThumbnailData,
  type ThumbnailVariant,
} from '@mutoscope/core'
import { digestOf } from '@mutoscope/core/ports'
import type { ThumbnailRecord, ThumbnailRecords } from './thumbnail-record.js'

/** Keeps a thumbnail of a video. The same one again is the same record, with its choice and its counts. */
export async function keepThumbnail(
  { items }: ThumbnailRecords,
  { ownerId, projectId }: ProjectRef,
  variant: ThumbnailVariant,
  artifact: ArtifactOf<ThumbnailData>,
): Promise<StoredRecord<ThumbnailRecord>> {
  const { width, height, atMs, clickPrediction, scores } = artifact.data
  if (artifact.content === null)
    throw new MutoscopeError('UNREACHABLE', { message: 'A thumbnail has no bytes.' })
  const ref = { ownerId, id: (await digestOf({ projectId, digest: artifact.digest })).slice(0, 32) }
  const kept = await items.find(ref)
  if (kept !== null) return kept
  const data: ThumbnailRecord = {
    videoId: projectId,
    variant,
    content: artifact.content,
    width,
    height,
    atMs,
    clickPrediction,
    scores,
    impressions: 0,
    clicks: 0,
  }
  try {
    return await items.insert({ ...ref, projectId, label: variant, data })
  } catch (error) {
    // Somebody else kept it at the same time.
    if (!MutoscopeError.isInstance(error) || error.code !== 'ALREADY_EXISTS') throw error
    return items.get(ref)
  }
}
