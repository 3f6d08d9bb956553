import { describe, expect, it } from 'vitest'
import { json, startServer } from './http-server.fixture.js'
import { paginate } from './paginate.js'
import { createClient } from './runtime/client.js'
import { operation } from './runtime/operation.js'

type Query = {
  readonly query?: {
    readonly page?: number
    readonly offset?: number
    readonly limit?: number
    readonly cursor?: string
    readonly search?: string
  }
}

const ALL = [1, 2, 3, 4, 5]

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

/** A list of five that goes by any of the three ways. */
function listServer(headers: Readonly<Record<string, string>> = {}) {
  return startServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const limit = Number(query.get('limit') ?? 2)
    const offset = Number(
      query.get('offset') ?? query.get('cursor') ?? (Number(query.get('page') ?? 1) - 1) * limit,
    )
    const items = ALL.slice(offset, offset + limit)
    if (request.url?.startsWith('/cursor') === true)
      json(response, 200, { items, next_cursor: offset + limit < ALL.length ? String(offset + limit) : null })
    else if (request.url?.startsWith('/named') === true)
      json(response, 200, { total: ALL.length, numbers: items })
    else json(response, 200, items, headers)
  })
}

describe('paginate', () => {
  it.each(['page', 'offset'] as const)('goes through a list by %s', async (pages) => {
    await using server = await listServer()
    const list = operation<Query, readonly number[]>(`GET /list ${pages}`)
    const client = createClient({ baseUrl: server.url })
    expect(await collect(paginate(client, list, { query: { limit: 2, search: 'sea' } }))).toEqual(ALL)
    expect(server.requests).toHaveLength(3)
    expect(server.requests.every(({ url }) => url.includes('search=sea'))).toBe(true)
    expect(await collect(paginate(client, list))).toEqual(ALL)
  })

  it('stops at the total that the server says, without asking for an empty page', async () => {
    await using server = await listServer({ 'x-total-count': '5' })
    const list = operation<Query, readonly number[]>('GET /list offset')
    expect(
      await collect(paginate(createClient({ baseUrl: server.url }), list, { query: { limit: 5 } })),
    ).toEqual(ALL)
    expect(server.requests).toHaveLength(1)
  })

  it('goes through a list by its cursor', async () => {
    await using server = await listServer()
    const list = operation<Query, { readonly items: readonly number[]; readonly next_cursor: string | null }>(
      'GET /cursor cursor',
    )
    const items: readonly number[] = await collect(paginate(createClient({ baseUrl: server.url }), list))
    expect(items).toEqual(ALL)
  })

  it('goes through a list that stands under a name', async () => {
    await using server = await listServer()
    const list = operation<Query, { readonly total: number; readonly numbers: readonly number[] }>(
      'GET /named page',
    )
    const items: readonly number[] = await collect(
      paginate(createClient({ baseUrl: server.url }), list, { query: { limit: 2 } }),
    )
    expect(items).toEqual(ALL)
  })

  it('loads no page that is not wanted', async () => {
    await using server = await listServer()
    for await (const item of paginate(
      createClient({ baseUrl: server.url }),
      operation<Query, readonly number[]>('GET /list page'),
    ))
      if (item === 2) break
    expect(server.requests).toHaveLength(1)
  })

  it('refuses an operation that is no list', async () => {
    await using server = await listServer()
    await expect(
      collect(
        paginate(createClient({ baseUrl: server.url }), operation<Query, readonly number[]>('GET /list')),
      ),
    ).rejects.toThrow('/list does not return a list')
  })
})
