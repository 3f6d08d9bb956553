import { pascalCase } from '../openapi/operation-id.js'
import type { OperationFacts } from './operation-facts.js'
import { docComment } from '../openapi/type-source.js'

/** A route that several families have with the same words and types; only its path and parameters differ. */
export interface SharedRoute {
  /** Its types, one after another. */
  readonly source: string
  readonly input: string
  readonly response: string | null
  readonly events: string | null
  readonly error: string
  /** The codes it has in every family. */
  readonly codes: readonly string[]
}

/** Finds what families share, by the ids of the operations; for each a type that takes its parameters. */
export function shareRoutes(
  operations: readonly OperationFacts[],
  isTaken: (name: string) => boolean,
): ReadonlyMap<string, SharedRoute> {
  const alike = new Map<string, OperationFacts[]>()
  for (const facts of operations) {
    if (facts.params === null || facts.route === facts.id) continue
    const { route, words, members, response, events, deprecated } = facts
    const key = JSON.stringify([route, words, members, response, events, deprecated])
    alike.set(key, [...(alike.get(key) ?? []), facts])
  }
  const shared = new Map<string, SharedRoute>()
  const names = new Set<string>()
  for (const group of alike.values()) {
    const [first] = group
    const name = pascalCase(first?.route ?? '')
    const types = ['Input', 'Response', 'Event', 'Error'].map((kind) => `${name}${kind}`)
    if (first === undefined || group.length < 2 || names.has(name) || types.some(isTaken)) continue
    names.add(name)
    const route = writeShared(name, first, codesOfAll(group))
    for (const { id } of group) shared.set(id, route)
  }
  return shared
}

function codesOfAll(group: readonly OperationFacts[]): readonly string[] {
  return (group[0]?.codes ?? []).filter((code) => group.every(({ codes }) => codes.includes(code)))
}

function writeShared(name: string, facts: OperationFacts, codes: readonly string[]): SharedRoute {
  const { members, response, events } = facts
  const takes = `${docComment([`What every \`…${name}\` takes.`])}export interface ${name}Input<Params> {\n  readonly params: Params\n${members.join('')}}\n`
  const fails = `${docComment([`What every \`…${name}\` may fail with.`])}export type ${name}Error = ${codes.map((code) => `'${code}'`).join(' | ') || 'never'}\n`
  // A name that the document has for it is as good as one of ours.
  const isNamed = response === null || /^[\w$]+$/u.test(response)
  const responses = isNamed
    ? []
    : [`${docComment([`What every \`…${name}\` responds with.`])}export type ${name}Response = ${response}\n`]
  const tells =
    events === null
      ? []
      : [`${docComment([`An event of every \`…${name}\`.`])}export type ${name}Event =${events}\n`]
  return {
    source: [takes, ...responses, ...tells, fails].join('\n'),
    input: `${name}Input`,
    response: isNamed ? response : `${name}Response`,
    events: events === null ? null : `${name}Event`,
    error: `${name}Error`,
    codes,
  }
}
