import type { FamilyContract } from '../contract/family.js'
import type { OpenApiDocument, OpenApiMethod, OpenApiOperation, OpenApiSocket } from './document.js'
import { routeOperation, socketOperation } from './operation.js'
import { PROBLEM_SCHEMA, type ErrorResponses } from './problem-schema.js'
import { createSchemaComponents } from './schema-components.js'

/** What {@link openApiDocument} describes. */
export interface OpenApiOptions {
  /** In the order they are shown. */
  readonly families: readonly FamilyContract[]
  /** @default '3.1' */
  readonly version?: '3.1' | '3.2'
  /**
   * Addresses of the mounts that serve them: origin and prefix, for instance `https://example.com/video`, or a
   * prefix alone. Paths of the document begin after them, so one of them is the `baseUrl` of a client.
   * @default none: the root of where the document was loaded from
   */
  readonly servers?: readonly string[]
  readonly info?: { readonly title?: string; readonly version?: string; readonly description?: string }
}

/**
 * Describes families of routes as an OpenAPI document, version 3.1.1 or 3.2.0, with examples of every route.
 * WebSockets stand in `x-websockets`.
 *
 * @example
 * const document = openApiDocument({ families: [jobsContract], servers: ['https://example.com/video'] })
 */
export function openApiDocument({
  families,
  version = '3.1',
  servers,
  info = {},
}: OpenApiOptions): OpenApiDocument {
  const components = createSchemaComponents()
  const errorResponses: ErrorResponses = {}
  const options = { version, components, errorResponses }
  const paths: Record<string, { [Method in OpenApiMethod]?: OpenApiOperation }> = {}
  const sockets: Record<string, OpenApiSocket> = {}
  for (const family of families) {
    for (const [name, route] of Object.entries(family.routes)) {
      const path = templatePath(route.path)
      paths[path] = {
        ...paths[path],
        [route.method.toLowerCase() as OpenApiMethod]: routeOperation(family, name, route, options),
      }
    }
    for (const [name, socket] of Object.entries(family.sockets))
      sockets[templatePath(socket.path)] = socketOperation(family, name, socket, options)
  }
  return {
    openapi: version === '3.2' ? '3.2.0' : '3.1.1',
    info: {
      title: info.title ?? 'Mutoscope',
      version: info.version ?? '1.0.0',
      description:
        info.description ??
        'Makes videos with AI: scripts, voices, pictures, clips, music and the finished file. Errors have one body everywhere; switch on its `code`.',
    },
    ...(servers === undefined ? {} : { servers: servers.map((url) => ({ url })) }),
    tags: families.map(({ name, title, description }) => ({ name, description: `${title}. ${description}` })),
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA, ...sortedByName(components.schemas) },
      responses: sortedByName(errorResponses),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    ...(Object.keys(sockets).length === 0 ? {} : { 'x-websockets': sockets }),
  }
}

function sortedByName<Value>(record: { readonly [name: string]: Value }): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** `/jobs/:job_id` is `/jobs/{job_id}`. */
function templatePath(path: string): string {
  return path.replace(/:(\w+)/gu, '{$1}')
}
