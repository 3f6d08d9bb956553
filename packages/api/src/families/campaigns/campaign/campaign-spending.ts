import type { GroupSpending } from '@mutoscope/core'
import type { CampaignServices } from '../campaign-services.js'
import { readAll } from '../../../paging/read-all.js'
import type { CampaignRecord } from './find-campaign.js'

/** A campaign's videos and money, micro-dollars. What deleted videos cost counts too. */
export interface CampaignSpending extends GroupSpending {
  /** Ids of its videos, of any status. */
  readonly videoIds: readonly string[]
}

const NOTHING: GroupSpending = { budgetMicros: null, actualMicros: 0, committedMicros: 0 }

/** Reads what campaigns of one owner have spent, by id of the campaign. Their videos are a group of that id. */
export async function readSpending(
  { studio, videos }: Pick<CampaignServices, 'studio' | 'videos'>,
  ownerId: string,
  campaigns: readonly Pick<CampaignRecord, 'id'>[],
): Promise<ReadonlyMap<string, CampaignSpending>> {
  if (campaigns.length === 0) return new Map()
  const ids = campaigns.map(({ id }) => id)
  const [records, spending] = await Promise.all([
    readAll(videos, ownerId, { labels: ids }),
    studio.groups.spending(ownerId, ids),
  ])
  const byCampaign = Map.groupBy(records, ({ label }) => label)
  return new Map(
    ids.map((id) => [
      id,
      {
        ...(spending.get(id) ?? NOTHING),
        videoIds: (byCampaign.get(id) ?? []).map((video) => video.id),
      },
    ]),
  )
}
