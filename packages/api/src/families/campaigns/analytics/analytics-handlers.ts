import type { RecordQuery } from '@mutoscope/core'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { toMoney } from '../../../project-routes/wire-values.js'
import { readSpending } from '../campaign/campaign-spending.js'
import { findCampaign } from '../campaign/find-campaign.js'
import type { CampaignServices } from '../campaign-services.js'
import { readAll } from '../../../paging/read-all.js'
import { findVideo } from '../video/find-video.js'
import type { analyticsRoutes } from './analytics-routes.js'
import type { analyticsQuery } from './analytics-wire.js'
import { countEvent } from './count-event.js'
import { addCounts, presentCounts } from './counters.js'
import { generationFigures, readRuns, type GenerationFigures } from './generation-figures.js'
import { readDays, type DayRange } from './read-counts.js'

const COUNTED = { view: 'views', share: 'shares', complete: 'completions' } as const

/** Answers how videos were received and made. */
export function createAnalyticsHandlers(services: CampaignServices): Handlers<typeof analyticsRoutes> {
  const { studio, videos, now } = services

  async function readReception(
    ownerId: string,
    which: Pick<RecordQuery, 'projectId' | 'labels'>,
    query: SchemaOutput<typeof analyticsQuery>,
  ) {
    const range = toDays(query, now())
    const days = await readDays(services, ownerId, which, range)
    return {
      ...range,
      totals: presentCounts(addCounts([...days.values()])),
      by_day: [...days].map(([date, counts]) => ({ date, ...presentCounts(counts) })),
    }
  }

  async function readGeneration(ownerId: string, videoIds: readonly string[]) {
    return presentGeneration(generationFigures(await readRuns(services, ownerId, videoIds)))
  }

  return {
    async recordEvent({ params, body: { type, watched_seconds: watchedSeconds } }, { ownerId }) {
      const { record } = await findVideo(services, ownerId, params.video_id)
      await countEvent(services, record, {
        [COUNTED[type]]: 1,
        ...(watchedSeconds === undefined ? {} : { watchedSeconds, watches: 1 }),
      })
      return undefined
    },

    async videoAnalytics({ params: { video_id: id }, query }, { ownerId }) {
      const { ref } = await findVideo(services, ownerId, id)
      const [reception, runs, { totals }] = await Promise.all([
        readReception(ownerId, { projectId: id }, query),
        readRuns(services, ownerId, [id]),
        studio.ledger({ ownerId, projectId: ref.projectId }),
      ])
      return {
        video_id: id,
        ...reception,
        generation_seconds: generationFigures(runs).averageSeconds,
        cost_usd: toMoney(totals.actualMicros).usd,
      }
    },

    async campaignAnalytics({ params: { id }, query }, { ownerId }) {
      const campaign = await findCampaign(services, ownerId, id)
      const { videoIds, actualMicros } = (await readSpending(services, ownerId, [campaign])).get(id) ?? {
        videoIds: [],
        actualMicros: 0,
      }
      const [reception, generation] = await Promise.all([
        readReception(ownerId, { labels: [id] }, query),
        readGeneration(ownerId, videoIds),
      ])
      return { campaign_id: id, ...reception, generation, cost_usd: toMoney(actualMicros).usd }
    },

    async studioAnalytics({ query }, { ownerId }) {
      const ids = (await readAll(videos, ownerId)).map(({ id }) => id)
      const [reception, generation, { byProject }] = await Promise.all([
        readReception(ownerId, {}, query),
        readGeneration(ownerId, ids),
        studio.ledger({ ownerId }),
      ])
      return {
        campaign_id: null,
        ...reception,
        generation,
        cost_usd: toMoney(ids.reduce((sum, id) => sum + (byProject[id]?.actualMicros ?? 0), 0)).usd,
      }
    },
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const USUAL_DAYS = 30

/** The days of a query; where one end is missing, thirty days from the other, and else the last thirty. */
function toDays({ from, until }: SchemaOutput<typeof analyticsQuery>, now: number): DayRange {
  const toDay = (time: number) => new Date(time).toISOString().slice(0, 10)
  const span = (USUAL_DAYS - 1) * DAY_MS
  if (until !== undefined) return { from: from ?? toDay(Date.parse(until) - span), until }
  return from === undefined
    ? { from: toDay(now - span), until: toDay(now) }
    : { from, until: toDay(Date.parse(from) + span) }
}

function presentGeneration({
  total,
  byStatus,
  successRate,
  averageSeconds,
  p50Seconds,
  p90Seconds,
  p99Seconds,
}: GenerationFigures) {
  return {
    total,
    by_status: byStatus,
    success_rate: successRate,
    average_seconds: averageSeconds,
    p50_seconds: p50Seconds,
    p90_seconds: p90Seconds,
    p99_seconds: p99Seconds,
  }
}
