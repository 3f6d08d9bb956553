import type { OpenApiDocument, OpenApiMethod } from '../openapi/document.js'
import { pascalCase } from '../openapi/operation-id.js'
import { isObjectSchema, operationSource, socketSource } from './operation-source.js'
import { docComment, objectSource, typeSource, type TypeSourceOptions } from './type-source.js'

/** How {@link generateClient} writes. */
export interface GenerateClientOptions {
  /** Where the functions come from that send requests. @default '@mutoscope/client' */
  readonly runtime?: string
}

/** Names that the generated file uses itself. */
const TAKEN_NAMES = ['Blob', 'NoInput']

/**
 * Writes a typed client for everything an OpenAPI document describes: a function for each operation that a
 * bundler can leave out, with the types of what it takes, answers and fails with. The same document always
 * gives the same source.
 *
 * @example
 * await writeFile('src/api.gen.ts', generateClient(document))
 */
export function generateClient(
  document: OpenApiDocument,
  { runtime = '@mutoscope/client' }: GenerateClientOptions = {},
): string {
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
      ['Input', 'Reply', 'Error', 'Event', 'Message'].map((kind) => `${pascalCase(id)}${kind}`),
    ),
  ]
  const names = componentNames(Object.keys(document.components.schemas), taken)
  const options: TypeSourceOptions = { typeName: (component) => names.get(component) ?? 'unknown' }
  const components = Object.entries(document.components.schemas).map(([component, schema]) => {
    const words = docComment(typeof schema['description'] === 'string' ? [schema['description']] : [])
    const name = options.typeName(component)
    return isObjectSchema(schema)
      ? `${words}export interface ${name} ${objectSource(schema, options)}\n`
      : `${words}export type ${name} = ${typeSource(schema, options)}\n`
  })
  const parts = [
    ...operations.map(({ method, path, operation }) => operationSource(method, path, operation, options)),
    ...sockets.map(([path, socket]) => socketSource(path, socket, options)),
  ]
  const imports = [...new Set(parts.flatMap((part) => part.imports))]
    .toSorted()
    .map((name) => (name === 'NoInput' ? 'type NoInput' : name))
  return [
    `// Written by Mutoscope from the OpenAPI document of "${document.info.title}" ${document.info.version}. Do not edit: changes are lost.\n`,
    '// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.\n',
    `import { ${imports.join(', ')} } from '${runtime}'\n\n`,
    [...components, ...parts.map(({ source }) => source)].join('\n'),
  ].join('')
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
