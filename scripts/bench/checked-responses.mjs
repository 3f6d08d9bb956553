// Measures what it costs to check a response against its contract on the way out: the processor time of a
// request in the server process, against the same handler behind a contract that declares no shape. Both
// stand in one process, in turns, so that nothing else differs. Run alone:
// node scripts/bench/checked-responses.mjs [pairs] [requests]
import autocannon from 'autocannon'
import { fileURLToPath } from 'node:url'
import { startServer } from './http-cpu.mjs'
import { RESPONSES } from './response-samples.mjs'

const CONNECTIONS = 16

/**
 * @param {{ pairs?: number, requests?: number }} options how often both are measured, and requests for the
 *   smallest response each time; larger ones get fewer
 * @returns {Promise<readonly { name: string, bytes: number, checked: number, unchecked: number,
 *   ratio: number }[]>} microseconds of a request (the least of all rounds), and the one over the other
 */
export async function benchCheckedResponses({ pairs = 3, requests = 20_000 } = {}) {
  const server = await startServer('responses')
  try {
    const results = []
    for (const { path, name, body } of RESPONSES) {
      const bytes = Buffer.byteLength(JSON.stringify(body))
      const amount = Math.max(1000, Math.round(requests / Math.max(1, bytes / 2000)))
      const least = { checked: Number.POSITIVE_INFINITY, unchecked: Number.POSITIVE_INFINITY }
      // The first pair warms up.
      for (let pair = 0; pair <= pairs; pair++) {
        for (const kind of pair % 2 === 0 ? ['checked', 'unchecked'] : ['unchecked', 'checked']) {
          const took = await measure(server, `/${kind}/${path}`, amount)
          if (pair > 0) least[kind] = Math.min(least[kind], took)
        }
      }
      results.push({ name, bytes, ...least, ratio: least.checked / least.unchecked })
    }
    return results
  } finally {
    server.stop()
  }
}

async function measure(server, path, amount) {
  const before = await server.cpu()
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}${path}`,
    connections: CONNECTIONS,
    amount,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused and ${result.errors} failed`)
  return ((await server.cpu()) - before) / amount
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [pairs = 3, requests = 20_000] = process.argv.slice(2).map(Number)
  console.table(await benchCheckedResponses({ pairs, requests }))
}
