import {
  successResponses,
  type JsonSchema,
  type OpenApiMethod,
  type OpenApiOperation,
  type OpenApiParameter,
  type OpenApiSocket,
} from '../openapi/document.js'
import { pascalCase } from '../openapi/operation-id.js'
import { docComment, objectSource, typeSource, type TypeSourceOptions } from './type-source.js'

/** Source of one operation, and what it needs of the runtime. */
export interface OperationSource {
  readonly source: string
  readonly imports: readonly string[]
}

/** Writes the types and the function of a route. */
export function operationSource(
  method: OpenApiMethod,
  path: string,
  operation: OpenApiOperation,
  options: TypeSourceOptions,
): OperationSource {
  const { operationId: id, summary, description, deprecated = false } = operation
  const name = pascalCase(id)
  const errors = operation['x-mutoscope']?.errors ?? []
  const input = inputType(operation, options)
  const inputName = input === null ? 'NoInput' : `${name}Input`
  const words = docComment([
    `${summary.replace(/\.$/u, '')}.${description === undefined ? '' : ` ${description}`}`,
    '',
    `\`${method.toUpperCase()} ${path}\``,
    ...(deprecated ? ['@deprecated'] : []),
  ])
  const errorType = `${docComment([`What {@link ${id}} may fail with.`])}export type ${name}Error = ${errors.map(({ code }) => `'${code}'`).join(' | ') || 'string'}\n`
  const types = [
    input === null
      ? ''
      : `${docComment([`What {@link ${id}} takes.`])}export interface ${name}Input ${input}\n`,
    errorType,
  ]
  const route = `'${method.toUpperCase()} ${path}${traitSource(method, operation)}'`
  const events = operation['x-mutoscope']?.events
  const inputImport = input === null ? ['NoInput'] : []

  if (events !== undefined) {
    const messages = Object.entries(events).map(
      ([event, data]) =>
        `\n  | ${objectSource({ properties: { event: { const: event }, data, id: { type: ['string', 'null'] } }, required: ['event', 'data', 'id'] }, options, '  ')}`,
    )
    const eventType = `${docComment([`An event of {@link ${id}}.`])}export type ${name}Event =${messages.join('')}\n`
    return {
      source: [
        ...types,
        eventType,
        `${words}export const ${id} = /* @__PURE__ */ eventOperation<${inputName}, ${name}Event>(${route})\n`,
      ].join('\n'),
      imports: ['eventOperation', ...inputImport],
    }
  }
  const reply = replyType(operation, options)
  if (reply === null)
    return {
      source: [
        ...types,
        `${words}export const ${id} = /* @__PURE__ */ binaryOperation<${inputName}, ${name}Error>(${route})\n`,
      ].join('\n'),
      imports: ['binaryOperation', ...inputImport],
    }
  const replyWords = docComment([`What {@link ${id}} answers.`])
  const replySource =
    reply.startsWith('{') && reply.endsWith('}') && !reply.includes('\n} | ')
      ? `export interface ${name}Reply ${reply}\n`
      : `export type ${name}Reply = ${reply}\n`
  return {
    source: [
      ...types,
      `${replyWords}${replySource}`,
      `${words}export const ${id} = /* @__PURE__ */ operation<${inputName}, ${name}Reply, ${name}Error>(${route})\n`,
    ]
      .filter((part) => part !== '')
      .join('\n'),
    imports: ['operation', ...inputImport],
  }
}

/** Writes the types and the function of a WebSocket. */
export function socketSource(
  path: string,
  { operationId: id, summary, parameters, send, close }: OpenApiSocket,
  options: TypeSourceOptions,
): OperationSource {
  const name = pascalCase(id)
  const input = inputParts({ parameters }, options)
  const types = [
    ...(input.length === 0
      ? []
      : [
          `${docComment([`What {@link ${id}} takes.`])}export interface ${name}Input {\n${input.join('')}}\n`,
        ]),
    `${docComment([`What the server sends on {@link ${id}}.`])}export type ${name}Message = ${typeSource(send, options)}\n`,
  ]
  const codes =
    close.length === 0 ? '' : `, { ${close.map(({ code, error }) => `${code}: '${error}'`).join(', ')} }`
  const call = `socketOperation<${input.length === 0 ? 'NoInput' : `${name}Input`}, ${name}Message>('${path}'${codes})`
  return {
    source: [
      ...types,
      `${docComment([`${summary.replace(/\.$/u, '')}.`, '', `WebSocket \`${path}\``])}export const ${id} = /* @__PURE__ */ ${call}\n`,
    ].join('\n'),
    imports: ['socketOperation', ...(input.length === 0 ? ['NoInput'] : [])],
  }
}

function inputType(operation: OpenApiOperation, options: TypeSourceOptions): string | null {
  const parts = inputParts(operation, options)
  return parts.length === 0 ? null : `{\n${parts.join('')}}`
}

function inputParts(
  { parameters, requestBody }: Pick<OpenApiOperation, 'parameters' | 'requestBody'>,
  options: TypeSourceOptions,
): readonly string[] {
  const json = requestBody?.content['application/json']?.schema
  const form =
    requestBody?.content['multipart/form-data']?.schema ??
    requestBody?.content['application/x-www-form-urlencoded']?.schema
  const isRequired = requestBody?.required ?? false
  return [
    ...parameterPart(
      'params',
      parameters.filter((parameter) => parameter.in === 'path'),
      options,
    ),
    ...parameterPart(
      'query',
      parameters.filter((parameter) => parameter.in === 'query'),
      options,
    ),
    ...(json === undefined ? [] : [member('body', typeSource(json, options, '  '), isRequired)]),
    ...(form === undefined
      ? []
      : [member('form', typeSource(form, { ...options, binary: 'Blob' }, '  '), isRequired)]),
  ]
}

function parameterPart(
  part: 'params' | 'query',
  parameters: readonly OpenApiParameter[],
  options: TypeSourceOptions,
): readonly string[] {
  if (parameters.length === 0) return []
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description }) => [
      name,
      description === undefined ? schema : { ...schema, description },
    ]),
  )
  return [
    member(part, objectSource({ properties, required: [...required] }, options, '  '), required.length > 0),
  ]
}

function member(name: string, type: string, isRequired: boolean): string {
  return `  readonly ${name}${isRequired ? '' : '?'}: ${type}${isRequired ? '' : ' | undefined'}\n`
}

/** Null for bytes. */
function replyType({ responses }: OpenApiOperation, options: TypeSourceOptions): string | null {
  const replies = successResponses(responses)
    .filter(([status]) => status.startsWith('2') && status !== '206')
    .map(([, { content = {} }]) => Object.entries(content))
  const medias = replies.flat()
  if (medias.some(([, { schema }]) => schema?.['format'] === 'binary')) return null
  const types = medias.map(([type, { schema = {} }]) =>
    isJson(type) ? typeSource(schema, options) : 'string',
  )
  if (replies.some((content) => content.length === 0)) types.push('undefined')
  return [...new Set(types)].join(' | ') || 'undefined'
}

function isJson(mediaType: string): boolean {
  return /[/+]json\b/u.test(mediaType)
}

/**
 * What else is to be known of an operation: whether it takes an `Idempotency-Key`, or how its list goes on.
 */
function traitSource(method: OpenApiMethod, operation: OpenApiOperation): string {
  const trait =
    method === 'get'
      ? pagesOf(operation)
      : (operation['x-mutoscope']?.idempotent ?? false)
        ? 'idempotent'
        : null
  return trait === null ? '' : ` ${trait}`
}

/** A list goes on by the parameter that says where. */
function pagesOf({ parameters }: OpenApiOperation): 'cursor' | 'offset' | 'page' | null {
  const names: readonly string[] = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name)
  return (['cursor', 'page', 'offset'] as const).find((name) => names.includes(name)) ?? null
}

/** A schema that only refers to another needs no type of its own. */
export function isObjectSchema(schema: JsonSchema): boolean {
  return schema['type'] === 'object' && !('anyOf' in schema) && !('oneOf' in schema)
}
