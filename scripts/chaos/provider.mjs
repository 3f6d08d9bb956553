// A fake provider that counts what it would bill, and lies: the judge of "never twice".
import { createServer } from 'node:http'

export const PRICE_MICROS = 40_000

/** @param random a function from 0 to 1; @returns the provider, on a free port of 127.0.0.1 */
export async function startProvider(random) {
  /** Every accepted request, in order. */
  const charges = []
  const byMarker = new Map()
  const byKey = new Map()
  const looks = new Map()

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://fake')
    const [, kind, action] = url.pathname.split('/')
    let body = ''
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        const answer = (status, json) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
        if (action === 'find')
          return answer(200, { id: byMarker.get(url.searchParams.get('marker')) ?? null })
        if (action === 'status') {
          const id = url.searchParams.get('id')
          const look = (looks.get(id) ?? 0) + 1
          looks.set(id, look)
          return answer(200, { done: look > 1 })
        }
        const { prompt, marker, key } = JSON.parse(body)
        const fault = random()
        if (fault < 0.05) return request.socket.resetAndDestroy()
        if (fault < 0.08) return answer(429, { wait: 50 })
        const known = kind === 'key' ? byKey.get(key) : undefined
        const id = known ?? `${kind}-${charges.length + 1}`
        if (known === undefined) {
          charges.push({ kind, prompt, marker })
          byMarker.set(marker, id)
          byKey.set(key, id)
        }
        if (fault < 0.15) return request.socket.resetAndDestroy()
        if (fault < 0.2) return answer(503, { error: 'lost' })
        answer(200, { id })
      })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    charges,
    find: (marker) => byMarker.get(marker) ?? null,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
