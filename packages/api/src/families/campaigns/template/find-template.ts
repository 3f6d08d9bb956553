import type { StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { CampaignServices } from '../campaign-services.js'
import { templateNotFound, templateReadOnly } from '../errors.js'
import { notFound } from '../or-not-found.js'
import { BUILT_IN_TEMPLATES } from './built-in-templates.js'
import type { Template, TemplateData } from './template-record.js'

/** Finds a template, built in or of an owner. @throws `TEMPLATE_NOT_FOUND`, also for one of another owner */
export async function findTemplate(
  { templates }: Pick<CampaignServices, 'templates'>,
  ownerId: string,
  id: string,
): Promise<Template> {
  const builtIn = builtInTemplate(id)
  if (builtIn !== undefined) return builtIn
  const own = await templates.find({ ownerId, id })
  if (own === null) throw notFound(templateNotFound, id)
  return toTemplate(own)
}

/** @throws `TEMPLATE_READ_ONLY` for one that is built in */
export function assertOwnTemplate(id: string): void {
  if (builtInTemplate(id) === undefined) return
  throw new ApiError(templateReadOnly, {
    message: `Template "${id}" is built in and cannot be changed. Create your own template with the same content.`,
    details: { id },
  })
}

/** A stored template as it is used. */
export function toTemplate({ id, data, createdAt, updatedAt }: StoredRecord<TemplateData>): Template {
  return { id, ...data, createdAt, updatedAt }
}

function builtInTemplate(id: string): Template | undefined {
  return BUILT_IN_TEMPLATES.find((template) => template.id === id)
}
