import { foldCase } from '@mutoscope/core/ports'
import { respond } from '../../../contract/handler-response.js'
import { ApiError } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { SchemaOutput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import type { CampaignServices } from '../campaign-services.js'
import { templateNotFound } from '../errors.js'
import { listHeaders, toRange } from '../list-page.js'
import { orNotFound } from '../or-not-found.js'
import { BUILT_IN_TEMPLATES } from './built-in-templates.js'
import { assertOwnTemplate, findTemplate, toTemplate } from './find-template.js'
import { templateText, type Template, type TemplateData } from './template-record.js'
import type { templateRoutes } from './template-routes.js'
import { describeVariables, fillTemplate, speakingTime, variablesIn } from './template-text.js'
import type { updateTemplateBody } from './template-wire.js'

const EMPTY_TEMPLATE: TemplateData = {
  name: '',
  category: 'other',
  description: '',
  content: '',
  language: 'en',
  variables: [],
  tags: [],
}

/** Answers the routes of script templates. */
export function createTemplateHandlers(services: CampaignServices): Handlers<typeof templateRoutes> {
  const { templates } = services
  return {
    async listTemplates({ query }, context) {
      const { category, search = '', own, page, limit } = query
      const filter = { search, ...(category === undefined ? {} : { labels: [category] }) }
      const builtIn =
        own === true
          ? []
          : BUILT_IN_TEMPLATES.filter(
              (each) =>
                (category === undefined || each.category === category) &&
                foldCase(templateText(each)).includes(foldCase(search)),
            )
      const { offset } = toRange(query)
      const ownTotal = own === false ? 0 : await templates.count(context.ownerId, filter)
      const records =
        offset < ownTotal ? await templates.list(context.ownerId, { ...filter, limit, offset }) : []
      const shown = [
        ...records.map(toTemplate),
        ...builtIn.slice(Math.max(0, offset - ownTotal), Math.max(0, offset + limit - ownTotal)),
      ]
      const total = ownTotal + builtIn.length
      return respond(
        200,
        { templates: shown.map(presentTemplate), total, page, limit },
        listHeaders(context, '/api/ai-studio/prompt-templates', query, total),
      )
    },

    async createTemplate({ body }, context) {
      const { data, ...record } = toRecord(EMPTY_TEMPLATE, body)
      const template = toTemplate(await templates.insert({ ownerId: context.ownerId, data, ...record }))
      return respond(201, presentTemplate(template), {
        location: context.url(`/api/ai-studio/prompt-templates/${template.id}`),
      })
    },

    getTemplate: async ({ params }, { ownerId }) =>
      presentTemplate(await findTemplate(services, ownerId, params.template_id)),

    async updateTemplate({ params: { template_id: id }, body }, { ownerId }) {
      assertOwnTemplate(id)
      return presentTemplate(
        toTemplate(
          await orNotFound(templateNotFound, id, () =>
            templates.change({ ownerId, id }, ({ data }) => toRecord(data, body)),
          ),
        ),
      )
    },

    async deleteTemplate({ params: { template_id: id } }, { ownerId }) {
      assertOwnTemplate(id)
      await orNotFound(templateNotFound, id, () => templates.remove({ ownerId, id }))
      return undefined
    },

    async renderTemplate({ params, body }, { ownerId }) {
      const script = fillTemplate(await findTemplate(services, ownerId, params.template_id), body.variables)
      const { words, seconds } = speakingTime(script)
      return { script, words, estimated_duration: seconds }
    },
  }
}

/**
 * A template as it is stored after a change. @throws `INVALID_INPUT` for a described variable that the
 * content does not have
 */
function toRecord(before: TemplateData, body: SchemaOutput<typeof updateTemplateBody>) {
  const {
    name = before.name,
    category = before.category,
    description = before.description,
    content = before.content,
    language = before.language,
    tags = before.tags,
  } = body
  const names = variablesIn(content)
  const unknown = body.variables?.find((variable) => !names.includes(variable.name))
  if (unknown !== undefined) {
    const message = `"${unknown.name}" does not stand in the content. Write it there as {{${unknown.name}}}`
    throw new ApiError(COMMON_ERRORS.invalidInput, {
      message: `${message}.`,
      details: [{ place: 'body', field: 'variables', message, missing: false }],
    })
  }
  const described =
    body.variables?.map((variable) => ({
      name: variable.name,
      description: variable.description ?? '',
      default: variable.default ?? null,
    })) ?? before.variables
  const data: TemplateData = {
    name,
    category,
    description,
    content,
    language,
    tags,
    variables: describeVariables(content, described),
  }
  return { data, label: category, text: templateText(data) }
}

function presentTemplate({ createdAt, updatedAt, variables, tags, ...same }: Template) {
  return {
    ...same,
    tags: [...tags],
    variables: variables.map((variable) => ({ ...variable, required: variable.default === null })),
    built_in: createdAt === null,
    estimated_duration: speakingTime(same.content).seconds,
    created_at: createdAt === null ? null : toIso(createdAt),
    updated_at: updatedAt === null ? null : toIso(updatedAt),
  }
}
