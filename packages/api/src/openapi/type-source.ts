import type { JsonSchema } from './document.js'

/** How references are named, and what a file is. */
export interface TypeSourceOptions {
  /** The type of a component by its name in the document. */
  readonly typeName: (component: string) => string
  /** @default 'string' */
  readonly binary?: 'Blob' | 'string'
}

const PRIMITIVES: { readonly [type: string]: string } = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
}

/**
 * Writes a JSON Schema as a TypeScript type. What TypeScript cannot say, such as a range, is left to the
 * server.
 */
export function typeSource(schema: JsonSchema, options: TypeSourceOptions, indent = ''): string {
  const ref = schema['$ref']
  if (typeof ref === 'string') return options.typeName(ref.replace('#/components/schemas/', ''))
  if ('const' in schema) return literal(schema['const'])
  if (Array.isArray(schema['enum'])) return union((schema['enum'] as readonly unknown[]).map(literal))
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices))
    return union((choices as readonly JsonSchema[]).map((choice) => typeSource(choice, options, indent)))
  if (Array.isArray(schema['allOf']))
    return (schema['allOf'] as readonly JsonSchema[])
      .map((part) => inBrackets(typeSource(part, options, indent)))
      .join(' & ')
  const { type } = schema
  if (Array.isArray(type))
    return union(
      (type as readonly string[]).map((one) => typeSource({ ...schema, type: one }, options, indent)),
    )
  if (type === 'array') return arraySource(schema, options, indent)
  if (type === 'object') return objectSource(schema, options, indent)
  if (options.binary === 'Blob' && schema['format'] === 'binary') return 'Blob'
  return typeof type === 'string' ? (PRIMITIVES[type] ?? 'unknown') : 'unknown'
}

/** Writes the members of an object type, between braces. */
export function objectSource(schema: JsonSchema, options: TypeSourceOptions, indent = ''): string {
  const properties = Object.entries(
    (schema['properties'] as { readonly [name: string]: JsonSchema } | undefined) ?? {},
  )
  const rest = schema['additionalProperties']
  const other =
    typeof rest === 'object' && rest !== null && !Array.isArray(rest) ? (rest as JsonSchema) : null
  if (properties.length === 0)
    return other === null
      ? '{ readonly [member: string]: unknown }'
      : `{ readonly [member: string]: ${typeSource(other, options, indent)} }`
  const required = (schema['required'] as readonly string[] | undefined) ?? []
  const inner = `${indent}  `
  const members = properties.map(
    ([name, member]) =>
      `${docComment(memberWords(member), inner)}${inner}readonly ${memberName(name)}${required.includes(name) ? '' : '?'}: ${typeSource(member, options, inner)}${required.includes(name) ? '' : ' | undefined'}\n`,
  )
  return `{\n${members.join('')}${other === null ? '' : `${inner}readonly [member: string]: unknown\n`}${indent}}`
}

/** Writes sentences as a doc comment; nothing for none. */
export function docComment(lines: readonly string[], indent = ''): string {
  const safe = lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.replaceAll('*/', '*\\/').trimEnd())
  if (safe.length === 0) return ''
  return safe.length === 1
    ? `${indent}/** ${safe[0]} */\n`
    : `${indent}/**\n${safe.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`
}

/** A schema that only refers to another needs no type of its own. */
export function isObjectSchema(schema: JsonSchema): boolean {
  return schema['type'] === 'object' && !('anyOf' in schema) && !('oneOf' in schema)
}

function memberWords({ description, default: preset }: JsonSchema): readonly string[] {
  return [
    ...(typeof description === 'string' ? [description] : []),
    ...(preset === undefined ? [] : [`@default ${JSON.stringify(preset)}`]),
  ]
}

function arraySource(schema: JsonSchema, options: TypeSourceOptions, indent: string): string {
  const fixed = schema['prefixItems']
  if (Array.isArray(fixed))
    return `readonly [${(fixed as readonly JsonSchema[]).map((item) => typeSource(item, options, indent)).join(', ')}]`
  const { items } = schema
  return `readonly ${inBrackets(typeof items === 'object' && items !== null ? typeSource(items as JsonSchema, options, indent) : 'unknown')}[]`
}

function literal(value: unknown): string {
  return typeof value === 'string'
    ? `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
    : JSON.stringify(value)
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)]
  if (distinct.includes('unknown') || distinct.length === 0) return 'unknown'
  return distinct.join(' | ')
}

function inBrackets(type: string): string {
  return /^readonly |[|&]/u.test(type) && !type.startsWith('{') && !/^'[^']*'$/u.test(type)
    ? `(${type})`
    : type
}

function memberName(name: string): string {
  return /^[a-z_$][\w$]*$/iu.test(name) ? name : literal(name)
}
