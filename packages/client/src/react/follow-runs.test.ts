import { describe, expect, it } from 'vitest'
import { startServer } from '../http-server.fixture.js'
import { createClient } from '../runtime/client.js'
import { eventOperation } from '../runtime/event-operation.js'
import { followRuns } from './follow-runs.js'

const events = eventOperation<
  { readonly params: { readonly id: number } },
  { readonly event: 'event'; readonly data: { readonly type: string }; readonly id: string | null }
>('GET /jobs/{id}/events')
const input = { params: { id: 4 } }
const reconnect = { delayMs: 1 }
const log = (seq: number, type: string) => `event: event\nid: ${seq}\ndata: ${JSON.stringify({ type })}\n\n`

/** Each connection gets the next part of the log, and ends. */
function streams(...parts: readonly string[]) {
  let next = 0
  return startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(parts[next])
    next += 1
  })
}

describe('following the runs of a job', () => {
  it('follows the next run too, after the last event it has seen', async () => {
    await using server = await streams(
      log(1, 'run.succeeded'),
      log(2, 'run.started') + log(3, 'run.succeeded'),
    )
    const seen: string[] = []
    for await (const { data } of followRuns(createClient({ baseUrl: server.url }), events, input, {
      reconnect,
    })) {
      seen.push(data.type)
      if (seen.length === 3) break
    }
    expect(seen).toEqual(['run.succeeded', 'run.started', 'run.succeeded'])
    expect(server.requests.map(({ url, headers }) => [url, headers['last-event-id']])).toEqual([
      ['/jobs/4/events', undefined],
      ['/jobs/4/events', '1'],
    ])
  })
})
