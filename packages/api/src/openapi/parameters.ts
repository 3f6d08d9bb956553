import type { Json } from '@mutoscope/core'
import type { JsonSchema, OpenApiParameter } from './document.js'

/** Takes the members of an object schema apart, following references and `allOf`. */
export function schemaMembers(
  schema: JsonSchema,
  components: { readonly [name: string]: JsonSchema },
): { readonly properties: { readonly [name: string]: JsonSchema }; readonly required: readonly string[] } {
  const target =
    typeof schema['$ref'] === 'string'
      ? (components[schema['$ref'].replace('#/components/schemas/', '')] ?? {})
      : schema
  const parts = Array.isArray(target['allOf'])
    ? (target['allOf'] as readonly JsonSchema[]).map((part) => schemaMembers(part, components))
    : []
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties), target['properties']) as {
      readonly [name: string]: JsonSchema
    },
    required: [
      ...parts.flatMap(({ required }) => required),
      ...((target['required'] as readonly string[] | undefined) ?? []),
    ],
  }
}

/** Writes each member of an object schema as a parameter. Arrays are repeated: `order=3&order=1`. */
export function toParameters(
  place: 'path' | 'query',
  schema: JsonSchema,
  components: { readonly [name: string]: JsonSchema },
  example: Readonly<Record<string, unknown>> = {},
): readonly OpenApiParameter[] {
  const { properties, required } = schemaMembers(schema, components)
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: rest,
    ...(typeof description === 'string' ? { description } : {}),
    ...(rest['type'] === 'array' ? { explode: true } : {}),
    ...(example[name] === undefined ? {} : { example: example[name] as Json }),
  }))
}

/** Headers that a route of this kind takes. */
export const HEADER_PARAMETERS = {
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    description:
      'Repeating a request with the same key within 24 hours returns the stored response and creates nothing twice.',
  },
  range: {
    name: 'Range',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'The bytes to return, for example `bytes=0-1023`.',
  },
  lastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'The last event received; the stream resumes after it.',
  },
} as const satisfies Record<string, OpenApiParameter>
