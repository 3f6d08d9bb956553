import type { Json } from '@mutoscope/core'

/** A JSON Schema of dialect 2020-12. */
export type JsonSchema = { readonly [keyword: string]: Json }

/** A member of a path, the query or the headers. */
export type OpenApiParameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: JsonSchema
  readonly description?: string
  readonly explode?: boolean
  readonly example?: Json
}

/** What stands under a media type. */
export type OpenApiMedia = {
  readonly schema?: JsonSchema
  /** One of the things a stream is made of; only in OpenAPI 3.2. */
  readonly itemSchema?: JsonSchema
  readonly encoding?: { readonly [member: string]: { readonly contentType: string } }
  readonly example?: Json
}

export type OpenApiResponse = {
  readonly description: string
  readonly headers?: {
    readonly [name: string]: { readonly description?: string; readonly schema: JsonSchema }
  }
  readonly content?: { readonly [mediaType: string]: OpenApiMedia }
}

/** What OpenAPI has no words for, and the code generator needs. */
export type OperationExtension = {
  /** False: clients have no function for it. */
  readonly client?: false
  readonly family: string
  readonly route: string
  readonly auth: 'required' | 'optional' | 'public'
  /** It takes an `Idempotency-Key`. */
  readonly idempotent: boolean
  readonly errors: readonly {
    readonly code: string
    readonly status: number
    readonly retryable: boolean
    readonly title: string
  }[]
  /** Data of server-sent events by event name. */
  readonly events?: { readonly [name: string]: JsonSchema }
  /** Files of the form. */
  readonly files?: {
    readonly [member: string]: { readonly maxBytes: number; readonly mediaTypes: readonly string[] }
  }
}

export type OpenApiOperation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[]
  readonly parameters: readonly OpenApiParameter[]
  readonly requestBody?: {
    readonly required: boolean
    readonly content: { readonly [mediaType: string]: OpenApiMedia }
  }
  /** Errors that several routes share stand in the components. */
  readonly responses: { readonly [status: string]: OpenApiResponse | { readonly $ref: string } }
  readonly 'x-mutoscope': OperationExtension
}

/** A WebSocket; OpenAPI has no place of its own for it. */
export type OpenApiSocket = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly auth: 'required' | 'optional' | 'public'
  readonly parameters: readonly OpenApiParameter[]
  /** What the server sends. */
  readonly send: JsonSchema
  /** What the server takes. */
  readonly receive: JsonSchema
  readonly close: readonly { readonly code: number; readonly error: string; readonly title: string }[]
  readonly example: { readonly send: Json; readonly receive?: Json }
}

export type OpenApiMethod = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** An OpenAPI document as {@link openApiDocument} writes it. */
export type OpenApiDocument = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers?: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: { readonly [path: string]: { readonly [Method in OpenApiMethod]?: OpenApiOperation } }
  readonly components: {
    readonly schemas: { readonly [name: string]: JsonSchema }
    /** Answers with errors, named after their codes. */
    readonly responses: { readonly [name: string]: OpenApiResponse }
    readonly securitySchemes: { readonly [name: string]: Json }
  }
  readonly 'x-websockets'?: { readonly [path: string]: OpenApiSocket }
}

/** The answers of an operation that are no errors. */
export function successResponses(
  responses: OpenApiOperation['responses'],
): readonly (readonly [status: string, response: OpenApiResponse])[] {
  return Object.entries(responses).flatMap(([status, response]) =>
    '$ref' in response ? [] : [[status, response] as const],
  )
}
