import type { HandlerResponse, EventMessage, FileBody } from './handler-response.js'
import type {
  BinaryResponse,
  EmptyResponse,
  EventsResponse,
  ResponseDefinition,
  TextResponse,
} from './response-definition.js'
import type { RouteContext } from './route-context.js'
import type { RouteDefinition } from './route.js'
import type { Schema, SchemaInput, SchemaOutput } from './schema.js'

/** What a handler gets from a request, checked: the members that the route has schemas for. */
export type RouteInput<Route extends RouteDefinition> = {
  readonly [
    Part in 'params' | 'query' | 'body' | 'form' as Route[Part] extends Schema ? Part : never
  ]: Route[Part] extends Schema ? SchemaOutput<Route[Part]> : never
} & (Route['raw'] extends true ? { readonly raw: Uint8Array<ArrayBuffer> } : object)

/** The body of a response, as a handler gives it. */
export type ResponseBody<Given extends ResponseDefinition> = Given extends Schema
  ? SchemaInput<Given>
  : Given extends BinaryResponse
    ? FileBody
    : Given extends EventsResponse
      ? AsyncIterable<
          {
            [Name in keyof Given['events'] & string]: EventMessage<Name, SchemaInput<Given['events'][Name]>>
          }[keyof Given['events'] & string]
        >
      : Given extends TextResponse
        ? string
        : Given extends EmptyResponse
          ? undefined
          : never

type StatusOf<Route extends RouteDefinition> = keyof Route['responses'] & number

/** What a handler may return: the body, or an {@link HandlerResponse} with its status. */
export type HandlerResult<Route extends RouteDefinition> =
  | {
      [Status in StatusOf<Route>]: HandlerResponse<Status, ResponseBody<Route['responses'][Status]>>
    }[StatusOf<Route>]
  | ResponseBody<Route['responses'][StatusOf<Route>]>

/** Answers one route. Bare bodies go out with the route's lowest status. */
export type Handler<Route extends RouteDefinition> = (
  input: RouteInput<Route>,
  context: RouteContext,
) => Promise<HandlerResult<Route>> | HandlerResult<Route>

/**
 * A handler for every route of a record: the compiler asks for the ones that are missing. Annotate a const
 * with it.
 */
export type Handlers<Routes extends { readonly [name: string]: RouteDefinition }> = {
  readonly [Name in keyof Routes]: Handler<Routes[Name]>
}
