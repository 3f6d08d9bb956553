import type { FamilyContract } from '../contract/family.js'
import type { RouteDefinition } from '../contract/route.js'
import type { Schema } from '../contract/schema.js'
import type { JsonSchema, OpenApiOperation, OpenApiParameter, OpenApiSocket } from './document.js'
import { operationId, pascalCase } from './operation-id.js'
import { HEADER_PARAMETERS, toParameters } from './parameters.js'
import { errorResponses, errorsOfRoute, type ErrorResponses } from './problem-schema.js'
import { filesOfForm, requestBody } from './request-body.js'
import { eventSchemas, declaredResponses } from './responses.js'
import type { SchemaComponents } from './schema-components.js'
import type { SocketDefinition } from '../contract/socket.js'

/** What the operations of one document share. */
export interface OperationOptions {
  readonly version: '3.1' | '3.2'
  readonly components: SchemaComponents
  readonly errorResponses: ErrorResponses
}

/** Writes a route as an operation. */
export function routeOperation(
  family: FamilyContract,
  route: string,
  definition: RouteDefinition,
  { version, components, errorResponses: shared }: OperationOptions,
): OpenApiOperation {
  const id = operationId(family.name, route)
  const convert = (schema: Schema, part: string): JsonSchema =>
    components.convert(schema, { family: pascalCase(family.name), name: `${pascalCase(id)}${part}` })
  const {
    summary,
    description,
    deprecated,
    auth,
    params,
    query,
    form,
    example,
    idempotent = false,
  } = definition
  const options = { version, convert }
  const errors = errorsOfRoute(definition, family)
  const body = requestBody(definition, convert)
  const events = eventSchemas(definition, options)
  const files = form === undefined ? {} : filesOfForm(form)
  return {
    operationId: id,
    tags: [family.name],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    security: auth === 'public' ? [] : auth === 'optional' ? [{}, { bearer: [] }] : [{ bearer: [] }],
    parameters: [
      ...(params === undefined
        ? []
        : toParameters('path', convert(params, 'Params'), components.schemas, example.params)),
      ...(query === undefined
        ? []
        : toParameters('query', convert(query, 'Query'), components.schemas, example.query)),
      ...headerParameters(definition),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...declaredResponses(definition, options), ...errorResponses(errors, shared) },
    'x-mutoscope': {
      family: family.name,
      route,
      auth,
      idempotent,
      errors: errors.map(({ code, status, retryable, title }) => ({ code, status, retryable, title })),
      ...(definition.client === undefined ? {} : { client: definition.client }),
      ...(events === undefined ? {} : { events }),
      ...(Object.keys(files).length === 0
        ? {}
        : {
            files: Object.fromEntries(
              Object.entries(files).map(([member, { maxBytes, mediaTypes }]) => [
                member,
                { maxBytes, mediaTypes },
              ]),
            ),
          }),
    },
  }
}

/** Writes a WebSocket. */
export function socketOperation(
  family: FamilyContract,
  socket: string,
  { summary, auth, params, send, receive, close, example }: SocketDefinition,
  { components }: Pick<OperationOptions, 'components'>,
): OpenApiSocket {
  const id = operationId(family.name, socket)
  const convert = (schema: Schema, part: string): JsonSchema =>
    components.convert(schema, { family: pascalCase(family.name), name: `${pascalCase(id)}${part}` })
  return {
    operationId: id,
    tags: [family.name],
    summary,
    auth,
    parameters:
      params === undefined
        ? []
        : toParameters('path', convert(params, 'Params'), components.schemas, example.params),
    send: convert(send, 'Send'),
    receive: convert(receive, 'Receive'),
    close: close.map(({ code, error }) => ({ code, error: error.code, title: error.title })),
    example: {
      send: example.send,
      ...(example.receive === undefined ? {} : { receive: example.receive }),
    } as OpenApiSocket['example'],
  }
}

function headerParameters({ idempotent = false, responses }: RouteDefinition): readonly OpenApiParameter[] {
  const kinds = Object.values(responses).map((each) => ('kind' in each ? each.kind : 'json'))
  return [
    ...(idempotent ? [HEADER_PARAMETERS.idempotencyKey] : []),
    ...(kinds.includes('binary') ? [HEADER_PARAMETERS.range] : []),
    ...(kinds.includes('events') ? [HEADER_PARAMETERS.lastEventId] : []),
  ]
}
