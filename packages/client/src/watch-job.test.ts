import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { closedUrl, json, problem, startServer } from './http-server.fixture.js'
import { createClient } from './runtime/client.js'
import { eventOperation } from './runtime/event-operation.js'
import { watchJob } from './watch-job.js'

interface LogEvent {
  readonly event: 'event'
  readonly data: { readonly type: string }
  readonly id: string | null
}

const events = eventOperation<
  { readonly params: { readonly id: number }; readonly query?: { readonly until_end?: boolean } },
  LogEvent
>('GET /jobs/{id}/events')
const input = { params: { id: 4 } }
const reconnect = { delayMs: 1 }

const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const log = (seq: number, type: string) => `event: event\nid: ${seq}\ndata: ${JSON.stringify({ type })}\n\n`

/** Each request gets the next answer. */
function startResponding(
  ...steps: readonly ((response: ServerResponse, request: IncomingMessage) => void)[]
) {
  let next = 0
  return startServer((request, response) => {
    const step = steps[next]
    next += 1
    if (step === undefined) json(response, 500, problem('TOO_MANY_REQUESTS_OF_THE_TEST', 500))
    else step(response, request)
  })
}

async function typesOf(messages: AsyncIterable<LogEvent>): Promise<readonly string[]> {
  const types: string[] = []
  for await (const { data } of messages) types.push(data.type)
  return types
}

describe('watchJob by server-sent events', () => {
  it('ends with the event that ends the run, and sends the token', async () => {
    await using server = await startResponding(
      (response) =>
        void stream(response).end(log(1, 'run.succeeded') + log(2, 'run.started') + log(3, 'run.succeeded')),
    )
    const client = createClient({ baseUrl: server.url, token: 't1' })
    expect(await typesOf(watchJob(client, events, input))).toEqual([
      'run.succeeded',
      'run.started',
      'run.succeeded',
    ])
    expect(server.requests[0]).toMatchObject({
      url: '/jobs/4/events?until_end=true',
      headers: { authorization: 'Bearer t1', accept: 'text/event-stream' },
    })
  })

  it('goes on after the last event when the connection breaks or ends', async () => {
    await using server = await startResponding(
      (response) => void stream(response).write(log(1, 'a'), () => response.destroy()),
      (response) => void stream(response).end(log(2, 'b')),
      (response) => json(response, 503, problem('BUSY', 503, true), { 'retry-after': '0' }),
      (response) => void stream(response).end(log(3, 'run.failed')),
    )
    expect(
      await typesOf(watchJob(createClient({ baseUrl: server.url }), events, input, { reconnect })),
    ).toEqual(['a', 'b', 'run.failed'])
    expect(server.requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1', '2', '2'])
  })

  it('ends when nothing runs', async () => {
    await using server = await startResponding(
      (response) => void stream(response).end(log(1, 'run.started') + log(2, 'project.changed')),
      (response) => void stream(response).end(),
      (response) => void stream(response).end(),
    )
    expect(
      await typesOf(watchJob(createClient({ baseUrl: server.url }), events, input, { reconnect })),
    ).toEqual(['run.started', 'project.changed'])
  })

  it('outlives a server that goes down without an event', async () => {
    await using server = await startResponding(
      (response) => void stream(response).end(),
      (response) => void stream(response).end(log(1, 'run.succeeded')),
    )
    expect(
      await typesOf(watchJob(createClient({ baseUrl: server.url }), events, input, { reconnect })),
    ).toEqual(['run.succeeded'])
  })

  it('throws when there is no such job', async () => {
    await using server = await startResponding((response) =>
      json(response, 404, problem('JOB_NOT_FOUND', 404)),
    )
    await expect(
      typesOf(watchJob(createClient({ baseUrl: server.url }), events, input)),
    ).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
  })

  it('gives up after so many breaks in a row', async () => {
    await expect(
      typesOf(
        watchJob(createClient({ baseUrl: await closedUrl() }), events, input, {
          reconnect: { attempts: 2, delayMs: 1 },
        }),
      ),
    ).rejects.toMatchObject({ code: 'NETWORK_ERROR' })
  })

  it('counts a connection without any sign of life as broken', async () => {
    await using server = await startServer((request, response) => {
      if (request.headers['last-event-id'] === '1') stream(response).end(log(2, 'run.cancelled'))
      else stream(response).write(log(1, 'a'))
    })
    expect(
      await typesOf(
        watchJob(createClient({ baseUrl: server.url }), events, input, {
          reconnect: { attempts: 100, delayMs: 1 },
          idleMs: 300,
        }),
      ),
    ).toEqual(['a', 'run.cancelled'])
  })

  it('stops at an aborted signal, and closes the connection when the loop is left', async () => {
    let closed = (): void => {}
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve
    })
    await using server = await startServer((_request, response) => {
      response.on('close', () => closed())
      stream(response).write(log(1, 'a'))
    })
    const client = createClient({ baseUrl: server.url })
    const messages = watchJob(client, events, input)
    await messages.next()
    await messages.return(undefined)
    await isClosed
    const leave = new AbortController()
    const others = watchJob(client, events, input, { signal: leave.signal })
    await others.next()
    leave.abort(new Error('gone'))
    await expect(others.next()).rejects.toThrow('gone')
  })
})
