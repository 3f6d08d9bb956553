import type { Studio } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import { bindFamily, type Family } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import { createProjectHandlers } from '../../project-routes/project-handlers.js'
import type { AdsServices } from './ads-services.js'
import { adsContract } from './contract.js'
import { jobNotFound, validationError } from './errors.js'
import { builtInFlavors, type FlavorSource } from './flavors/flavor-source.js'
import { createFlavors } from './flavors/flavors.js'
import { createGenerateHandlers } from './generate/generate-handlers.js'
import { invalidInput } from './invalid-input.js'
import { findJob, projectRefOf } from './jobs/find-job.js'
import { createJobHandlers } from './jobs/job-handlers.js'
import { jobProjectRoutes } from './jobs/job-project-routes.js'
import { createConnections } from './live/connections.js'
import { createLiveHandlers, createLiveSockets } from './live/live-handlers.js'
import { createLiveProgress } from './live/live-progress.js'
import { createMetricsHandlers } from './metrics/metrics-handlers.js'
import { createMvHandlers } from './mv/mv-handlers.js'

/** Details are texts in this family. */
const translate: Family['translate'] = {
  INVALID_INPUT: (error) => new ApiError(validationError, { details: error.message, cause: error }),
  PROJECT_NOT_FOUND: jobNotFound,
}

/** Options of {@link createAdsFamily}. */
export interface AdsFamilyOptions {
  /** Where configuration flavors come from. @default the built-in `default` and `example` */
  readonly flavors?: FlavorSource
}

/**
 * The family of advertisements and music videos: `/api/generate`, `/api/jobs`, `/api/mv`, `/api/metrics`,
 * `/ws`. The studio needs the recipes `product-ad`, `music-video`, `clip` and `picture`.
 */
export function createAdsFamily(studio: Studio, { flavors = builtInFlavors }: AdsFamilyOptions = {}): Family {
  const connections = createConnections()
  const now = () => studio.clock.now()
  const services: AdsServices = {
    studio,
    now,
    flavors: createFlavors(flavors),
    live: createLiveProgress(studio.hub),
  }
  const handlers: Handlers<typeof adsContract.routes> = {
    ...createGenerateHandlers(services),
    ...createJobHandlers(services),
    ...createMetricsHandlers(services),
    ...createMvHandlers(services),
    ...createLiveHandlers(connections),
    ...createProjectHandlers(jobProjectRoutes, studio, async ({ job_id }, { ownerId }) =>
      projectRefOf(await findJob(studio, ownerId, job_id)),
    ),
  }
  return bindFamily(adsContract, {
    handlers,
    sockets: createLiveSockets(services, connections),
    invalid: invalidInput,
    translate,
  })
}
