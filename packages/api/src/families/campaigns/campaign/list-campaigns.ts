import type { SchemaOutput } from '../../../contract/schema.js'
import type { CampaignServices } from '../campaign-services.js'
import { cutPage, toRange } from '../list-page.js'
import { readAll } from '../../../paging/read-all.js'
import type { campaignsQuery } from './campaign-wire.js'
import type { CampaignRecord } from './find-campaign.js'

type Query = SchemaOutput<typeof campaignsQuery>

/** A page of an owner's campaigns, and how many there are. */
export async function pageOfCampaigns(
  { campaigns }: Pick<CampaignServices, 'campaigns'>,
  ownerId: string,
  query: Query,
): Promise<{ readonly records: readonly CampaignRecord[]; readonly total: number }> {
  const { status, search, from, until, platform, sort } = query
  const filter = {
    ...(status === undefined ? {} : { labels: [status] }),
    ...(search === undefined ? {} : { search }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
  }
  if (platform === undefined && (sort === 'newest' || sort === 'oldest')) {
    const [records, total] = await Promise.all([
      campaigns.list(ownerId, { ...filter, ...toRange(query), order: sort }),
      campaigns.count(ownerId, filter),
    ])
    return { records, total }
  }
  // The store knows neither platforms nor these orders; an owner has hundreds of campaigns, not millions.
  const all = await readAll(campaigns, ownerId, filter)
  const found = sorted(
    platform === undefined ? all : all.filter(({ data }) => data.platforms.includes(platform)),
    sort,
  )
  return { records: cutPage(found, query), total: found.length }
}

function sorted(oldest: readonly CampaignRecord[], sort: Query['sort']): readonly CampaignRecord[] {
  switch (sort) {
    case 'oldest':
      return oldest
    case 'newest':
      return oldest.toReversed()
    case 'name':
      return oldest.toSorted((a, b) => a.data.name.localeCompare(b.data.name))
    case 'updated':
      return oldest.toSorted((a, b) => b.data.changedAt - a.data.changedAt)
    // Without a start they come last.
    case 'start_date':
      return oldest.toSorted((a, b) => (a.data.startDate ?? '9999').localeCompare(b.data.startDate ?? '9999'))
  }
}
