import type { ProjectRef, Studio } from '@mutoscope/core'
import { answer } from '../../contract/answer.js'
import type { Handlers } from '../../contract/handler.js'
import type { SchemaOutput } from '../../contract/schema.js'
import { pageHeaders } from '../../paging/page-headers.js'
import { findOwnJob, findVisibleJob, loadJobs } from './find-job.js'
import type { JobServices } from './job-record.js'
import type { jobRoutes } from './job-routes.js'
import { STORYBOARD_TARGET, toRunStandings } from './job-status.js'
import type { generateBody } from './job-wire.js'
import { presentJob, presentMetadata, presentSummary } from './present-job.js'

/** Orders jobs and shows them. */
export function createJobHandlers(services: JobServices): Handlers<typeof jobRoutes> {
  const { studio, jobs } = services
  return {
    async generate({ body }, context) {
      const { ownerId } = context
      const project = await studio.projects.create({ ownerId, ...toProject(body) })
      const number = await startJob(services, { ownerId, projectId: project.id }, body)
      const job = await findOwnJob(services, number, context)
      return answer(202, await presentJob(services, { ...job, viewer: 'owner' }, context), {
        location: context.url(`/api/v2/jobs/${number}`),
      })
    },
    async listJobs({ query }, context) {
      const { limit, offset, status } = query
      const filter = status === undefined ? {} : { latestRun: toRunStandings(status) }
      const [records, total] = await Promise.all([
        jobs.list(context.ownerId, { ...filter, limit, offset }),
        jobs.count(context.ownerId, filter),
      ])
      const found = await loadJobs(services, context.ownerId, records)
      return answer(
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

/** Prices a new project, numbers it and sets it to work; one that cannot be started leaves nothing behind. */
async function startJob(
  { studio, jobs }: JobServices,
  ref: ProjectRef,
  { prompt, priority }: Order,
): Promise<number> {
  try {
    const { price } = await studio.quote(ref)
    const { number } = await jobs.insert({
      ownerId: ref.ownerId,
      id: ref.projectId,
      projectId: ref.projectId,
      text: prompt,
      numbered: true,
      data: { approvedAt: null, estimatedMicros: price.expectedMicros, refinements: 0, downloads: 0 },
    })
    await studio.runs.start(ref, { target: STORYBOARD_TARGET, priority })
    return number ?? 0
  } catch (error) {
    await studio.projects.remove(ref)
    throw error
  }
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
    recipe: 'storyboard',
    brief: { prompt, durationSec: duration, useCase: use_case, tone },
    settings: { style, aspectRatio: aspect_ratio, ...settings },
    budgetMicros: budget_usd == null ? null : Math.round(budget_usd * 1e6),
  }
}
