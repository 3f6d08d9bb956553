import type { VideoData } from '@mutoscope/core'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { presentMoney } from '../../../kept-project/present-kept.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { presentCounts } from '../analytics/counters.js'
import { readTotals } from '../analytics/read-counts.js'
import type { CampaignServices } from '../campaign-services.js'
import { presentFacts } from '../generation/present-job.js'
import type { FinishedVideo } from './find-video.js'
import { thumbnailPath } from './thumbnail.js'
import { videoFileName } from './video-file-name.js'
import type { generatedVideo } from './video-wire.js'

/** Writes a finished video as callers see it. */
export async function presentVideo(
  services: CampaignServices,
  found: FinishedVideo,
  context: RouteContext,
): Promise<SchemaInput<typeof generatedVideo>> {
  const { studio } = services
  const {
    record,
    ref: { ownerId },
    project,
    video,
  } = found
  const { durationMs, width, height } = video.data as VideoData
  const [videoUrl, path, money, counts] = await Promise.all([
    context.fileUrl(ownerId, video.content, videoFileName(project)),
    thumbnailPath(studio.links, found),
    presentMoney(studio, found),
    readTotals(services, ownerId, record.id),
  ])
  return {
    video_id: record.id,
    job_id: record.id,
    ...presentFacts(found),
    cost_usd: money.cost_usd,
    video_url: videoUrl,
    thumbnail_url: context.url(path),
    duration: durationMs / 1000,
    width,
    height,
    format: 'mp4',
    size: video.content.size,
    warnings: [...found.warnings],
    analytics: presentCounts(counts),
    created_at: toIso(video.provenance.madeAt),
  }
}
