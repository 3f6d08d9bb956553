import type { CampaignServices } from '../campaign-services.js'
import { readAll } from '../../../paging/read-all.js'
import type { CampaignRecord } from './find-campaign.js'

/** What the videos of a campaign have cost, micro-dollars. */
export interface CampaignSpending {
  /** Ids of its videos, of any status. */
  readonly videoIds: readonly string[]
  /** Spent so far, also for videos that were deleted since. */
  readonly actualMicros: number
  /**
   * Spent so far or held back for calls that are under way, by video; videos that cost nothing are left out.
   */
  readonly usedMicros: ReadonlyMap<string, number>
}

type Campaigns = readonly [CampaignRecord, ...CampaignRecord[]]

/** Reads what campaigns of one owner have spent, by id of the campaign. */
export async function readSpending(
  { studio, videos }: Pick<CampaignServices, 'studio' | 'videos'>,
  campaigns: Campaigns,
): Promise<ReadonlyMap<string, CampaignSpending>> {
  const { ownerId } = campaigns[0]
  const [records, { byProject }] = await Promise.all([
    readAll(videos, ownerId, { labels: campaigns.map(({ id }) => id) }),
    studio.ledger({ ownerId, from: Math.min(...campaigns.map(({ createdAt }) => createdAt)) }),
  ])
  const byCampaign = Map.groupBy(records, ({ label }) => label)
  return new Map(
    campaigns.map(({ id, data }) => {
      const videoIds = (byCampaign.get(id) ?? []).map((video) => video.id)
      const totals = videoIds.flatMap((videoId) => {
        const total = byProject[videoId]
        return total === undefined ? [] : [{ videoId, ...total }]
      })
      return [
        id,
        {
          videoIds,
          actualMicros: totals.reduce((sum, { actualMicros }) => sum + actualMicros, data.removedMicros),
          usedMicros: new Map(
            totals.map(({ videoId, actualMicros, reservedMicros }) => [
              videoId,
              actualMicros + reservedMicros,
            ]),
          ),
        },
      ]
    }),
  )
}
