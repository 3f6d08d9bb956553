import type { RecordQuery, StoredRecord } from '@mutoscope/core'
import type { CampaignServices } from '../campaign-services.js'
import { readAll } from '../../../paging/read-all.js'
import { addCounts, type Counters, type MonthData } from './counters.js'

/** From one day to another, both included: `YYYY-MM-DD`, UTC. */
export interface DayRange {
  readonly from: string
  readonly until: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** All days of a range, in order. */
export function daysOf({ from, until }: DayRange): readonly string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/**
 * Counts of every day of a range, by day, of one video, of the videos of a campaign, or of all videos of an
 * owner.
 */
export async function readDays(
  { months }: Pick<CampaignServices, 'months'>,
  ownerId: string,
  which: Pick<RecordQuery, 'projectId' | 'labels'>,
  range: DayRange,
): Promise<ReadonlyMap<string, Counters>> {
  // A record is as old as the first event of its month.
  const records = await readAll(months, ownerId, {
    ...which,
    from: Date.parse(`${range.from.slice(0, 7)}-01`) - DAY_MS,
    until: Date.parse(range.until) + 2 * DAY_MS,
  })
  const counted = records.flatMap((record) =>
    Object.entries(record.data).map(([day, counts]) => ({ day: `${monthOf(record)}-${day}`, counts })),
  )
  const byDay = Map.groupBy(counted, ({ day }) => day)
  return new Map(
    daysOf(range).map((day) => [day, addCounts((byDay.get(day) ?? []).map(({ counts }) => counts))]),
  )
}

/** Everything that was ever counted of a video. */
export async function readTotals(
  { months }: Pick<CampaignServices, 'months'>,
  ownerId: string,
  videoId: string,
): Promise<Counters> {
  const records = await readAll(months, ownerId, { projectId: videoId })
  return addCounts(records.flatMap(({ data }) => Object.values(data)))
}

function monthOf({ id }: StoredRecord<MonthData>): string {
  return id.slice(-'YYYY-MM'.length)
}
