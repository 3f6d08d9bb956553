import type { RecordQuery } from '@mutoscope/core'

/** What lists of jobs and of videos are asked for. */
export interface VideoFilter {
  readonly campaign_id?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly sort: 'newest' | 'oldest'
}

/** The same as the store takes it. */
export function toRecordQuery({
  campaign_id: campaignId,
  search,
  from,
  until,
  sort,
}: VideoFilter): RecordQuery {
  return {
    order: sort,
    ...(campaignId === undefined ? {} : { labels: [campaignId] }),
    ...(search === undefined ? {} : { search }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
  }
}
