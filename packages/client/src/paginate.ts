import type { Client } from './runtime/client.js'
import type { OperationDefinition } from './runtime/operation-definition.js'
import type { Operation } from './runtime/operation.js'
import type { RequestOptions } from './runtime/request-options.js'

/**
 * What stands in a page: of a bare array, or of the one member that is an array, such as `items` or
 * `campaigns`.
 */
export type PageItem<Result> = Result extends readonly (infer Item)[]
  ? Item
  : { [Member in keyof Result]: Result[Member] extends readonly (infer Item)[] ? Item : never }[keyof Result]

type PageQuery = {
  readonly page?: number
  readonly limit?: number
  readonly offset?: number
  readonly cursor?: string
}

/**
 * Goes through a list item by item and loads the next page when it is needed, whether the list goes by
 * `page`, by `offset` or by `next_cursor`.
 *
 * @throws TypeError for an operation that is no list
 * @example
 * for await (const project of paginate(client, projectsListProjects, { query: { search: 'sea', limit: 50 }
 * })) show(project)
 */
export async function* paginate<Input extends { readonly query?: object | undefined }, Result>(
  client: Client,
  operation: Operation<Input, Result>,
  input?: Input,
  options: RequestOptions = {},
): AsyncGenerator<PageItem<Result>, void, undefined> {
  const { definition } = operation
  let query: PageQuery | null = { ...input?.query }
  for (let seen = query.offset ?? 0; query !== null;) {
    let total: number | null = null
    const given: PageQuery = query
    const response = await operation.call(
      undefined,
      client,
      { ...(input as Input), query: given },
      {
        ...options,
        onResponse: (response) => {
          const header = response.headers.get('x-total-count')
          total = header === null ? null : Number(header)
          options.onResponse?.(response)
        },
      },
    )
    const items = itemsOf(response, definition)
    yield* items as readonly PageItem<Result>[]
    seen += items.length
    query = nextQuery(definition, given, { response, count: items.length, seen, total })
  }
}

interface PageFacts {
  readonly response: unknown
  readonly count: number
  readonly seen: number
  /** Of the whole list, where the server says it. */
  readonly total: number | null
}

function itemsOf(response: unknown, { path, pages }: OperationDefinition): readonly unknown[] {
  const items = [response, ...Object.values(response ?? {})].find(Array.isArray)
  if (pages === null || items === undefined) throw new TypeError(`${path} does not return a list.`)
  return items
}

function nextQuery(
  { pages }: OperationDefinition,
  query: PageQuery,
  { response, count, seen, total }: PageFacts,
): PageQuery | null {
  if (pages === 'cursor') {
    const cursor = (response as { readonly next_cursor?: string | null }).next_cursor ?? null
    return cursor === null ? null : { ...query, cursor }
  }
  const isOver = count === 0 || count < (query.limit ?? 0) || (total !== null && seen >= total)
  if (isOver) return null
  return pages === 'page' ? { ...query, page: (query.page ?? 1) + 1 } : { ...query, offset: seen }
}
