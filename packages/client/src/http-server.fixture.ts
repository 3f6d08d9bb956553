import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of one test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly server: Server
  readonly requests: readonly {
    readonly method: string
    readonly url: string
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
}

/** Starts a server that keeps what it was asked. */
export async function startServer(respond: RequestListener): Promise<TestServer> {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('latin1'),
      })
      respond(request, response)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

/** Answers with JSON. */
export function json(
  response: Parameters<RequestListener>[1],
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** The body of an error as the API writes it. */
export function problem(code: string, status: number, retryable = false): object {
  return {
    type: `urn:${code}`,
    title: code,
    status,
    detail: `${code}!`,
    instance: 'urn:request:r1',
    error: code,
    code,
    message: `${code}!`,
    retryable,
    timestamp: '2026-01-01T00:00:00Z',
    details: { field: 'x' },
    request_id: 'r1',
  }
}

/** An address at which nobody listens any more. */
export async function closedUrl(): Promise<string> {
  const server = await startServer(() => {})
  await server[Symbol.asyncDispose]()
  return server.url
}
