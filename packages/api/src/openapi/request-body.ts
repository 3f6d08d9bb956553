import type { Json } from '@mutoscope/core'
import * as z from 'zod'
import { filePartOptions, type FilePartOptions } from '../contract/file-part.js'
import type { RouteDefinition } from '../contract/route.js'
import type { Schema } from '../contract/schema.js'
import type { JsonSchema, OpenApiMedia, OpenApiOperation } from './document.js'

/** The body of a route, as JSON or as a form. */
export function requestBody(
  { body, form, example }: RouteDefinition,
  convert: (schema: Schema, part: 'Body' | 'Form') => JsonSchema,
): OpenApiOperation['requestBody'] {
  if (body !== undefined) {
    const media = {
      schema: withoutUndefined(convert(body, 'Body')),
      ...(example.body === undefined ? {} : { example: example.body as Json }),
    }
    return {
      required: !z.safeParse(body as unknown as z.core.$ZodType, undefined).success,
      content: { 'application/json': media },
    }
  }
  if (form === undefined) return undefined
  const files = filesOfForm(form)
  const schema = convert(form, 'Form')
  const shown = Object.fromEntries(
    Object.entries(example.form ?? {}).filter(([member]) => !(member in files)),
  )
  const media: OpenApiMedia = {
    schema,
    ...(Object.keys(shown).length === 0 ? {} : { example: shown as Json }),
  }
  const encoding = Object.fromEntries(
    Object.entries(files).map(([member, { mediaTypes }]) => [member, { contentType: mediaTypes.join(', ') }]),
  )
  const required = (schema['required'] as readonly string[] | undefined) ?? []
  return {
    required: true,
    content: {
      'multipart/form-data': { ...media, ...(Object.keys(encoding).length === 0 ? {} : { encoding }) },
      ...(required.some((member) => member in files) ? {} : { 'application/x-www-form-urlencoded': media }),
    },
  }
}

/** The files of a form by member, with their limits. */
export function filesOfForm(form: Schema): { readonly [member: string]: FilePartOptions } {
  const shape = form instanceof z.ZodObject ? form.shape : {}
  return Object.fromEntries(
    Object.entries(shape).flatMap(([member, schema]) => {
      const options = filePartOptions(schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema)
      return options === undefined ? [] : [[member, options]]
    }),
  )
}

/** A body that may be left out is a union with nothing, which JSON Schema can only call anything. */
function withoutUndefined(schema: JsonSchema): JsonSchema {
  const choices = Array.isArray(schema['anyOf'])
    ? (schema['anyOf'] as readonly JsonSchema[]).filter((choice) => Object.keys(choice).length > 0)
    : []
  const [only] = choices
  return choices.length === 1 && only !== undefined ? only : schema
}
