import type { FamilyOf } from '../../contract/family.js'
import { projectRoutes, type ProjectRoutes } from '../../project-routes/project-routes.js'
import { analyticsRoutes } from './analytics/analytics-routes.js'
import { campaignRoutes } from './campaign/campaign-routes.js'
import { jobNotFound } from './errors.js'
import { generationRoutes } from './generation/generation-routes.js'
import { jobParams } from './generation/job-wire.js'
import { presenterRoutes } from './presenter/presenter-routes.js'
import { SAMPLE_VIDEO_ID } from './samples.js'
import { templateRoutes } from './template/template-routes.js'
import { videoRoutes } from './video/video-routes.js'

/**
 * What every family has for its projects, for generation jobs: events, cancellation, quote, budget, ledger,
 * artifacts, takes.
 */
export const jobProjectRoutes: ProjectRoutes<'/api/ai-studio/generation-jobs/:job_id', typeof jobParams> =
  projectRoutes({
    base: '/api/ai-studio/generation-jobs/:job_id',
    params: jobParams,
    example: { job_id: SAMPLE_VIDEO_ID },
    notFound: jobNotFound,
  })

/** The contract of campaigns and of the videos that are made for them. */
export const campaignsContract: FamilyOf<
  typeof campaignRoutes &
    typeof templateRoutes &
    typeof presenterRoutes &
    typeof generationRoutes &
    typeof videoRoutes &
    typeof analyticsRoutes &
    typeof jobProjectRoutes
> = {
  name: 'campaigns',
  title: 'Campaigns',
  description:
    'Campaigns with budgets and defaults, script templates, avatars and voices, presenter videos, and their analytics.',
  errorNames: 'SCREAMING_CASE',
  errors: [],
  routes: {
    ...campaignRoutes,
    ...templateRoutes,
    ...presenterRoutes,
    ...generationRoutes,
    ...videoRoutes,
    ...analyticsRoutes,
    ...jobProjectRoutes,
  },
  sockets: {},
}
