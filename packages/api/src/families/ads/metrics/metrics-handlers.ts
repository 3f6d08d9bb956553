import type { Handlers } from '../../../contract/handler.js'
import { toMoney } from '../../../project-routes/wire-values.js'
import type { AdsServices } from '../ads-services.js'
import { jobFilter } from '../jobs/job-filter.js'
import { JOB_STATUSES, type JobStatus } from '../jobs/job-status.js'
import type { metricsRoutes } from './metrics-routes.js'

/** Jobs that the average is taken over. */
const NEWEST = 100

/** Answers the figures of an owner's jobs. */
export function createMetricsHandlers({
  studio,
}: Pick<AdsServices, 'studio'>): Handlers<typeof metricsRoutes> {
  return {
    async metrics(_input, { ownerId }) {
      const [counted, projects, { totals }] = await Promise.all([
        Promise.all(
          JOB_STATUSES.map(
            async (status) => [status, await studio.projects.count(ownerId, jobFilter({ status }))] as const,
          ),
        ),
        studio.projects.list(ownerId, { ...jobFilter({ status: 'completed' }), limit: NEWEST }),
        studio.ledger({ ownerId }),
      ])
      const jobs = Object.fromEntries(counted) as { readonly [status in JobStatus]: number }
      const { pending, processing, completed, failed } = jobs
      const runs = [
        ...(
          await studio.runs.latest(
            ownerId,
            projects.map(({ id }) => id),
          )
        ).values(),
      ]
      const waited = runs.reduce((sum, { latest }) => sum + latest.updatedAt - latest.createdAt, 0)
      return {
        jobs: { total: counted.reduce((sum, [, count]) => sum + count, 0), ...jobs },
        queue_length: pending + processing,
        success_rate: completed + failed === 0 ? null : completed / (completed + failed),
        average_duration_seconds: runs.length === 0 ? null : waited / runs.length / 1000,
        cost_usd: toMoney(totals.actualMicros).usd,
      }
    },
  }
}
