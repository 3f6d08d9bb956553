import type { FamilyOf } from '../../contract/family.js'
import { validationError } from './errors.js'
import { generateRoutes } from './generate/generate-routes.js'
import { jobProjectRoutes } from './jobs/job-project-routes.js'
import { jobRoutes } from './jobs/job-routes.js'
import { liveRoutes, liveSockets } from './live/live-contract.js'
import { metricsRoutes } from './metrics/metrics-routes.js'
import { mvRoutes } from './mv/mv-routes.js'

/** The contract of advertisements and music videos. */
export const adsContract: FamilyOf<
  typeof generateRoutes &
    typeof jobRoutes &
    typeof metricsRoutes &
    typeof mvRoutes &
    typeof liveRoutes &
    typeof jobProjectRoutes,
  typeof liveSockets
> = {
  name: 'ads',
  title: 'Advertisements and music videos',
  description:
    'Product advertisements from a name, a style and a call to action, and music videos from a concept; jobs, live progress, metrics.',
  errorNames: 'PascalCase',
  errors: [validationError],
  routes: {
    ...generateRoutes,
    ...jobRoutes,
    ...metricsRoutes,
    ...mvRoutes,
    ...liveRoutes,
    ...jobProjectRoutes,
  },
  sockets: liveSockets,
}
