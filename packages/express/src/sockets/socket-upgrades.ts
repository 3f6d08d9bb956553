import { ApiError, type Principal } from '@mutoscope/api'
import {
  LazyRouteContext,
  COMMON_ERRORS,
  countRequest,
  createRouteTable,
  describeError,
  rateKey,
  refuseRequest,
  runSocket,
  serveSockets,
  type FilePath,
  type RateLimits,
  type RawValues,
  type ServedSocket,
} from '@mutoscope/api/server'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { callerAddress } from '../caller-address.js'
import { headerOf } from '../host-request.js'
import type { HttpMetrics } from '../http-metrics.js'
import { adoptToken, identify } from '../identify.js'
import type { ResolvedOptions } from '../options.js'
import { publicAddress } from '../public-address.js'
import { readQuery } from '../read-query.js'
import { requestIdOf } from '../request-id.js'
import { refuseUpgrade } from './refuse-upgrade.js'
import { replayRequest } from './replay-request.js'
import { createSocketLink } from './socket-link.js'

/** Where sockets are served. */
export interface AttachOptions {
  /** The prefix at which the middleware is mounted. @default '' */
  readonly path?: string
}

/** What upgrades need. */
export interface SocketUpgradeOptions {
  readonly options: ResolvedOptions
  readonly limits: RateLimits
  readonly filePath: FilePath
  readonly metrics: Pick<HttpMetrics, 'openSocket'>
}

/** Answers WebSocket handshakes. */
export interface SocketUpgrades {
  attach(server: Server, options?: AttachOptions): () => void
}

/** The subprotocol by which a browser sends a token: `new WebSocket(url, ['bearer', token])`. */
const BEARER_PROTOCOL = 'bearer'

/**
 * Serves the sockets of families on the servers they are attached to. @throws `INVALID_INPUT` when two want
 * the same path
 */
export function createSocketUpgrades({
  options,
  limits,
  filePath,
  metrics,
}: SocketUpgradeOptions): SocketUpgrades {
  const { families, logger, clock, problemJson, socket: limit } = options
  const table = createRouteTable(
    families
      .flatMap((family) => serveSockets(family))
      .map((socket) => ({ name: socket.name, method: 'GET', path: socket.definition.path, value: socket })),
  )
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limit.maxPayload,
    handleProtocols: (offered) => (offered.has(BEARER_PROTOCOL) ? BEARER_PROTOCOL : false),
  })

  /** Open sockets by caller, counted over all servers. */
  const openOf = new Map<string, number>()

  return {
    attach(host, { path: prefix = '' } = {}) {
      const open = new Set<WebSocket>()
      const base = prefix.replace(/(?<!\/)\/+$/u, '')
      const find = (request: IncomingMessage) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const wanted = isWebSocket(request) && path.startsWith(`${base}/`)
        return wanted ? table.find('GET', path.slice(base.length)) : null
      }
      const listener = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const match = find(request)
        if (match === null) {
          if (isLeftToUs(host, upgrade, request)) replayRequest(host, request, socket, head)
          return
        }
        const params = match.kind === 'found' ? match.params : {}
        accept(match.value, params, base, request, socket, head, open).catch((error: unknown) => {
          logger.error({ error: describeError(error) }, `${match.value.name} could not be opened.`)
          socket.destroy()
        })
      }
      const upgrade: UpgradeListener = Object.assign(listener, {
        [TAKES]: (request: IncomingMessage) => find(request) !== null,
      })
      host.on('upgrade', upgrade)
      return () => {
        host.off('upgrade', upgrade)
        for (const each of open) each.close(1001, 'SERVER_CLOSING')
      }
    },
  }

  async function accept(
    served: ServedSocket,
    params: RawValues,
    base: string,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    open: Set<WebSocket>,
  ): Promise<void> {
    const requestId = requestIdOf(request)
    const header = (name: string) => headerOf(request, name)
    socket.on('error', ignore)
    const address = callerAddress(request, options.trustProxy)
    const refuse = (error: unknown) =>
      refuseUpgrade(
        socket,
        refuseRequest(served, error, { requestId, header }, { logger, now: clock.now(), problemJson }),
      )
    let principal: Principal | null
    try {
      principal = await identifyCaller(served, request)
    } catch (error) {
      refuse((await countRequest(limits, 'refused', rateKey(null, address), {})) ?? error)
      return
    }
    const caller = rateKey(principal, address)
    const tooMany = (await countRequest(limits, 'read', caller, {})) ?? tooManyOpen(caller)
    if (tooMany !== null) {
      refuse(tooMany)
      return
    }
    socket.off('error', ignore)
    server.handleUpgrade(request, socket, head, (connection) => {
      open.add(connection)
      openOf.set(caller, (openOf.get(caller) ?? 0) + 1)
      const closed = metrics.openSocket()
      connection.on('close', () => {
        open.delete(connection)
        const left = (openOf.get(caller) ?? 1) - 1
        if (left === 0) openOf.delete(caller)
        else openOf.set(caller, left)
        closed()
      })
      const link = createSocketLink(connection, limit, clock)
      const url = (path: string) => `${publicAddress(request, base, options)}${path}`
      const routeRequest = {
        requestId,
        method: request.method ?? 'GET',
        header,
        url,
        signal: link.signal,
        query: () => queryOf(request),
      }
      void runSocket(served, params, link, new LazyRouteContext(routeRequest, principal, filePath), logger)
    })
  }

  /** Strangers are sent away before the handshake: a browser need not know why it has no token. */
  async function identifyCaller(
    { definition }: ServedSocket,
    request: IncomingMessage,
  ): Promise<Principal | null> {
    if (definition.auth === 'public') return null
    if (options.queryToken) adoptToken(request, queryOf(request).access_token)
    adoptToken(request, protocolToken(request))
    const principal = await identify(options.authenticate, request)
    if (principal !== null || definition.auth === 'optional') return principal
    throw new ApiError(COMMON_ERRORS.unauthorized, {
      message: 'Send a valid token. Where headers cannot be set, use the `access_token` query parameter.',
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }

  function queryOf({ url = '/' }: IncomingMessage): RawValues {
    return readQuery(url, options.limits.parameters)
  }

  function tooManyOpen(caller: string): ApiError | null {
    if ((openOf.get(caller) ?? 0) < limit.perOwner) return null
    return new ApiError(COMMON_ERRORS.rateLimited, {
      message: `${limit.perOwner} WebSockets are open already. Close one first.`,
      details: { limit: 'sockets', points: limit.perOwner },
    })
  }
}

/** Marks listeners of ours, whichever mount they serve, with what tells whether they take a request. */
const TAKES = Symbol.for('mutoscope.takesUpgrade')
interface UpgradeListener {
  (request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly [TAKES]: (request: IncomingMessage) => boolean
}

/**
 * Whether an upgrade that a listener does not take is for it to answer as a plain request: nobody else
 * listens, and of all mounts of ours that take nothing of it this one is the first.
 */
function isLeftToUs(host: Server, self: UpgradeListener, request: IncomingMessage): boolean {
  const listeners = host.listeners('upgrade') as readonly Partial<UpgradeListener>[]
  return listeners[0] === self && listeners.every((each) => each[TAKES]?.(request) === false)
}

function isWebSocket({ headers, method }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
}

function protocolToken(request: IncomingMessage): string | undefined {
  const [protocol, token] = (headerOf(request, 'sec-websocket-protocol') ?? '')
    .split(',')
    .map((each) => each.trim())
  return protocol === BEARER_PROTOCOL ? token : undefined
}

function ignore(): void {}
