import { LANGUAGES } from '@mutoscope/core'
import * as z from 'zod'
import { pageFacts, pageQuery } from '../list-page.js'
import { TEMPLATE_CATEGORIES } from './template-record.js'
import { isTemplateText } from './template-text.js'

/** Longest text of a template, and longest value of a variable, characters. */
const MAX_CONTENT = 20_000
const MAX_VALUE = 2000

const variableName = z
  .string()
  .regex(/^[a-z]\w{0,39}$/iu, 'A name has letters, digits and _, and begins with a letter')

const variable = {
  name: variableName,
  /** For who fills it in. */
  description: z.string().trim().max(500),
  /** What stands there when nothing is said; null where a value must be given. */
  default: z.string().trim().min(1).max(MAX_VALUE).nullable(),
}

/** Values by name of the variable. */
export const templateValues = z.record(variableName, z.string().max(MAX_VALUE))

const fields = {
  name: z.string().trim().min(1).max(200),
  category: z.enum(TEMPLATE_CATEGORIES),
  description: z.string().trim().max(2000),
  /** What is spoken, with places such as `{{product}}`. */
  content: z
    .string()
    .trim()
    .min(1)
    .max(MAX_CONTENT)
    .refine(isTemplateText, 'Braces stand only around the name of a variable, as in {{product}}'),
  language: z.enum(LANGUAGES),
  /** Describes variables of the content; those that are not described need a value. */
  variables: z
    .array(z.strictObject(variable).partial().required({ name: true }))
    .max(50)
    .refine(
      (list) => new Set(list.map(({ name }) => name)).size === list.length,
      'Describe each variable once',
    ),
  tags: z.array(z.string().trim().min(1).max(50)).max(20),
}

/** Which template. */
export const templateParams = z.object({ template_id: z.string().min(1).max(100) })

/** The body of `POST /api/ai-studio/prompt-templates`. */
export const createTemplateBody = z.strictObject(fields).partial().required({ name: true, content: true })

/** The body of `PUT /api/ai-studio/prompt-templates/:template_id`: what is not named stays. */
export const updateTemplateBody = z.strictObject(fields).partial()

/** Which templates. */
export const templatesQuery = z.object({
  ...pageQuery,
  category: z.enum(TEMPLATE_CATEGORIES).optional(),
  /** Looks in name, description, content and tags. */
  search: z.string().trim().max(200).optional(),
  /** True for own templates only, false for those that are built in. */
  own: z.boolean().optional(),
})

const time = z.iso.datetime().nullable()

/** A template. */
export const template = z
  .object({
    ...fields,
    id: z.string(),
    variables: z.array(z.object({ ...variable, required: z.boolean() })),
    built_in: z.boolean(),
    /** Seconds, without the values of variables. */
    estimated_duration: z.int().min(0),
    /** Null for one that is built in, as is the next. */
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'PromptTemplate' })

/** A page of templates. */
export const templatePage = z
  .object({ templates: z.array(template), ...pageFacts })
  .meta({ id: 'PromptTemplatePage' })

/** The body of `POST /api/ai-studio/prompt-templates/:template_id/render`. */
export const renderTemplateBody = z.strictObject({ variables: templateValues.default({}) })

/** A template with its places filled. */
export const renderedTemplate = z
  .object({ script: z.string(), words: z.int().min(0), estimated_duration: z.int().min(0) })
  .meta({ id: 'RenderedTemplate' })
