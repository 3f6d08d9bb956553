import type { FamilyOf } from '../../contract/family.js'
import { projectRoutes, type ProjectRoutes } from '../../project-routes/project-routes.js'
import { crudRoutes } from './crud-routes.js'
import { projectNotFound } from './errors.js'
import { sampleParams } from './project-samples.js'
import { projectParams } from './project-wire.js'
import { stepRoutes } from './step-routes.js'

/** The routes that every project has besides its own. */
export const commonProjectRoutes: ProjectRoutes<'/projects/:id', typeof projectParams> = projectRoutes({
  base: '/projects/:id',
  params: projectParams,
  example: sampleParams,
  notFound: projectNotFound,
})

/** Narrated videos made step by step: script, audio, images, video. Callers read `detail`. */
export const projectsContract: FamilyOf<typeof crudRoutes & typeof stepRoutes & typeof commonProjectRoutes> =
  {
    name: 'projects',
    title: 'Projects',
    description:
      'Narrated videos step by step: create a project, generate its script, audio, images and video.',
    errorNames: 'SCREAMING_CASE',
    errors: [],
    routes: { ...crudRoutes, ...stepRoutes, ...commonProjectRoutes },
    sockets: {},
  }
