import type { Client } from './client.js'
import { request } from './request.js'

/** What is known of an operation while running. */
export interface OperationDefinition {
  readonly method: string
  /** Parameters in braces, for instance `/api/v2/jobs/{job_id}`. */
  readonly path: string
  /** It takes an `Idempotency-Key`, so that even a POST may be tried again. */
  readonly idempotent: boolean
  /** How its list goes on, when it is one. */
  readonly pages: 'page' | 'offset' | 'cursor' | null
}

/** Bytes on their way to the server. */
export interface UploadProgress {
  /** From 0 to 1. */
  readonly percent: number
  readonly transferredBytes: number
  readonly totalBytes: number
}

/** What may be said for a single call. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined
  /** For instance `{ prefer: 'respond-async' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Of a POST that makes something: the same key makes it once. @default a new one for every call */
  readonly idempotencyKey?: string
  /** How often to try again. @default the client's */
  readonly retry?: number
  /** Told as bytes leave, in browsers too. */
  readonly onUploadProgress?: (progress: UploadProgress) => void
  /** Shown the status and headers of the answer; its body is not for reading here. */
  readonly onResponse?: (response: Response) => void
}

/** The parts of an input as they are while running. */
export interface OperationInput {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly form?: object
}

/** Of an operation that takes nothing. */
export type NoInput = object

/**
 * What comes after the client: an input, which may be left out where nothing in it is required, and options.
 */
export type OperationArguments<Input, Options = RequestOptions> = NoInput extends Input
  ? [input?: Input | undefined, options?: Options]
  : [input: Input, options?: Options]

/** Calls one route. @throws ApiClientError with one of `Code`, or the reason of an aborted signal */
export interface Operation<Input, Reply, Code extends string = string> {
  (client: Client, ...rest: OperationArguments<Input>): Promise<Reply>
  readonly definition: OperationDefinition
  /** Only for types: what it may fail with. */
  readonly code?: Code
}

/**
 * Makes the function of a route, such as `POST /jobs idempotent` or `GET /jobs offset`, that answers JSON, a
 * text or nothing. For generated code.
 */
export function operation<Input, Reply, Code extends string = string>(
  route: string,
): Operation<Input, Reply, Code> {
  const definition = defineOperation(route)
  const call = (client: Client, input?: Input, options?: RequestOptions): Promise<Reply> =>
    request(client, definition, input as OperationInput | undefined, options, readBody<Reply>)
  return Object.assign(call, { definition })
}

/**
 * Makes the function of a route that answers bytes: it gives the response with its body unread. For generated
 * code.
 */
export function binaryOperation<Input, Code extends string = string>(
  route: string,
): Operation<Input, Response, Code> {
  const definition = defineOperation(route)
  const call = (client: Client, input?: Input, options?: RequestOptions): Promise<Response> =>
    request(client, definition, input as OperationInput | undefined, options, (response) =>
      Promise.resolve(response),
    )
  return Object.assign(call, { definition })
}

/** A route in words as a definition: method, path, and `idempotent` or how its list goes on. */
export function defineOperation(route: string): OperationDefinition {
  const [method = '', path = '', trait = null] = route.split(' ')
  const idempotent = trait === 'idempotent'
  return { method, path, idempotent, pages: idempotent ? null : (trait as OperationDefinition['pages']) }
}

async function readBody<Reply>(response: Response): Promise<Reply> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return (text === '' ? undefined : isJson === true ? JSON.parse(text) : text) as Reply
}
