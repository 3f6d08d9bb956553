import { RECIPES, toMicros, type ProjectSettings } from '@mutoscope/core'
import { respond } from '../../contract/handler-response.js'
import { ApiError } from '../../contract/error-definition.js'
import type { Handlers } from '../../contract/handler.js'
import { PROJECT_OPTIONS, crudRoutes } from './crud-routes.js'
import { projectBusy } from './errors.js'
import { findProject } from './find-project.js'
import { presentProject } from './present-project.js'
import { assertOwnImageUrls } from './image-urls.js'
import { listProjects } from './list-projects.js'
import { toWantedImages } from './project-images.js'
import { searchText, type ProjectData, type ProjectServices } from './project-record.js'
import { isOtherScript, toBrief, toSettings, withFields } from './project-words.js'

/** Longest a run is given to stop before its project is removed, milliseconds. */
const STOP_MS = 10_000

const DEFAULTS: Omit<ProjectData, 'title'> = {
  description: '',
  language: 'en',
  useCase: 'explanation',
  scriptStyle: 'educational',
  inspirations: [],
  images: null,
  drawnAlong: [],
}
const DEFAULT_LOOK = { style: 'realistic' } as const satisfies Partial<ProjectSettings>

/** Keeps projects. */
export function createCrudHandlers(services: ProjectServices): Handlers<typeof crudRoutes> {
  const { studio, records } = services
  return {
    listProjects: ({ query }, context) => listProjects(services, query, context),

    getOptions: () => PROJECT_OPTIONS,

    async createProject({ body }, context) {
      const { ownerId } = context
      const { images, script_text, budget_usd } = body
      await assertOwnImageUrls(studio, images, context, crudRoutes.createProject)
      const data = withFields(
        {
          ...DEFAULTS,
          title: body.title,
          images:
            images === undefined || images.length === 0
              ? null
              : images.map(({ prompt }) => ({ prompt, style: null })),
        },
        body,
      )
      const shape = data.useCase === 'youtube-short' ? ({ aspectRatio: '9:16' } as const) : {}
      const project = studio.projects.draft({
        ownerId,
        recipe: RECIPES.narrated.name,
        brief: toBrief(data, script_text === '' ? undefined : script_text),
        settings: { ...DEFAULT_LOOK, ...shape, language: data.language, ...toSettings(body) },
        budgetMicros: budget_usd == null ? null : toMicros(budget_usd),
      })
      const { id } = project
      const record = records.draft({ ownerId, id, projectId: id, text: searchText(data), data })
      await studio.orders.place([{ project, records: [record] }])
      return respond(201, await presentProject(services, await findProject(services, id, context), context), {
        location: context.url(`/projects/${id}`),
      })
    },

    getProject: async ({ params }, context) =>
      presentProject(services, await findProject(services, params.id, context), context),

    async updateProject({ params, body }, context) {
      const kept = await findProject(services, params.id, context)
      const { images, script_text } = body
      await assertOwnImageUrls(studio, images, context, crudRoutes.updateProject)
      const { data } = await records.change({ ownerId: context.ownerId, id: params.id }, (record) => {
        const changed = withFields(record.data, body)
        const wanted = images === undefined ? record.data.images : toWantedImages({ ...kept, record }, images)
        return { text: searchText(changed), data: { ...changed, images: wanted } }
      })
      const { brief, project } = kept
      const { storyboard } = project
      const script = isOtherScript(kept, script_text) ? script_text : brief.script
      // Until there is a storyboard, nothing was asked for yet, and a quote should know the words.
      const words =
        storyboard === null
          ? { brief: toBrief(data, script) }
          : script === brief.script
            ? {}
            : { brief: { ...brief, script } }
      await studio.projects.update(kept.ref, {
        ...words,
        settings: { ...toSettings(body), ...(storyboard === null ? { language: data.language } : {}) },
      })
      return presentProject(services, await findProject(services, params.id, context), context)
    },

    async deleteProject({ params }, context) {
      const { ref } = await findProject(services, params.id, context)
      const active = await studio.runs.active(ref)
      if (active !== null) {
        const run = { ownerId: ref.ownerId, runId: active.id }
        await studio.runs.cancel(run)
        const signal = AbortSignal.any([context.signal, AbortSignal.timeout(STOP_MS)])
        await studio.runs.wait(run, { signal }).catch((error: unknown) => {
          if (!signal.aborted) throw error
          throw new ApiError(projectBusy, {
            message: 'Work on the project has not stopped yet. Try again in a minute.',
            cause: error,
          })
        })
      }
      await studio.projects.remove(ref)
      return respond(204, undefined)
    },
  }
}
