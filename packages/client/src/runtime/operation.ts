import type { Client } from './client.js'
import type { OperationDefinition, OperationInput } from './operation-definition.js'
import type { RequestOptions } from './request-options.js'
import { request } from './request.js'

/** Of an operation that takes nothing. */
export type NoInput = object

/**
 * What comes after the client: an input, which may be left out where nothing in it is required, and options.
 */
export type OperationArguments<Input, Options = RequestOptions> = NoInput extends Input
  ? [input?: Input | undefined, options?: Options]
  : [input: Input, options?: Options]

/** Calls one route. @throws ApiClientError with one of `Code`, or the reason of an aborted signal */
export interface Operation<Input, Result, Code extends string = string> {
  (client: Client, ...rest: OperationArguments<Input>): Promise<Result>
  /**
   * As every function has it: for code that is written for any operation, and so cannot know whether its
   * input may be left out.
   */
  call(self: undefined, client: Client, input: Input | undefined, options?: RequestOptions): Promise<Result>
  readonly definition: OperationDefinition
  /** Only for types: what it may fail with. */
  readonly code?: Code
}

/**
 * Makes the function of a route, such as `POST /jobs idempotent` or `GET /jobs offset`, that answers JSON, a
 * text or nothing. For generated code.
 */
export function operation<Input, Result, Code extends string = string>(
  route: string,
): Operation<Input, Result, Code> {
  const definition = defineOperation(route)
  const call = (client: Client, input?: Input, options?: RequestOptions): Promise<Result> =>
    request(client, definition, input as OperationInput | undefined, options, readBody<Result>)
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

async function readBody<Result>(response: Response): Promise<Result> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return (text === '' ? undefined : isJson === true ? JSON.parse(text) : text) as Result
}
