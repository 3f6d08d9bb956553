// A fake provider that counts what it would bill, and lies: the judge of "never twice". Its weather changes: for a while
// it is out of reach, then it only asks to wait; and now and then it forgets a job, which it then does not bill.
import { createServer } from 'node:http'

export const PRICE_MICROS = 40_000

/** What the weather is like, and for how long, milliseconds. An hour of a real provider is a second here. */
const WEATHER = [
  ['fair', 5000],
  ['down', 1500],
  ['fair', 2500],
  ['busy', 2000],
]
/** Of a hundred jobs, so many are forgotten. */
const FORGOTTEN = 8

/** @param random a function from 0 to 1; @returns the provider, on a free port of 127.0.0.1 */
export async function startProvider(random) {
  /** Every accepted request, in order; those that were forgotten are not billed. */
  const charges = []
  const jobs = new Map()
  const byMarker = new Map()
  const byKey = new Map()
  const counts = { down: 0, busy: 0, forgotten: 0 }
  const startedAt = Date.now()

  function weather() {
    const whole = WEATHER.reduce((sum, [, ms]) => sum + ms, 0)
    let left = (Date.now() - startedAt) % whole
    return WEATHER.find(([, ms]) => (left -= ms) < 0)?.[0] ?? 'fair'
  }

  /** How far a job is; at its first look it may be forgotten, for good. */
  function poll(id) {
    const job = jobs.get(id)
    if (job === undefined) return [404, { error: 'There is no such job.' }]
    job.polls++
    if (job.polls === 1 && random() * 100 < FORGOTTEN) {
      counts.forgotten++
      job.charge.forgotten = true
      jobs.delete(id)
      byMarker.delete(job.charge.marker)
      byKey.delete(job.key)
      return [404, { error: 'There is no such job.' }]
    }
    return [200, { done: job.polls > 1 }]
  }

  function start(kind, { prompt, marker, key }, { lost }) {
    const known = kind === 'key' ? byKey.get(key) : undefined
    const id = known ?? `${kind}-${charges.length + 1}`
    if (known === undefined) {
      const charge = { kind, prompt, marker, forgotten: false }
      charges.push(charge)
      jobs.set(id, { charge, key, polls: 0 })
      byMarker.set(marker, id)
      byKey.set(key, id)
    }
    return lost ? null : { id }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://fake')
    const [, kind, action] = url.pathname.split('/')
    let body = ''
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        const answer = (status, json) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
        const now = weather()
        if (now === 'down') {
          counts.down++
          return random() < 0.5 ? answer(503, { error: 'down' }) : request.socket.resetAndDestroy()
        }
        if (action === 'find')
          return answer(200, { id: byMarker.get(url.searchParams.get('marker')) ?? null })
        if (action === 'status') return answer(...poll(url.searchParams.get('id')))
        if (now === 'busy') {
          counts.busy++
          // Half of them do not say for how long.
          return answer(429, random() < 0.5 ? {} : { wait: 50 })
        }
        const fault = random()
        if (fault < 0.05) return request.socket.resetAndDestroy()
        if (fault < 0.08) return answer(429, { wait: 50 })
        const started = start(kind, JSON.parse(body), { lost: fault < 0.2 })
        if (started !== null) return answer(200, started)
        if (fault < 0.15) return request.socket.resetAndDestroy()
        answer(503, { error: 'lost' })
      })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    charges,
    counts,
    find: (marker) => byMarker.get(marker) ?? null,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
