import type { OpenApiDocument, OpenApiOperation } from '../openapi/document.js'

/** At most so many operations are named. */
const NAMED = 2

/**
 * What is said of a component: its own description, else which operations answer with it or take it, so that
 * every exported type says where it belongs.
 */
export function createComponentWords(
  { components: { schemas } }: Pick<OpenApiDocument, 'components'>,
  operations: readonly OpenApiOperation[],
): (component: string) => string {
  const returned = operations.map(({ operationId, responses }) => ({
    id: operationId,
    names: reached(responses, schemas),
  }))
  const taken = operations.map(({ operationId, requestBody }) => ({
    id: operationId,
    names: reached(requestBody, schemas),
  }))
  const users = (found: typeof returned, component: string) =>
    found.filter(({ names }) => names.has(component)).map(({ id }) => id)
  return (component) => {
    const description = schemas[component]?.['description']
    if (typeof description === 'string') return description
    const answering = users(returned, component)
    if (answering.length > 0) return `In what ${list(answering)} ${verb(answering, 'answer')} with.`
    const taking = users(taken, component)
    return taking.length > 0 ? `In what ${list(taking)} ${verb(taking, 'take')}.` : `A schema of the API.`
  }
}

/** The components that something refers to, and what those refer to. */
function reached(value: unknown, schemas: OpenApiDocument['components']['schemas']): ReadonlySet<string> {
  const found = new Set<string>()
  const follow = (part: unknown): void => {
    for (const [, name = ''] of (JSON.stringify(part) ?? '').matchAll(
      /"#\/components\/schemas\/([^"]+)"/gu,
    )) {
      if (found.has(name)) continue
      found.add(name)
      follow(schemas[name])
    }
  }
  follow(value)
  return found
}

function list(ids: readonly string[]): string {
  const names = ids.slice(0, NAMED).map((id) => `\`${id}\``)
  const more = ids.length - names.length
  if (more > 0) return `${names.join(', ')} and ${more} more`
  return names.join(' and ')
}

function verb(ids: readonly string[], plural: string): string {
  return ids.length === 1 ? `${plural}s` : plural
}
