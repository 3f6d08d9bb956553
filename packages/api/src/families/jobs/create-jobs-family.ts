import type { Studio } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import { bindFamily, type Family, type InputIssue } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import type { RouteDefinition } from '../../contract/route.js'
import { createProjectHandlers } from '../../project-routes/project-handlers.js'
import { invalidInput } from '../../server/invalid-input.js'
import { jobProjectRoutes, jobsContract } from './contract.js'
import { exportUnavailable, invalidScenes, jobWords } from './errors.js'
import { findOwnJob } from './find-job.js'
import { createJobHandlers } from './job-handlers.js'
import { jobRecords, type JobServices } from './job-record.js'
import { createStoryboardHandlers } from './storyboard-handlers.js'
import { storyboardRoutes } from './storyboard-routes.js'
import { createVideoHandlers } from './video-handlers.js'

/** Options of {@link createJobsFamily}. */
export interface JobsFamilyOptions {
  /**
   * Strangers may look at a job by its number, load its video and its metadata; they see no prompt,
   * description, narration or owner. Jobs are counted, so whoever counts finds them all. Otherwise strangers
   * get 401 and other owners 404. @default false
   */
  readonly publicReads?: boolean
}

/**
 * Serves videos by number. The studio needs the recipe `storyboard`.
 *
 * @example
 * const family = createJobsFamily(studio, { publicReads: true })
 */
export function createJobsFamily(studio: Studio, { publicReads = false }: JobsFamilyOptions = {}): Family {
  const services: JobServices = { studio, jobs: jobRecords(studio), publicReads }
  const handlers: Handlers<typeof jobsContract.routes> = {
    ...createProjectHandlers(
      jobProjectRoutes,
      studio,
      async ({ job_id }, context) => (await findOwnJob(services, job_id, context)).ref,
    ),
    ...createJobHandlers(services),
    ...createStoryboardHandlers(services),
    ...createVideoHandlers(services),
  }
  return bindFamily(jobsContract, {
    handlers,
    sockets: {},
    invalid: toInvalid,
    translate: { ...jobWords, FFMPEG_UNAVAILABLE: (cause) => new ApiError(exportUnavailable, { cause }) },
  })
}

/** An order that is no list of numbers is told like one with wrong numbers. */
function toInvalid(issues: readonly InputIssue[], route: RouteDefinition): ApiError {
  const usual = invalidInput({ invalid: null }, issues, route)
  return route === storyboardRoutes.reorder && issues.every(({ field }) => field.startsWith('scene_order'))
    ? new ApiError(invalidScenes, { details: usual.details })
    : usual
}
