// Measures how soon an event reaches everybody: thousands of event streams of one project on one server
// process, which all break off half-way and come back with their Last-Event-ID. Run alone: node
// scripts/bench/listeners.mjs [listeners] [events]
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startServer } from './http-cpu.mjs'

const EVENT_MS = 250
const CONNECTS_AT_ONCE = 100

/**
 * @param {{ listeners?: number, events?: number, kind?: 'events' | 'broadcast' }} options how many listen,
 *   events that are published, and by what; nobody comes back to a bare broadcast
 * @returns {Promise<{ steady: object, returning: object, cpu: number, lost: number, repeated: number }>}
 *   milliseconds from an event's time to a listener that was there, while nobody comes or goes and while all
 *   come back; microseconds of the server's processor for one delivery; what did not come or came twice
 */
export async function benchListeners({ listeners = 5_000, events = 40, kind = 'events' } = {}) {
  const server = await startServer(kind)
  const all = Array.from({ length: listeners }, () => createListener(server))
  try {
    await connectAll(all)
    const before = await server.cpu()
    const half = Math.ceil(events / 2)
    for (let count = 1; count <= half; count++) {
      server.publish(count)
      await wait(EVENT_MS)
    }
    await allHave(all, half + 1)
    const cpu = ((await server.cpu()) - before) / (half * listeners)
    const steady = spread(all)
    if (kind === 'broadcast') return { steady, cpu }
    for (const listener of all) listener.delays = []
    const returning = reconnectAll(all)
    for (let count = half + 1; count <= events; count++) {
      server.publish(count)
      await wait(EVENT_MS)
    }
    await returning
    const last = events + 1
    await allHave(all, last)
    return {
      steady,
      returning: spread(all),
      cpu,
      lost: all.reduce((sum, listener) => sum + last - listener.received.size, 0),
      repeated: all.reduce((sum, listener) => sum + listener.repeated, 0),
    }
  } finally {
    for (const listener of all) listener.close()
    server.stop()
  }
}

/** Milliseconds that half of what everybody heard took at most, and that all but a hundredth took. */
function spread(all) {
  const delays = all.flatMap((listener) => listener.delays).toSorted((a, b) => a - b)
  const at = (part) => delays[Math.floor(delays.length * part)]
  return { p50: at(0.5), p99: at(0.99), deliveries: delays.length }
}

async function connectAll(all) {
  for (let index = 0; index < all.length; index += CONNECTS_AT_ONCE)
    await Promise.all(all.slice(index, index + CONNECTS_AT_ONCE).map((listener) => listener.connect()))
}

/** Waits until everybody has an event, for 30 seconds at most: what has not come by then is lost. */
async function allHave(all, id) {
  for (let look = 0; look < 300 && all.some((listener) => listener.lastId < id); look++) await wait(100)
}

async function reconnectAll(all) {
  for (const listener of all) listener.close()
  await connectAll(all)
}

/** Reads a stream by hand: thousands of full clients would cost more than the server that is measured. */
function createListener({ port, path }) {
  let socket
  const listener = {
    received: new Set(),
    delays: [],
    repeated: 0,
    lastId: 0,
    connect() {
      const resume = listener.lastId === 0 ? '' : `Last-Event-ID: ${listener.lastId}\r\n`
      let buffer = ''
      let connectedAt = Number.POSITIVE_INFINITY
      return new Promise((resolve, reject) => {
        socket = connect(port, '127.0.0.1', () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\n${resume}\r\n`),
        )
        socket.setEncoding('latin1')
        socket.on('error', reject)
        socket.on('data', (text) => {
          if (connectedAt === Number.POSITIVE_INFINITY) {
            connectedAt = Date.now()
            resolve()
          }
          buffer += text
          const end = buffer.lastIndexOf('\n\n')
          if (end === -1) return
          take(buffer.slice(0, end), connectedAt)
          buffer = buffer.slice(end)
        })
      })
    },
    close: () => socket?.destroy(),
  }

  function take(text, connectedAt) {
    const now = Date.now()
    for (const [, id, at] of text.matchAll(
      /id: (\d+)\nevent: event\ndata: \{"seq":\d+,"type":"[^"]+","at":"([^"]+)"/gu,
    )) {
      if (listener.received.has(id)) listener.repeated++
      listener.received.add(id)
      listener.lastId = Number(id)
      // What happened before it was there is caught up with, not waited for.
      const happenedAt = Date.parse(at)
      if (happenedAt >= connectedAt) listener.delays.push(now - happenedAt)
    }
  }

  return listener
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [listeners = 5_000, events = 40] = process.argv.slice(2).map(Number)
  console.log(
    await benchListeners({ listeners, events }),
    await benchListeners({ listeners, events, kind: 'broadcast' }),
  )
}
