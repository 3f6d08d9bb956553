import {
  successResponses,
  type JsonSchema,
  type OpenApiMethod,
  type OpenApiOperation,
  type OpenApiParameter,
} from '../openapi/document.js'
import { objectSource, typeSource, type TypeSourceOptions } from '../openapi/type-source.js'

/** What is written about an operation, its types as source. */
export interface OperationFacts {
  readonly id: string
  /** The name of its route within its family; the whole name where the document does not say. */
  readonly route: string
  readonly words: string
  readonly deprecated: boolean
  /** Method and path, for people. */
  readonly place: string
  /** Method, path and trait, for the runtime. */
  readonly definition: string
  /** The parameters of its path; null without any. */
  readonly params: string | null
  /** The other members of what it takes. */
  readonly members: readonly string[]
  /** What it answers; null for bytes and for events. */
  readonly response: string | null
  /** The union of its events; null when it has none. */
  readonly events: string | null
  readonly codes: readonly string[]
}

/** Reads an operation. */
export function operationFacts(
  method: OpenApiMethod,
  path: string,
  operation: OpenApiOperation,
  options: TypeSourceOptions,
): OperationFacts {
  const { operationId: id, summary, description, deprecated = false, parameters } = operation
  const extension = operation['x-mutoscope']
  const place = `${method.toUpperCase()} ${path}`
  const events = extension?.events
  return {
    id,
    route: extension?.route ?? id,
    words: `${summary.replace(/\.$/u, '')}.${description === undefined ? '' : ` ${description}`}`,
    deprecated,
    place,
    definition: `${place}${traitSource(method, operation)}`,
    params: paramsSource(parameters, options),
    members: inputMembers(operation, options),
    response: events === undefined ? responseSource(operation, options) : null,
    events: events === undefined ? null : eventsSource(events, options),
    codes: (extension?.errors ?? []).map(({ code }) => code),
  }
}

/** Writes the parameters of a path as a type; null without any. */
export function paramsSource(
  parameters: readonly OpenApiParameter[],
  options: TypeSourceOptions,
): string | null {
  const given = parameters.filter((parameter) => parameter.in === 'path')
  return given.length === 0 ? null : parametersSource(given, options)
}

/** Writes the members of an input besides the parameters of the path. */
export function inputMembers(
  { parameters, requestBody }: Pick<OpenApiOperation, 'parameters' | 'requestBody'>,
  options: TypeSourceOptions,
): readonly string[] {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const json = requestBody?.content['application/json']?.schema
  const form =
    requestBody?.content['multipart/form-data']?.schema ??
    requestBody?.content['application/x-www-form-urlencoded']?.schema
  const isRequired = requestBody?.required ?? false
  return [
    ...(query.length === 0
      ? []
      : [
          member(
            'query',
            parametersSource(query, options),
            query.some(({ required }) => required),
          ),
        ]),
    ...(json === undefined ? [] : [member('body', typeSource(json, options, '  '), isRequired)]),
    ...(form === undefined
      ? []
      : [member('form', typeSource(form, { ...options, binary: 'Blob' }, '  '), isRequired)]),
  ]
}

/** Writes an input from its parts; null for an operation that takes nothing. */
export function inputSource(params: string | null, members: readonly string[]): string | null {
  const parts = [...(params === null ? [] : [member('params', params, true)]), ...members]
  return parts.length === 0 ? null : `{\n${parts.join('')}}`
}

function parametersSource(parameters: readonly OpenApiParameter[], options: TypeSourceOptions): string {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description }) => [
      name,
      description === undefined ? schema : { ...schema, description },
    ]),
  )
  return objectSource({ properties, required: [...required] }, options, '  ')
}

function member(name: string, type: string, isRequired: boolean): string {
  return `  readonly ${name}${isRequired ? '' : '?'}: ${type}${isRequired ? '' : ' | undefined'}\n`
}

function eventsSource(events: { readonly [name: string]: JsonSchema }, options: TypeSourceOptions): string {
  return Object.entries(events)
    .map(
      ([event, data]) =>
        `\n  | ${objectSource({ properties: { event: { const: event }, data, id: { type: ['string', 'null'] } }, required: ['event', 'data', 'id'] }, options, '  ')}`,
    )
    .join('')
}

/** Null for bytes. */
function responseSource({ responses }: OpenApiOperation, options: TypeSourceOptions): string | null {
  const contents = successResponses(responses)
    .filter(([status]) => status.startsWith('2') && status !== '206')
    .map(([, { content = {} }]) => Object.entries(content))
  const medias = contents.flat()
  if (medias.some(([, { schema }]) => schema?.['format'] === 'binary')) return null
  const types = medias.map(([type, { schema = {} }]) =>
    isJson(type) ? typeSource(schema, options) : 'string',
  )
  if (contents.some((content) => content.length === 0)) types.push('undefined')
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
