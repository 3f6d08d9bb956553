import type { Run } from '@mutoscope/core'
import type { CampaignServices } from '../campaign-services.js'
import { JOB_STATUSES, toJobStatus, type JobStatus } from '../generation/job-status.js'

/**
 * How the making of videos went. Times are seconds from order to end, waiting included; null where nothing
 * has succeeded.
 */
export interface GenerationFigures {
  readonly total: number
  readonly byStatus: { readonly [status in JobStatus]: number }
  /** Of jobs that succeeded or failed, those that succeeded; null without any. */
  readonly successRate: number | null
  readonly averageSeconds: number | null
  readonly p50Seconds: number | null
  readonly p90Seconds: number | null
  readonly p99Seconds: number | null
}

/** Ids that a store is asked for at once. */
const AT_ONCE = 500

/** Reads the newest run of every one of these videos, null for one without a run. */
export async function readRuns(
  { studio }: Pick<CampaignServices, 'studio'>,
  ownerId: string,
  videoIds: readonly string[],
): Promise<readonly (Run | null)[]> {
  const runs: (Run | null)[] = []
  for (let first = 0; first < videoIds.length; first += AT_ONCE) {
    const ids = videoIds.slice(first, first + AT_ONCE)
    const latest = await studio.runs.latest(ownerId, ids)
    runs.push(...ids.map((id) => latest.get(id)?.latest ?? null))
  }
  return runs
}

/** Works out how the making of videos went, from their newest runs. */
export function generationFigures(
  runs: readonly (Pick<Run, 'status' | 'createdAt' | 'updatedAt'> | null)[],
): GenerationFigures {
  const counted = Map.groupBy(runs, toJobStatus)
  const count = (status: JobStatus) => counted.get(status)?.length ?? 0
  const judged = count('completed') + count('failed')
  const seconds = runs
    .flatMap((run) => (run?.status === 'succeeded' ? [(run.updatedAt - run.createdAt) / 1000] : []))
    .toSorted((a, b) => a - b)
  return {
    total: runs.length,
    byStatus: Object.fromEntries(
      JOB_STATUSES.map((status) => [status, count(status)]),
    ) as GenerationFigures['byStatus'],
    successRate: judged === 0 ? null : count('completed') / judged,
    averageSeconds:
      seconds.length === 0 ? null : seconds.reduce((sum, each) => sum + each, 0) / seconds.length,
    p50Seconds: percentile(seconds, 0.5),
    p90Seconds: percentile(seconds, 0.9),
    p99Seconds: percentile(seconds, 0.99),
  }
}

/** The smallest value that so many of all do not exceed (nearest rank); null of none. */
function percentile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null
}
