import type { Json } from '@mutoscope/core'
import * as z from 'zod'
import { filePartOptions } from '../contract/file-part.js'
import type { Schema } from '../contract/schema.js'
import type { JsonSchema } from './document.js'

/** Whose schema it is, which names what has no name of its own. */
export interface SchemaPlace {
  /** For instance `jobs`; stands before an id that two families use for different things. */
  readonly family: string
  /** For instance `JobsReorderBody`. */
  readonly name: string
}

/** Turns zod schemas into JSON Schema; those with an id become components that all others refer to. */
export interface SchemaComponents {
  /** What a caller writes, or a response shows. */
  convert(schema: Schema, place: SchemaPlace): JsonSchema
  readonly schemas: { readonly [name: string]: JsonSchema }
}

/** Formats that say all that zod's own long pattern says. */
const SPOKEN_FORMATS = ['date-time', 'date', 'time', 'uuid', 'email', 'duration']

/** Starts an empty collection of components. */
export function createSchemaComponents(): SchemaComponents {
  const schemas: Record<string, JsonSchema> = {}
  const signatures = new Map([['Problem', 'the body of errors']])

  function nameFor(id: string, definitions: Definitions, { family, name }: SchemaPlace): string {
    const signature = signatureOf(id, definitions)
    const isNameless = id.startsWith('__schema')
    const known = isNameless ? [...signatures].find(([, each]) => each === signature)?.[0] : undefined
    const wanted = known ?? (isNameless ? `${name}${id.slice('__schema'.length)}` : id)
    for (const candidate of [wanted, `${capitalize(family)}${wanted}`, `${name}${wanted}`]) {
      if ((signatures.get(candidate) ?? signature) !== signature) continue
      signatures.set(candidate, signature)
      return candidate
    }
    return wanted
  }

  return {
    schemas,
    convert(schema, place) {
      const { $defs = {}, ...root } = toJsonSchema(schema)
      const definitions: Definitions = JSON.stringify(root).includes('"$ref":"#"')
        ? { ...($defs as Definitions), __schema: root }
        : ($defs as Definitions)
      const names = new Map(Object.keys(definitions).map((id) => [id, nameFor(id, definitions, place)]))
      for (const [id, definition] of Object.entries(definitions))
        schemas[names.get(id) ?? id] ??= pointAt(definition, names) as JsonSchema
      return '__schema' in definitions
        ? { $ref: `#/components/schemas/${names.get('__schema')}` }
        : (pointAt(root, names) as JsonSchema)
    },
  }
}

type Definitions = { readonly [id: string]: JsonSchema }

function toJsonSchema(schema: Schema): JsonSchema {
  // Schemas of contracts are zod's; the contract only names the part of them that its types need.
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema as unknown as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const file = filePartOptions(zodSchema as unknown as z.ZodType)
      if (file !== undefined)
        Object.assign(jsonSchema, {
          type: 'string',
          format: 'binary',
          contentMediaType: 'application/octet-stream',
          description: `${file.mediaTypes.join(', ')}; at most ${file.maxBytes} bytes`,
        })
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.format !== undefined && SPOKEN_FORMATS.includes(jsonSchema.format))
        delete jsonSchema.pattern
      if (
        typeof jsonSchema.propertyNames === 'object' &&
        JSON.stringify(jsonSchema.propertyNames) === '{"type":"string"}'
      )
        delete jsonSchema.propertyNames
    },
  })
  return written as JsonSchema
}

/** Two definitions are the same when they and all they lead to are. */
function signatureOf(id: string, definitions: Definitions, seen = new Set<string>()): string {
  seen.add(id)
  const text = JSON.stringify(definitions[id])
  const inner = [...text.matchAll(/"#\/\$defs\/([^"]+)"/gu)].flatMap(([, name]) =>
    name === undefined || seen.has(name) ? [] : [signatureOf(name, definitions, seen)],
  )
  return [text, ...inner].join('\n')
}

function pointAt(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((each: Json) => pointAt(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' ? componentPointer(each, names) : pointAt(each, names),
    ]),
  )
}

function componentPointer(pointer: string, names: ReadonlyMap<string, string>): string {
  const id = pointer === '#' ? '__schema' : pointer.replace('#/$defs/', '')
  return `#/components/schemas/${names.get(id) ?? id}`
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
