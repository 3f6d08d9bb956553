import type { ErrorDefinition, FamilyContract } from '../packages/api/src/index.js'
import type { ErrorEntry } from '../packages/core/src/index.js'

/** Where the codes of the page come from. */
export interface ErrorSources {
  /** The engine's table. */
  readonly errors: Readonly<Record<string, ErrorEntry>>
  /** What any route can return. */
  readonly common: readonly ErrorDefinition[]
  readonly families: readonly FamilyContract[]
}

/** Writes the page of error codes from their tables. */
export function errorsDoc({ errors, common, families }: ErrorSources): string {
  const rows = Object.entries(errors).map(
    ([code, { status, retryable, message }]) =>
      `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${message} |`,
  )
  const routeRows = errorsOfRoutes({ errors, common, families }).map(
    ({ code, status, retryable, title, where }) =>
      `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${title} | ${where.join(', ')} |`,
  )
  return `# Errors

<!-- Made from packages/core/src/errors/error-table.ts and the contracts of the families by \`pnpm run docs:errors\`. -->

Everything Mutoscope throws is a \`MutoscopeError\`. Switch on its \`code\`: codes do not change, messages may.
\`status\` is the HTTP status of the response, \`retryable\` tells whether the same request can succeed later, and
\`details\` holds facts for programs, such as the invalid \`field\`. The message of a thrown error is usually more
specific than the sentence here: it names the value and says what to do.

\`\`\`ts
import { MutoscopeError } from '@mutoscope/core'

export function shouldRetry(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.retryable
}
\`\`\`

| code | status | retry helps | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}

## Codes of the HTTP routes

Routes return the codes above and the ones below; [http.md](http.md) shows the body. The contract of a route lists the codes that it can
return, and so do \`/openapi.json\` and the types of the client. For codes above with status 500, the message goes to the log only.

| code | status | retry helps | meaning | families |
| --- | --- | --- | --- | --- |
${routeRows.join('\n')}
`
}

/** One code as a row: the same code may mean something else in another family. */
interface RouteError extends ErrorDefinition {
  readonly where: readonly string[]
}

/** The codes that only routes have, those of all routes first, then by name. */
function errorsOfRoutes({ errors, common, families }: ErrorSources): readonly RouteError[] {
  const found = new Map<string, RouteError>()
  const add = (definition: ErrorDefinition, where: string) => {
    const key = [definition.code, definition.status, definition.title].join(' ')
    const before = found.get(key)?.where ?? []
    if (!before.includes(where) && !before.includes('all'))
      found.set(key, { ...definition, where: [...before, where] })
  }
  const isNew = ({ code, status }: ErrorDefinition) => errors[code]?.status !== status
  for (const definition of common) if (isNew(definition)) add(definition, 'all')
  for (const family of families)
    for (const definition of errorsOf(family)) if (isNew(definition)) add(definition, family.name)
  const rows = [...found.values()]
  const isOfAll = ({ where }: RouteError) => where.includes('all')
  return [
    ...rows.filter(isOfAll),
    ...rows.filter((row) => !isOfAll(row)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  ]
}

function errorsOf({ errors, routes, sockets }: FamilyContract): readonly ErrorDefinition[] {
  return [
    ...errors,
    ...Object.values(routes).flatMap((route) => route.errors ?? []),
    ...Object.values(sockets).flatMap(({ close }) => close.map(({ error }) => error)),
  ]
}
