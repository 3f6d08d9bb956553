import { hasEnded } from '@mutoscope/core'
import { respond } from '../../../contract/handler-response.js'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import { pageHeaders } from '../../../paging/page-headers.js'
import type { AdsServices } from '../ads-services.js'
import { jobActive } from '../errors.js'
import { findJob, loadJobs, notFound, projectRefOf } from './find-job.js'
import { jobFilter } from './job-filter.js'
import type { jobRoutes } from './job-routes.js'
import { presentJob } from './present-job.js'

/** Answers the routes of jobs. */
export function createJobHandlers(services: AdsServices): Handlers<typeof jobRoutes> {
  const { studio } = services
  return {
    async getJob({ params }, context) {
      const { project } = await findJob(studio, context.ownerId, params.job_id)
      const [job = notFound(params.job_id)] = await loadJobs(studio, context.ownerId, [project.id])
      return presentJob(services, context, job)
    },

    async listJobs({ query: { limit, offset, status, kind } }, context) {
      const { ownerId } = context
      const filter = jobFilter({ kind, status })
      const [projects, total] = await Promise.all([
        studio.projects.list(ownerId, { ...filter, limit, offset }),
        studio.projects.count(ownerId, filter),
      ])
      const jobs = await loadJobs(
        studio,
        ownerId,
        projects.map(({ id }) => id),
      )
      const body = await Promise.all(jobs.map((job) => presentJob(services, context, job)))
      return respond(
        200,
        body,
        pageHeaders(context, { path: '/api/jobs', query: { status, kind }, total, limit, offset }),
      )
    },

    async deleteJob({ params }, { ownerId }) {
      const job = await findJob(studio, ownerId, params.job_id)
      if (!hasEnded(job.run.status)) {
        throw new ApiError(jobActive, {
          message: `Job '${job.id}' is still running`,
          details: `Cancel it first: POST /api/jobs/${job.id}/cancel`,
        })
      }
      await studio.projects.remove(projectRefOf(job))
      return undefined
    },
  }
}
