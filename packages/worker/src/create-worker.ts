import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { silentLogger, type Logger, type Studio } from '@mutoscope/core'
import { METRICS_MEDIA_TYPE } from '@mutoscope/core/ports'
import { joinRoster } from './roster/worker-roster.js'

/** Options of {@link createWorker}. */
export interface WorkerOptions {
  /** The studio that works, made with the `lanes` and the `dispatcher` of this process. The worker closes it. */
  readonly studio: Studio
  /** Where `/healthz`, `/readyz` and `/metrics` are served; 0 for any free port. @default null, nowhere */
  readonly port?: number | null
  /** The address of that port. @default every address, for probes from outside */
  readonly host?: string
  /** How long work in progress may go on at the end, milliseconds. @default 25000 */
  readonly drainMs?: number
  /**
   * What it is called in the log. Another worker of that name on the same store is warned of, and both work.
   * @default host name and process id
   */
  readonly name?: string
  /** Ends with SIGTERM and SIGINT. @default true */
  readonly signals?: boolean
  readonly logger?: Logger
}

/** A worker process. */
export interface Worker {
  readonly name: string
  /** Where its health and metrics are served, or null. */
  readonly port: number | null
  /** Resolves when it has ended. */
  readonly closed: Promise<void>
  /** Takes on nothing more, lets work in progress go on for `drainMs`, and closes the studio. */
  close(): Promise<void>
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/**
 * Runs a studio as a worker: it drains when the process is told to end, so that a deployment loses nothing and
 * pays nothing twice, and shows its health and metrics on a port.
 *
 * @example
 * const studio = createStudio({ ...parts, lanes: ['cpu'], dispatcher: createBullmqDispatcher({ connection }) })
 * const worker = await createWorker({ studio, port: 9464 })
 * await worker.closed
 * @throws when the port is taken
 */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { studio, drainMs = 25_000, signals = true, logger = silentLogger } = options
  const [host, version] = [hostname(), readVersion()]
  const name = options.name ?? `${host}-${process.pid}`
  const ended = Promise.withResolvers<void>()
  let closing: Promise<void> | undefined
  const server =
    options.port == null ? null : createServer((request, response) => respond(request.url ?? '', response))
  if (server !== null) {
    server.listen(options.port ?? 0, options.host)
    await once(server, 'listening')
  }
  if (signals) for (const signal of SIGNALS) process.once(signal, closeAtSignal)
  studio.metrics
    .gauge('mutoscope_worker_info', 'Always 1; its labels say which worker this is.')
    .set(1, { name, version })
  const place = await joinRoster({
    records: studio.records,
    clock: studio.clock,
    logger,
    entry: { name, version, host, pid: process.pid },
  })

  function respond(url: string, response: ServerResponse): void {
    const [path] = url.split('?')
    if (path === '/healthz') send(response, 200, { status: 'ok' })
    else if (path === '/readyz') void sendReadiness(response)
    else if (path === '/metrics') send(response, 200, studio.metrics.text(), METRICS_MEDIA_TYPE)
    else send(response, 404, { error: 'NOT_FOUND', message: 'There are /healthz, /readyz and /metrics.' })
  }

  async function sendReadiness(response: ServerResponse): Promise<void> {
    if (closing !== undefined) return send(response, 503, { status: 'draining' })
    try {
      await studio.checkStorage()
      send(response, 200, { status: 'ready' })
    } catch (error) {
      logger.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'The worker is not ready.',
      )
      send(response, 503, { status: 'unready' })
    }
  }

  async function closeAll(): Promise<void> {
    if (signals) for (const signal of SIGNALS) process.off(signal, closeAtSignal)
    try {
      await place.leave()
      await studio.close({ drainMs })
      await closeServer(server)
      ended.resolve()
    } catch (error) {
      ended.reject(error)
      throw error
    }
  }

  function close(): Promise<void> {
    return (closing ??= closeAll())
  }

  function closeAtSignal(signal: NodeJS.Signals): void {
    logger.info({ worker: name, signal, drainMs }, 'The worker drains.')
    // Whoever waits for `closed` hears of a failure.
    close().catch(() => {})
  }

  const address = server?.address() as AddressInfo | null | undefined
  return { name, port: address?.port ?? null, closed: ended.promise, close }
}

function send(
  response: ServerResponse,
  status: number,
  body: object | string,
  mediaType = 'application/json',
): void {
  response.writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function readVersion(): string {
  const own = createRequire(import.meta.url)('@mutoscope/worker/package.json') as { readonly version: string }
  return own.version
}

async function closeServer(server: Server | null): Promise<void> {
  if (server === null) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
