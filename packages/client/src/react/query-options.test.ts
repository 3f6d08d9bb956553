import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { json, problem, startServer } from '../http-server.fixture.js'
import { ApiClientError } from '../runtime/api-client-error.js'
import { createClient } from '../runtime/client.js'
import { operation, type NoInput } from '../runtime/operation.js'
import { mutationOptionsFor, queryKeyFor, queryOptionsFor } from './query-options.js'

const read = operation<
  { readonly params: { readonly id: number } },
  { readonly status: string },
  'JOB_NOT_FOUND'
>('GET /jobs/{id}')
const list = operation<NoInput, readonly number[]>('GET /jobs')
const create = operation<{ readonly body: { readonly title: string } }, { readonly id: number }>(
  'POST /jobs idempotent',
)

describe('queryOptionsFor', () => {
  it("loads by a key that an operation's key begins", async () => {
    await using server = await startServer((_request, response) => json(response, 200, { status: 'pending' }))
    const client = createClient({ baseUrl: server.url })
    const options = queryOptionsFor(client, read, { params: { id: 4 } })
    expect(options.queryKey).toEqual([...queryKeyFor(client, read), { params: { id: 4 } }])
    const data = await new QueryClient().fetchQuery(options)
    expect(data).toEqual({ status: 'pending' })
    expectTypeOf(data).toEqualTypeOf<{ readonly status: string }>()
    expect(queryOptionsFor(client, list).queryKey).toEqual(['mutoscope', server.url, 'GET /jobs', {}])
  })

  it('sends one request for each try, and tries again only what can pass', async () => {
    await using busy = await startServer((_request, response) =>
      json(response, 503, problem('BUSY', 503, true)),
    )
    const options = queryOptionsFor(createClient({ baseUrl: busy.url }), list)
    await expect(new QueryClient().fetchQuery({ ...options, retry: false })).rejects.toBeInstanceOf(
      ApiClientError,
    )
    expect(busy.requests).toHaveLength(1)
    const { retry, retryDelay } = options
    if (typeof retry !== 'function' || typeof retryDelay !== 'function')
      throw new TypeError('functions are wanted')
    const error = (retryable: boolean) =>
      new ApiClientError({ code: 'X', message: 'x', retryable, retryAfterMs: 7000 })
    expect([
      retry(0, error(true)),
      retry(2, error(true)),
      retry(0, error(false)),
      retry(0, new Error('x')),
    ]).toEqual([true, false, false, false])
    expect([retryDelay(0, error(true)), retryDelay(1, new Error('x'))]).toEqual([7000, 2000])
  })

  it('stops the request when nobody wants it any more', async () => {
    let closed = (): void => {}
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve
    })
    await using server = await startServer((_request, response) => response.on('close', () => closed()))
    const queries = new QueryClient()
    const options = queryOptionsFor(createClient({ baseUrl: server.url }), list)
    const leave = new QueryObserver(queries, options).subscribe(() => {})
    await expect.poll(() => server.requests.length).toBe(1)
    leave()
    await isClosed
  })
})

it('mutationOptionsFor sends what it is given', async () => {
  await using server = await startServer((_request, response) => json(response, 200, { id: 7 }))
  const queries = new QueryClient()
  const options = mutationOptionsFor(createClient({ baseUrl: server.url }), create)
  const mutation = queries.getMutationCache().build(queries, options)
  expect(await mutation.execute({ body: { title: 'x' } })).toEqual({ id: 7 })
  expect(server.requests[0]).toMatchObject({ method: 'POST', body: '{"title":"x"}' })
})
