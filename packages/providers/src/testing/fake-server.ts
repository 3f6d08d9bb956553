import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a fake provider received it. */
export interface ReceivedRequest {
  readonly method: string
  /** Path without query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The body as JSON; undefined when it is not. */
  readonly json: unknown
}

/** What a fake provider answers. */
export interface FakeResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly bytes?: Uint8Array
}

/**
 * How a fake lies about its next paid request. `before` does not take it, `after` takes it (and charges) and
 * then fails to say so. `slow` takes it and lets its answer wait; `never` takes it and keeps the connection
 * open without an answer; `malformed` takes it and answers half a JSON.
 */
export type Fault =
  | 'reset-before'
  | 'reset-after'
  | '503-before'
  | '503-after'
  | '429'
  | '429-retry-after'
  | 'slow'
  | 'never'
  | 'malformed'
  | 'unauthorized'

/** One accepted paid request: what the provider would bill. */
export type FakeCharge = { readonly path: string; readonly marker: string | null; readonly json: unknown }

/** A fake provider on loopback. */
export interface FakeServer {
  readonly url: string
  readonly requests: readonly ReceivedRequest[]
  /** The oracle: every accepted paid request. */
  readonly charges: readonly FakeCharge[]
  /** Queues faults for the next paid requests, one each. */
  fail(...faults: readonly Fault[]): void
  /** Ends the server and its connections. */
  close(): Promise<void>
}

/** What a provider's fake says about itself. */
export interface FakeProvider {
  /** True for requests that cost money. */
  readonly isPaid: (request: ReceivedRequest) => boolean
  /** Answers a request; for a paid one only after it was charged. */
  readonly respond: (
    request: ReceivedRequest,
    server: { readonly url: string },
  ) => FakeResponse | Promise<FakeResponse>
  /** Where this provider's requests carry our marker. @default nowhere */
  readonly markerOf?: (request: ReceivedRequest) => string | null
  /** The body of an error in the provider's own shape. */
  readonly errorBody: (status: number, message: string) => unknown
}

/** How late a slow answer is, milliseconds. */
const SLOW_MS = 300

/** Starts a fake provider on a free port of 127.0.0.1. */
export async function startFakeServer(provider: FakeProvider): Promise<FakeServer> {
  const requests: ReceivedRequest[] = []
  const charges: FakeCharge[] = []
  const faults: Fault[] = []
  let url = ''

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await receive(incoming)
    requests.push(request)
    const paid = provider.isPaid(request)
    const fault = paid ? faults.shift() : undefined
    const error = (status: number, message: string, headers = {}) =>
      send(outgoing, { status, headers, json: provider.errorBody(status, message) })
    if (fault === 'reset-before') return void incoming.socket.resetAndDestroy()
    if (fault === '503-before') return error(503, 'Service unavailable')
    if (fault === '429') return error(429, 'Too many requests')
    if (fault === '429-retry-after') return error(429, 'Too many requests', { 'retry-after': '1' })
    if (fault === 'unauthorized') return error(401, 'Invalid key')
    if (paid)
      charges.push({ path: request.path, marker: provider.markerOf?.(request) ?? null, json: request.json })
    const answer = await provider.respond(request, { url })
    if (paid && (answer.status ?? 200) >= 400) charges.pop()
    if (fault === 'reset-after') return void incoming.socket.resetAndDestroy()
    if (fault === '503-after') return error(503, 'Service unavailable')
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    if (fault === 'never') return
    if (fault === 'malformed')
      return void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "half')
    send(outgoing, answer)
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) =>
      send(outgoing, { status: 500, json: provider.errorBody(500, String(error)) }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    charges,
    fail: (...next) => void faults.push(...next),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake')
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return {
    method: incoming.method ?? '',
    path: pathname,
    query: searchParams,
    headers,
    body,
    json: parse(body),
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function send(outgoing: ServerResponse, { status = 200, headers = {}, json, bytes }: FakeResponse): void {
  if (outgoing.headersSent) return
  const body = bytes ?? (json === undefined ? '' : JSON.stringify(json))
  outgoing
    .writeHead(status, {
      ...(bytes === undefined && json !== undefined ? { 'content-type': 'application/json' } : {}),
      ...headers,
    })
    .end(body)
}
