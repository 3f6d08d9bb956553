import * as z from 'zod'
import type { Schema } from '../contract/schema.js'

/** Values by name as they came in: texts, and lists of texts where a name was repeated. */
export type RawValues = Readonly<Record<string, unknown>>

type TextKind = 'text' | 'number' | 'boolean'
type ValueKind = { readonly kind: TextKind; readonly list: boolean }

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu
const BOOLEANS: { readonly [text: string]: boolean } = { true: true, 1: true, false: false, 0: false }

/**
 * Makes what turns the texts of a path, a query or a form into the numbers, booleans and lists that a schema
 * wants, and changes nothing else: what does not fit stays as it is, so that the schema can say so. `k=1`,
 * `k=1&k=2` and `k[]=1` all fill a list.
 */
export function createTextCoercer(schema: Schema): (raw: RawValues) => RawValues {
  const json = z.toJSONSchema(schema as unknown as z.core.$ZodType, { io: 'input', unrepresentable: 'any' })
  const kinds = new Map<string, ValueKind>()
  for (const [name, member] of membersOf(json, json)) {
    const kind = kindOf(member, json)
    if (kind.list || kind.kind !== 'text') kinds.set(name, kind)
  }
  if (kinds.size === 0) return (raw) => raw
  return (raw) => {
    const coerced: Record<string, unknown> = { ...raw }
    for (const [name, { kind, list }] of kinds) {
      const bracketed = `${name}[]`
      const value = list && raw[name] === undefined ? raw[bracketed] : raw[name]
      if (value === undefined) continue
      coerced[name] = list ? [value].flat().map((item) => coerce(item, kind)) : coerce(value, kind)
    }
    return coerced
  }
}

function coerce(value: unknown, kind: TextKind): unknown {
  if (typeof value !== 'string') return value
  if (kind === 'number') return NUMBER.test(value) ? Number(value) : value
  if (kind === 'boolean') return Object.hasOwn(BOOLEANS, value) ? BOOLEANS[value] : value
  return value
}

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The members of an object schema, also of one that is put together from several. */
function membersOf(schema: JsonSchema, root: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const here = resolve(schema, root)
  return [
    ...Object.entries(here.properties ?? {}).filter(
      (entry): entry is [string, JsonSchema] => typeof entry[1] === 'object',
    ),
    ...alternatives(here).flatMap((part) => membersOf(part, root)),
  ]
}

/** A value that may be a text stays one, whatever else it may be. */
function kindOf(schema: JsonSchema, root: JsonSchema): ValueKind {
  const here = resolve(schema, root)
  if (here.type === 'array') {
    const { items } = here
    return {
      kind: typeof items === 'object' && !Array.isArray(items) ? kindOf(items, root).kind : 'text',
      list: true,
    }
  }
  const parts = alternatives(here)
    .map((part) => resolve(part, root))
    .filter((part) => part.type !== 'null')
  if (parts.length > 0) {
    const kinds = parts.map((part) => kindOf(part, root))
    const [first] = kinds
    return first !== undefined && kinds.every((each) => each.kind === first.kind)
      ? { kind: first.kind, list: kinds.some((each) => each.list) }
      : { kind: 'text', list: false }
  }
  if (here.type === 'number' || here.type === 'integer' || typeof here.const === 'number')
    return { kind: 'number', list: false }
  return {
    kind: here.type === 'boolean' || typeof here.const === 'boolean' ? 'boolean' : 'text',
    list: false,
  }
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
    (part): part is JsonSchema => typeof part === 'object',
  )
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '')
  const found = name === undefined ? undefined : root.$defs?.[name]
  return typeof found === 'object' ? found : schema
}
