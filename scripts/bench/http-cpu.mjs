// Measures the processor time that one request costs in the kernel with 60 routes mounted, against 60 routes
// of Express 5 as its guide writes them, both with the same zod schemas. The time is the server process's
// own: requests per second swing with the machine, this does not. Run alone: node scripts/bench/http-cpu.mjs
// [pairs] [requests]
import autocannon from 'autocannon'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const ROUTES = [5, 15, 25, 35, 45, 55]
const CONNECTIONS = 16

/**
 * @param {{ pairs?: number, requests?: number }} options how often both are measured, and requests each time
 * @returns {Promise<{ kernel: number, express: number, ratio: number }>} microseconds of a request (the
 *   least of all rounds), and the one over the other
 */
export async function benchHttp({ pairs = 3, requests = 30_000 } = {}) {
  const least = { kernel: Number.POSITIVE_INFINITY, express: Number.POSITIVE_INFINITY }
  for (let pair = 0; pair < pairs; pair++) {
    for (const kind of pair % 2 === 0 ? ['kernel', 'express'] : ['express', 'kernel'])
      least[kind] = Math.min(least[kind], await measure(kind, requests))
  }
  return { ...least, ratio: least.kernel / least.express }
}

async function measure(kind, requests) {
  const server = await startServer(kind)
  try {
    await load(server.port, Math.ceil(requests / 5))
    const before = await server.cpu()
    await load(server.port, requests)
    return ((await server.cpu()) - before) / requests
  } finally {
    server.stop()
  }
}

async function load(port, amount) {
  const body = JSON.stringify({ duration: 30, engine: 'runway' })
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    amount,
    requests: ROUTES.map((route) => ({
      method: 'POST',
      path: `/api/things-${route}/calculate`,
      headers: { 'content-type': 'application/json' },
      body,
    })),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused and ${result.errors} failed`)
}

/** Starts http-server.mjs, on a processor of its own where there are several. */
export async function startServer(kind) {
  const script = fileURLToPath(new URL('http-server.mjs', import.meta.url))
  const pinned = process.platform === 'linux' && availableParallelism() > 1
  const child = fork(
    script,
    [kind],
    pinned ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath, ...process.execArgv] } : {},
  )
  const next = async () => {
    const heard = new AbortController()
    try {
      const [message] = await Promise.race([
        once(child, 'message', heard),
        once(child, 'exit', heard).then(([code]) => {
          throw new Error(`The server ended with ${code}.`)
        }),
      ])
      return message
    } finally {
      heard.abort()
    }
  }
  const { port, path } = await next()
  return {
    port,
    path,
    pid: child.pid,
    async cpu() {
      child.send({ type: 'cpu' })
      const { cpu } = await next()
      return cpu.user + cpu.system
    },
    publish: (count) => child.send({ type: 'publish', count }),
    stop() {
      child.send({ type: 'stop' })
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [pairs = 3, requests = 30_000] = process.argv.slice(2).map(Number)
  console.log(await benchHttp({ pairs, requests }))
}
