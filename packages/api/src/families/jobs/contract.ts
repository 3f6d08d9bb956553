import type { FamilyOf } from '../../contract/family.js'
import { projectRoutes, type ProjectRoutes } from '../../project-routes/project-routes.js'
import { jobBusy, jobNotFound, storyboardNotReady } from './errors.js'
import { jobRoutes } from './job-routes.js'
import { sampleParams } from './job-samples.js'
import { jobParams } from './job-wire.js'
import { storyboardRoutes } from './storyboard-routes.js'
import { videoRoutes } from './video-routes.js'

/** The routes that every job has besides its own. */
export const jobProjectRoutes: ProjectRoutes<'/api/v2/jobs/:job_id', typeof jobParams> = projectRoutes({
  base: '/api/v2/jobs/:job_id',
  params: jobParams,
  example: sampleParams,
  notFound: jobNotFound,
})

/**
 * Videos by number: a storyboard to refine, reorder and approve, a render, exports. Callers read `detail`.
 */
export const jobsContract: FamilyOf<
  typeof jobRoutes & typeof storyboardRoutes & typeof videoRoutes & typeof jobProjectRoutes
> = {
  name: 'jobs',
  title: 'Jobs',
  description:
    'Create a video, review and edit its storyboard, approve it, render it, and export it in any format.',
  errorNames: 'SCREAMING_CASE',
  errors: [jobBusy, storyboardNotReady],
  routes: { ...jobRoutes, ...storyboardRoutes, ...videoRoutes, ...jobProjectRoutes },
  sockets: {},
}
