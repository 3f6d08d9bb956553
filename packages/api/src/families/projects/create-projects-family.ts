import type { Studio } from '@mutoscope/core'
import { bindFamily, type Family } from '../../contract/family.js'
import type { Handlers } from '../../contract/handler.js'
import { createProjectHandlers } from '../../project-routes/project-handlers.js'
import { commonProjectRoutes, projectsContract } from './contract.js'
import { createCrudHandlers } from './crud-handlers.js'
import { projectBusy, projectNotFound } from './errors.js'
import { findProject } from './find-project.js'
import { projectRecords, type ProjectServices } from './project-record.js'
import { createStepHandlers } from './step-handlers.js'
import { createVideoHandler } from './video-handler.js'

/**
 * Serves narrated videos step by step. The studio needs the recipe `narrated`; where its models are
 * microservices, they do the work.
 *
 * @example
 * const family = createProjectsFamily(studio)
 */
export function createProjectsFamily(studio: Studio): Family {
  const services: ProjectServices = { studio, records: projectRecords(studio) }
  const handlers: Handlers<typeof projectsContract.routes> = {
    ...createProjectHandlers(
      commonProjectRoutes,
      studio,
      async ({ id }, context) => (await findProject(services, id, context)).ref,
    ),
    ...createCrudHandlers(services),
    ...createStepHandlers(services),
    ...createVideoHandler(services),
  }
  return bindFamily(projectsContract, {
    handlers,
    sockets: {},
    translate: {
      PROJECT_NOT_FOUND: projectNotFound,
      RECORD_NOT_FOUND: projectNotFound,
      RUN_ACTIVE: projectBusy,
    },
  })
}
