import { empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { templateNotFound, templateReadOnly, templateVariableMissing } from '../errors.js'
import { SAMPLE_AT, SAMPLE_TEMPLATE_ID } from '../samples.js'
import {
  createTemplateBody,
  renderedTemplate,
  renderTemplateBody,
  template,
  templatePage,
  templateParams,
  templatesQuery,
  updateTemplateBody,
} from './template-wire.js'

const base = '/api/ai-studio/prompt-templates'
const params = { template_id: SAMPLE_TEMPLATE_ID }
const body = {
  name: 'Short launch',
  category: 'product',
  content: 'Meet {{product}}. It {{benefit}}.',
  variables: [
    { name: 'product', description: 'Product name' },
    { name: 'benefit', description: 'Main benefit', default: 'makes your day easier' },
  ],
}
const sample = {
  ...body,
  id: SAMPLE_TEMPLATE_ID,
  description: '',
  language: 'en',
  tags: [],
  built_in: false,
  estimated_duration: 2,
  created_at: SAMPLE_AT,
  updated_at: SAMPLE_AT,
  variables: [
    { name: 'product', description: 'Product name', default: null, required: true },
    { name: 'benefit', description: 'Main benefit', default: 'makes your day easier', required: false },
  ],
}

/** Routes of script templates. */
export const templateRoutes = {
  listTemplates: defineRoute({
    method: 'GET',
    path: base,
    summary: 'List script templates',
    description: 'Your own templates, newest first, then the built-in ones.',
    auth: 'required',
    query: templatesQuery,
    responses: { 200: templatePage },
    example: {
      query: { category: 'product' },
      response: { templates: [sample], total: 1, page: 1, limit: 20 },
    },
  }),
  createTemplate: defineRoute({
    method: 'POST',
    path: base,
    summary: 'Create a script template',
    description: 'Write placeholders as `{{name}}`. The category defaults to `other`, the language to `en`.',
    auth: 'required',
    body: createTemplateBody,
    responses: { 201: template },
    idempotent: true,
    example: { body, response: sample },
  }),
  getTemplate: defineRoute({
    method: 'GET',
    path: `${base}/:template_id`,
    summary: 'Get a script template',
    auth: 'required',
    params: templateParams,
    responses: { 200: template },
    errors: [templateNotFound],
    example: { params, response: sample },
  }),
  updateTemplate: defineRoute({
    method: 'PUT',
    path: `${base}/:template_id`,
    summary: 'Update one of your script templates',
    auth: 'required',
    params: templateParams,
    body: updateTemplateBody,
    responses: { 200: template },
    errors: [templateNotFound, templateReadOnly],
    example: { params, body: { name: 'Shorter launch' }, response: { ...sample, name: 'Shorter launch' } },
  }),
  deleteTemplate: defineRoute({
    method: 'DELETE',
    path: `${base}/:template_id`,
    summary: 'Delete one of your script templates',
    description: 'Videos created from it are kept.',
    auth: 'required',
    params: templateParams,
    responses: { 204: empty },
    errors: [templateNotFound, templateReadOnly],
    example: { params },
  }),
  renderTemplate: defineRoute({
    method: 'POST',
    path: `${base}/:template_id/render`,
    summary: 'Fill in a script template',
    description: 'Returns the script that a video with these variables would use. Creates nothing.',
    auth: 'required',
    params: templateParams,
    body: renderTemplateBody,
    responses: { 200: renderedTemplate },
    errors: [templateNotFound, templateVariableMissing],
    example: {
      params,
      body: { variables: { product: 'EcoWater' } },
      response: { script: 'Meet EcoWater. It makes your day easier.', words: 7, estimated_duration: 3 },
    },
  }),
}
