import type { Json } from '@mutoscope/core'
import {
  successResponses,
  type OpenApiDocument,
  type OpenApiMedia,
  type OpenApiMethod,
  type OpenApiOperation,
  type OpenApiParameter,
} from './document.js'

type Pair = {
  readonly key: string
  readonly value: string
  readonly description?: string
  readonly disabled?: boolean
}
type FormPair = Omit<Pair, 'value'> &
  (
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'file'; readonly src: readonly string[] }
  )

type PostmanItem = {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly description: string
    readonly header: readonly Pair[]
    readonly url: {
      readonly raw: string
      readonly host: readonly string[]
      readonly path: readonly string[]
      readonly query: readonly Pair[]
      readonly variable: readonly Pair[]
    }
    readonly auth?: { readonly type: 'noauth' }
    readonly body?:
      | { readonly mode: 'raw'; readonly raw: string; readonly options: Json }
      | { readonly mode: 'formdata'; readonly formdata: readonly FormPair[] }
  }
  readonly response: readonly {
    readonly name: string
    readonly code: number
    readonly header: readonly Pair[]
    readonly body: string
  }[]
}

/** A Postman collection, version 2.1. */
export type PostmanCollection = {
  readonly info: { readonly name: string; readonly description: string; readonly schema: string }
  readonly auth: Json
  readonly variable: readonly Pair[]
  readonly item: readonly {
    readonly name: string
    readonly description: string
    readonly item: readonly PostmanItem[]
  }[]
}

/**
 * Writes an OpenAPI document as a Postman collection: a folder for each family, every route with its example,
 * and the variables `baseUrl` and `token`.
 */
export function postmanCollection({ info, servers, tags, paths }: OpenApiDocument): PostmanCollection {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method as OpenApiMethod,
      path,
      operation,
    })),
  )
  return {
    info: {
      name: info.title,
      description: info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: servers?.[0]?.url ?? 'http://localhost:8000' },
      { key: 'token', value: '' },
    ],
    item: tags.map(({ name, description }) => ({
      name,
      description,
      item: operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map(({ method, path, operation }) => toItem(method, path, operation)),
    })),
  }
}

function toItem(method: OpenApiMethod, path: string, operation: OpenApiOperation): PostmanItem {
  const { summary, description, parameters, security } = operation
  const inPlace = (place: OpenApiParameter['in']) => parameters.filter((parameter) => parameter.in === place)
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replace(/^\{(\w+)\}$/u, ':$1'))
  const query = inPlace('query').flatMap(toQueryPairs)
  const search = query
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value }) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  const body = toBody(operation)
  return {
    name: summary,
    request: {
      method: method.toUpperCase(),
      description: description ?? summary,
      header: inPlace('header').map((parameter) => ({ ...toPair(parameter), disabled: true })),
      url: {
        raw: `{{baseUrl}}/${segments.join('/')}${search === '' ? '' : `?${search}`}`,
        host: ['{{baseUrl}}'],
        path: segments,
        query,
        variable: inPlace('path').map(toPair),
      },
      ...(security.length === 0 ? { auth: { type: 'noauth' } as const } : {}),
      ...(body === undefined ? {} : { body }),
    },
    response: toResponses(operation),
  }
}

function toPair({ name, example, description }: OpenApiParameter): Pair {
  return { key: name, value: toText(example), ...(description === undefined ? {} : { description }) }
}

/** An array is one pair for each of its values; what is optional and has no example is switched off. */
function toQueryPairs(parameter: OpenApiParameter): readonly Pair[] {
  const values: readonly (Json | undefined)[] = Array.isArray(parameter.example)
    ? (parameter.example as readonly Json[])
    : [parameter.example]
  const isOff = parameter.example === undefined && !parameter.required
  return values.map((example) => ({
    ...toPair({ ...parameter, example: example ?? '' }),
    ...(isOff ? { disabled: true } : {}),
  }))
}

function toBody({
  requestBody,
  'x-mutoscope': { files = {} },
}: OpenApiOperation): PostmanItem['request']['body'] {
  const { 'application/json': json, 'multipart/form-data': form } = requestBody?.content ?? {}
  if (json !== undefined)
    return {
      mode: 'raw',
      raw: JSON.stringify(json.example ?? {}, null, 2),
      options: { raw: { language: 'json' } },
    }
  if (form === undefined) return undefined
  const pairs = Object.keys(form.schema?.['properties'] ?? {}).map((key): FormPair => {
    const example = memberOf(form, key)
    return key in files
      ? { key, type: 'file', src: [] }
      : { key, type: 'text', value: toText(example), ...(example === undefined ? { disabled: true } : {}) }
  })
  return { mode: 'formdata', formdata: pairs }
}

function memberOf({ example }: OpenApiMedia, key: string): Json | undefined {
  return typeof example === 'object' && example !== null && !Array.isArray(example)
    ? (example as { readonly [member: string]: Json })[key]
    : undefined
}

function toResponses({ responses }: OpenApiOperation): PostmanItem['response'] {
  return successResponses(responses).flatMap(([status, { description, content = {} }]) =>
    Object.entries(content).flatMap(([mediaType, { example }]) =>
      example === undefined
        ? []
        : [
            {
              name: description,
              code: Number(status),
              header: [{ key: 'Content-Type', value: mediaType }],
              body: typeof example === 'string' ? example : JSON.stringify(example, null, 2),
            },
          ],
    ),
  )
}

function toText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
