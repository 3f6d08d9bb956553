import * as z from 'zod'
import { JOB_STATUSES } from '../generation/job-status.js'

/** Longest range that can be asked for, days. */
const MAX_DAYS = 366
const DAY_MS = 24 * 60 * 60 * 1000

const day = z.iso.date()
const count = z.int().min(0)
const seconds = z.number().min(0).nullable()

/** Which days, `YYYY-MM-DD` in UTC, both included. @default the last 30 */
export const analyticsQuery = z
  .object({ from: day.optional(), until: day.optional() })
  .check(({ value, issues }) => {
    const { from, until } = value
    if (from === undefined || until === undefined) return
    const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1
    if (days < 1)
      issues.push({ code: 'custom', input: value, path: ['until'], message: 'The end is before the start' })
    if (days > MAX_DAYS)
      issues.push({ code: 'custom', input: value, path: ['from'], message: `At most ${MAX_DAYS} days` })
  })

/** What happened to a video. */
export const videoEventBody = z.strictObject({
  type: z.enum(['view', 'share', 'complete']),
  /** How long it was watched; with a view or at the end of one. */
  watched_seconds: z.number().min(0).max(86_400).optional(),
})

const counts = {
  views: count,
  downloads: count,
  shares: count,
  /** Views to the end. */
  completions: count,
  /** Completions for every view, at most 1; null where nobody has viewed. */
  completion_rate: z.number().min(0).max(1).nullable(),
  /** Null where no event told how long it was watched. */
  average_watch_seconds: seconds,
}

/** How a video was received. */
export const videoCounts = z.object(counts).meta({ id: 'VideoCounts' })

const reception = {
  from: day,
  until: day,
  totals: videoCounts,
  by_day: z.array(z.object({ date: day, ...counts })),
}

/** How the making of videos went. Seconds from order to end, waiting included. */
const generation = z
  .object({
    total: count,
    by_status: z.record(z.enum(JOB_STATUSES), count),
    /** Of jobs that succeeded or failed, those that succeeded. */
    success_rate: z.number().min(0).max(1).nullable(),
    average_seconds: seconds,
    p50_seconds: seconds,
    p90_seconds: seconds,
    p99_seconds: seconds,
  })
  .meta({ id: 'GenerationFigures' })

/** How one video was received and made. */
export const videoAnalytics = z
  .object({
    video_id: z.string(),
    ...reception,
    /** Seconds from order to end, of its newest run. */
    generation_seconds: seconds,
    cost_usd: z.number().min(0),
  })
  .meta({ id: 'VideoAnalytics' })

/**
 * How videos were received and made, of a campaign, or of all campaigns and none where `campaign_id` is null.
 */
export const analytics = z
  .object({ campaign_id: z.string().nullable(), ...reception, generation, cost_usd: z.number().min(0) })
  .meta({ id: 'CampaignAnalytics' })
