import { projectRoutes, type ProjectRoutes } from '../../../project-routes/project-routes.js'
import { jobNotFound } from '../errors.js'
import { jobParams } from './job-wire.js'

/**
 * What every family has for its projects, for jobs: events, cancellation, quote, budget, ledger, artifacts,
 * takes.
 */
export const jobProjectRoutes: ProjectRoutes<'/api/jobs/:job_id', typeof jobParams> = projectRoutes({
  base: '/api/jobs/:job_id',
  params: jobParams,
  example: { job_id: '550e8400-e29b-41d4-a716-446655440000' },
  notFound: jobNotFound,
})
