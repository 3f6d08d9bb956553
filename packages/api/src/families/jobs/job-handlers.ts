import { RECIPES, toMicros, type Studio } from '@mutoscope/core'
import { respond } from '../../contract/handler-response.js'
import type { Handlers } from '../../contract/handler.js'
import type { SchemaOutput } from '../../contract/schema.js'
import { pageHeaders } from '../../paging/page-headers.js'
import { findOwnJob, findVisibleJob, loadJobs } from './find-job.js'
import type { JobServices } from './job-record.js'
import type { jobRoutes } from './job-routes.js'
import { STORYBOARD_TARGET, toLatestRuns } from './job-status.js'
import type { generateBody } from './job-wire.js'
import { presentJob, presentMetadata, presentSummary } from './present-job.js'

/** Orders jobs and shows them. */
export function createJobHandlers(services: JobServices): Handlers<typeof jobRoutes> {
  const { jobs } = services
  return {
    async generate({ body }, context) {
      const number = await placeJob(services, context.ownerId, body)
      const job = await findOwnJob(services, number, context)
      return respond(202, await presentJob(services, { ...job, viewer: 'owner' }, context), {
        location: context.url(`/api/v2/jobs/${number}`),
      })
    },
    async listJobs({ query }, context) {
      const { limit, offset, status } = query
      const filter = status === undefined ? {} : { latestRun: toLatestRuns(status) }
      const [records, total] = await Promise.all([
        jobs.list(context.ownerId, { ...filter, limit, offset }),
        jobs.count(context.ownerId, filter),
      ])
      const found = await loadJobs(services, context.ownerId, records)
      return respond(
        200,
        found.map(presentSummary),
        pageHeaders(context, { path: '/api/v2/jobs', query: { status }, total, limit, offset }),
      )
    },
    getJob: async ({ params }, context) =>
      presentJob(services, await findVisibleJob(services, params.job_id, context), context),
    getMetadata: async ({ params }, context) =>
      presentMetadata(services, await findVisibleJob(services, params.job_id, context), context),
  }
}

type Order = SchemaOutput<typeof generateBody>

/** Prices a new project, and stores it with its number and its run. */
async function placeJob({ studio, jobs }: JobServices, ownerId: string, order: Order): Promise<number> {
  const project = studio.projects.draft({ ownerId, ...toProject(order) })
  const { price } = await studio.quote(project)
  const record = jobs.draft({
    ownerId,
    id: project.id,
    projectId: project.id,
    text: order.prompt,
    numbered: true,
    data: { approvedAt: null, estimatedMicros: price.expectedMicros, refinements: 0, downloads: 0 },
  })
  const [placed] = await studio.orders.place([
    { project, records: [record], run: { target: STORYBOARD_TARGET, priority: order.priority } },
  ])
  return placed?.records[0]?.number ?? 0
}

function toProject({
  prompt,
  duration,
  use_case,
  tone,
  budget_usd,
  style,
  aspect_ratio,
  priority: _priority,
  ...settings
}: Order): Omit<Parameters<Studio['projects']['create']>[0], 'ownerId'> {
  return {
    recipe: RECIPES.storyboard.name,
    brief: { prompt, durationSec: duration, useCase: use_case, tone },
    settings: { style, aspectRatio: aspect_ratio, ...settings },
    budgetMicros: budget_usd == null ? null : toMicros(budget_usd),
  }
}
