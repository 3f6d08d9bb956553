import type { OpenApiDocument, OpenApiMethod, OpenApiOperation } from '../openapi/document.js'
import { pascalCase } from '../openapi/operation-id.js'
import { createComponentWords } from './component-words.js'
import { operationFacts } from './operation-facts.js'
import { operationSource, sharedOperationSource, socketSource } from './operation-source.js'
import { shareRoutes } from './shared-routes.js'
import {
  docComment,
  isObjectSchema,
  objectSource,
  typeSource,
  type TypeSourceOptions,
} from '../openapi/type-source.js'

/** Source that belongs together, and what it needs of the rest. */
export interface ClientPart {
  /** `schemas`, `shared`, or the name of a family. */
  readonly name: string
  readonly source: string
  /** Names of the runtime. */
  readonly runtime: readonly string[]
  /** The types it declares. */
  readonly declares: readonly string[]
}

/** Names that the generated source uses itself. */
const TAKEN_NAMES = ['Blob', 'NoInput']

/**
 * Writes the client of a document in parts: the components, the types that families share, and one part for
 * each family.
 */
export function clientParts(document: OpenApiDocument): readonly ClientPart[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation['x-mutoscope']?.client === false
        ? []
        : [{ method: method as OpenApiMethod, path, operation }],
    ),
  )
  const sockets = Object.entries(document['x-websockets'] ?? {})
  const ids = [
    ...operations.map(({ operation }) => operation.operationId),
    ...sockets.map(([, socket]) => socket.operationId),
  ]
  const taken = [
    ...TAKEN_NAMES,
    ...ids.flatMap((id) =>
      ['Input', 'Response', 'Error', 'Event', 'Message'].map((kind) => `${pascalCase(id)}${kind}`),
    ),
  ]
  const names = componentNames(Object.keys(document.components.schemas), taken)
  const options: TypeSourceOptions = { typeName: (component) => names.get(component) ?? 'unknown' }
  const used = new Set([...taken, ...names.values()])

  const facts = operations.map(({ method, path, operation }) => ({
    family: operation.tags?.[0] ?? 'api',
    facts: operationFacts(method, path, operation, options),
  }))
  const shared = shareRoutes(
    facts.map((each) => each.facts),
    (name) => used.has(name),
  )
  const written = [
    ...facts.map(({ family, facts: each }) => {
      const route = shared.get(each.id)
      return { family, ...(route === undefined ? operationSource(each) : sharedOperationSource(each, route)) }
    }),
    ...sockets.map(([path, socket]) => ({
      family: socket.tags?.[0] ?? 'api',
      ...socketSource(path, socket, options),
    })),
  ]
  const families = [...new Set(written.map(({ family }) => family))]
  return [
    part(
      'schemas',
      componentSources(
        document,
        operations.map(({ operation }) => operation),
        options,
      ),
    ),
    part(
      'shared',
      [...new Set(shared.values())].map(({ source }) => source),
    ),
    ...families.map((family) => {
      const own = written.filter((each) => each.family === family)
      return part(
        ['schemas', 'shared', 'index'].includes(family) ? `${family}-routes` : family,
        own.map(({ source }) => source),
        own.flatMap(({ imports }) => imports),
      )
    }),
  ].filter(({ source }) => source !== '')
}

function part(name: string, sources: readonly string[], runtime: readonly string[] = []): ClientPart {
  const source = sources.join('\n')
  return {
    name,
    source,
    runtime: [...new Set(runtime)].toSorted(),
    declares: [...source.matchAll(/^export (?:interface|type) ([\w$]+)/gmu)].map(([, type = '']) => type),
  }
}

function componentSources(
  document: OpenApiDocument,
  operations: readonly OpenApiOperation[],
  options: TypeSourceOptions,
): readonly string[] {
  const wordsOf = createComponentWords(document, operations)
  return Object.entries(document.components.schemas).map(([component, schema]) => {
    const words = docComment([wordsOf(component)])
    const name = options.typeName(component)
    return isObjectSchema(schema)
      ? `${words}export interface ${name} ${objectSource(schema, options)}\n`
      : `${words}export type ${name} = ${typeSource(schema, options)}\n`
  })
}

function componentNames(
  components: readonly string[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const used = new Set(taken)
  for (const component of components) {
    let name = pascalCase(component)
    while (used.has(name)) name += 'Schema'
    used.add(name)
    names.set(component, name)
  }
  return names
}
