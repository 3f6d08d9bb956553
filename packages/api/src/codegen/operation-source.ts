import type { OpenApiSocket } from '../openapi/document.js'
import { pascalCase } from '../openapi/operation-id.js'
import { inputMembers, inputSource, paramsSource, type OperationFacts } from './operation-facts.js'
import type { SharedRoute } from './shared-routes.js'
import { docComment, typeSource, type TypeSourceOptions } from '../openapi/type-source.js'

/** Source of one operation, and what it needs of the runtime. */
export interface OperationSource {
  readonly source: string
  readonly imports: readonly string[]
}

/** Writes the types and the function of a route. */
export function operationSource(facts: OperationFacts): OperationSource {
  const { id, params, members, response, events, codes } = facts
  const name = pascalCase(id)
  const input = inputSource(params, members)
  const types = [
    ...(input === null
      ? []
      : [`${docComment([`What {@link ${id}} takes.`])}export interface ${name}Input ${input}\n`]),
    `${docComment([`What {@link ${id}} may fail with.`])}export type ${name}Error = ${unionOf(codes) || 'string'}\n`,
    ...(response === null
      ? []
      : [
          `${docComment([`What {@link ${id}} responds with.`])}${responseDeclaration(`${name}Response`, response)}`,
        ]),
    ...(events === null
      ? []
      : [`${docComment([`An event of {@link ${id}}.`])}export type ${name}Event =${events}\n`]),
  ]
  const call = functionSource(facts, {
    input: input === null ? 'NoInput' : `${name}Input`,
    response: `${name}Response`,
    events: `${name}Event`,
    error: `${name}Error`,
  })
  return {
    source: [...types, call.source].join('\n'),
    imports: [call.runtime, ...(input === null ? ['NoInput'] : [])],
  }
}

/** Writes the function of a route whose types several families share. */
export function sharedOperationSource(facts: OperationFacts, shared: SharedRoute): OperationSource {
  const name = pascalCase(facts.id)
  const own = facts.codes.filter((code) => !shared.codes.includes(code))
  const error = [shared.error, ...(own.length === 0 ? [] : [unionOf(own)])].join(' | ')
  const params = (facts.params ?? '').replaceAll(/\s+/gu, ' ')
  const call = functionSource(facts, {
    input: `${shared.input}<${params}>`,
    response: shared.response ?? '',
    events: shared.events ?? '',
    error: `${name}Error`,
  })
  return {
    source: `${docComment([`What {@link ${facts.id}} may fail with.`])}export type ${name}Error = ${error}\n\n${call.source}`,
    imports: [call.runtime],
  }
}

/** Writes the types and the function of a WebSocket. */
export function socketSource(
  path: string,
  { operationId: id, summary, parameters, send, close }: OpenApiSocket,
  options: TypeSourceOptions,
): OperationSource {
  const name = pascalCase(id)
  const input = inputSource(paramsSource(parameters, options), inputMembers({ parameters }, options))
  const types = [
    ...(input === null
      ? []
      : [`${docComment([`What {@link ${id}} takes.`])}export interface ${name}Input ${input}\n`]),
    `${docComment([`What the server sends on {@link ${id}}.`])}export type ${name}Message = ${typeSource(send, options)}\n`,
  ]
  const codes =
    close.length === 0 ? '' : `, { ${close.map(({ code, error }) => `${code}: '${error}'`).join(', ')} }`
  const call = `socketOperation<${input === null ? 'NoInput' : `${name}Input`}, ${name}Message>('${path}'${codes})`
  return {
    source: [
      ...types,
      `${docComment([`${summary.replace(/\.$/u, '')}.`, '', `WebSocket \`${path}\``])}export const ${id} = /* @__PURE__ */ ${call}\n`,
    ].join('\n'),
    imports: ['socketOperation', ...(input === null ? ['NoInput'] : [])],
  }
}

interface TypeNames {
  readonly input: string
  readonly response: string
  readonly events: string
  readonly error: string
}

function functionSource(
  { id, words, place, deprecated, definition, response, events }: OperationFacts,
  names: TypeNames,
): { readonly source: string; readonly runtime: string } {
  const comment = docComment([words, '', `\`${place}\``, ...(deprecated ? ['@deprecated'] : [])])
  const [runtime, types] =
    events !== null
      ? ['eventOperation', [names.input, names.events]]
      : response === null
        ? ['binaryOperation', [names.input, names.error]]
        : ['operation', [names.input, names.response, names.error]]
  return {
    source: `${comment}export const ${id} = /* @__PURE__ */ ${runtime}<${types.join(', ')}>('${definition}')\n`,
    runtime,
  }
}

function responseDeclaration(name: string, response: string): string {
  return response.startsWith('{') && response.endsWith('}') && !response.includes('\n} | ')
    ? `export interface ${name} ${response}\n`
    : `export type ${name} = ${response}\n`
}

function unionOf(codes: readonly string[]): string {
  return codes.map((code) => `'${code}'`).join(' | ')
}
