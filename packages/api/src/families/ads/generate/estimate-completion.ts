import type { AdsServices } from '../ads-services.js'
import { JOB_PLANS, type JobKind } from '../jobs/job-kinds.js'

/** Ended jobs that are looked at, and how many there must be to go by them. */
const LOOK_AT = 20
const ENOUGH = 3

/**
 * Without experience: seconds of work for a second of video. A usual advertisement of 20 s is expected in 300
 * s.
 */
const SECONDS_PER_SECOND = 15

/** Length of a video whose order names none, seconds. */
const USUAL_SECONDS = 20

/** Estimates how long a new job takes, whole seconds from 1, by the length of its video in seconds. */
export type Estimate = (videoSeconds?: number) => number

/**
 * Learns from an owner's jobs of one kind: the median of what the newest twenty completed ones took from
 * order to end, waiting included; with fewer than three of them, fifteen seconds for every second of video.
 */
export async function loadEstimate(
  { studio }: Pick<AdsServices, 'studio'>,
  ownerId: string,
  kind: JobKind,
): Promise<Estimate> {
  const projects = await studio.projects.list(ownerId, {
    recipes: [JOB_PLANS[kind].recipe],
    latestRun: ['succeeded'],
    limit: LOOK_AT,
  })
  const runs = await studio.runs.latest(
    ownerId,
    projects.map(({ id }) => id),
  )
  const seconds = [...runs.values()]
    .map(({ latest }) => (latest.updatedAt - latest.createdAt) / 1000)
    .toSorted((a, b) => a - b)
  const median = seconds.length < ENOUGH ? undefined : seconds[Math.floor(seconds.length / 2)]
  return (videoSeconds = USUAL_SECONDS) => Math.max(1, Math.ceil(median ?? videoSeconds * SECONDS_PER_SECOND))
}
