import type { OpenApiDocument } from '../openapi/document.js'
import { clientParts, type ClientPart } from './client-parts.js'

/** How a client is written. */
export interface GenerateClientOptions {
  /** Where the functions come from that send requests. @default '@mutoscope/client' */
  readonly runtime?: string
}

/** One file of a client. */
export interface ClientFile {
  /** For instance `jobs.gen.ts`. */
  readonly name: string
  readonly source: string
}

/**
 * Writes a typed client for everything an OpenAPI document describes, as one file: a function for each
 * operation that a bundler can leave out, with the types of what it takes, answers and fails with. The same
 * document always gives the same source.
 *
 * @example
 * await writeFile('src/api.gen.ts', generateClient(document))
 */
export function generateClient(
  document: OpenApiDocument,
  { runtime = '@mutoscope/client' }: GenerateClientOptions = {},
): string {
  const parts = clientParts(document)
  const imports = [...new Set(parts.flatMap((part) => part.runtime))].toSorted()
  return [
    `${header(document)}${runtimeImport(imports, runtime)}\n`,
    parts.map(({ source }) => source).join('\n'),
  ].join('')
}

/**
 * Writes the same client as files of one folder: one for each family, `schemas.gen.ts` and `shared.gen.ts`
 * for the types that several need, and `index.gen.ts`, which exports them all.
 *
 * @example
 * for (const { name, source } of generateClientFiles(document)) await writeFile(`src/api/${name}`, source)
 */
export function generateClientFiles(
  document: OpenApiDocument,
  { runtime = '@mutoscope/client' }: GenerateClientOptions = {},
): readonly ClientFile[] {
  const parts = clientParts(document)
  const files = parts.map((part) => ({
    name: `${part.name}.gen.ts`,
    source: [
      header(document),
      part.runtime.length === 0 ? '' : runtimeImport(part.runtime, runtime),
      ...parts.filter((other) => other !== part).map((other) => typeImport(part, other)),
      '\n',
      part.source,
    ].join(''),
  }))
  const index = parts.map(({ name }) => `export * from './${name}.gen.js'\n`).join('')
  return [...files, { name: 'index.gen.ts', source: `${header(document)}\n${index}` }]
}

function header({ info }: OpenApiDocument): string {
  return [
    `// Written by Mutoscope from the OpenAPI document of "${info.title}" ${info.version}. Do not edit: changes are lost.\n`,
    '// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.\n',
  ].join('')
}

function runtimeImport(names: readonly string[], runtime: string): string {
  const imports = names.map((name) => (name === 'NoInput' ? 'type NoInput' : name))
  return `import { ${imports.join(', ')} } from '${runtime}'\n`
}

/** The types of another part that a part mentions outside its comments and texts. */
function typeImport(part: ClientPart, other: ClientPart): string {
  const code = part.source.replaceAll(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'(?:[^'\\\n]|\\.)*'/gu, '')
  const words = new Set(code.match(/[\w$]+/gu))
  const names = other.declares.filter((name) => words.has(name)).toSorted()
  return names.length === 0 ? '' : `import type { ${names.join(', ')} } from './${other.name}.gen.js'\n`
}
