import { ApiError, type Principal } from '@mutoscope/api'
import {
  CallContext,
  COMMON_ERRORS,
  createRouteTable,
  describeError,
  rateKey,
  refuseCall,
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

  return {
    attach(host, { path: prefix = '' } = {}) {
      const open = new Set<WebSocket>()
      const base = prefix.replace(/\/+$/u, '')
      const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const match = path.startsWith(`${base}/`) ? table.find('GET', path.slice(base.length)) : null
        if (match === null) {
          // Somebody else on this server may know the path; when nobody else listens, it would wait for ever.
          if (host.listenerCount('upgrade') === 1)
            refuseUpgrade(socket, { status: 404, headers: {}, content: { kind: 'empty' } })
          return
        }
        const params = match.kind === 'found' ? match.params : {}
        accept(match.value, params, base, request, socket, head, open).catch((error: unknown) => {
          logger.error(`${match.value.name} could not be opened.`, { error: describeError(error) })
          socket.destroy()
        })
      }
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
    let principal: Principal | null
    try {
      principal = await allow(served, request)
    } catch (error) {
      refuseUpgrade(
        socket,
        refuseCall(served, error, { requestId, header }, { logger, now: clock.now(), problemJson }),
      )
      return
    }
    socket.off('error', ignore)
    server.handleUpgrade(request, socket, head, (connection) => {
      open.add(connection)
      const closed = metrics.openSocket()
      connection.on('close', () => {
        open.delete(connection)
        closed()
      })
      const link = createSocketLink(connection, limit)
      const url = (path: string) => `${publicAddress(request, base, options)}${path}`
      const call = { requestId, header, url, signal: link.signal, query: () => readQuery(request.url ?? '/') }
      void runSocket(served, params, link, new CallContext(call, principal, filePath), logger)
    })
  }

  /** Strangers are sent away before the handshake: a browser need not know why it has no token. */
  async function allow({ definition }: ServedSocket, request: IncomingMessage): Promise<Principal | null> {
    let principal: Principal | null = null
    if (definition.auth !== 'public') {
      if (options.queryToken) adoptToken(request, readQuery(request.url ?? '/').access_token)
      adoptToken(request, protocolToken(request))
      principal = await identify(options.authenticate, request)
      if (principal === null && definition.auth === 'required') {
        throw new ApiError(COMMON_ERRORS.unauthorized, {
          message: 'Send a valid token, as `access_token` in the query where headers cannot be set.',
          headers: { 'WWW-Authenticate': 'Bearer' },
        })
      }
    }
    const rule = limits.rule('read')
    if (rule === null) return principal
    const { allowed, resetSec } = await limits.consume(
      'read',
      rateKey(principal, callerAddress(request, options.trustProxy)),
    )
    if (!allowed)
      throw new ApiError(COMMON_ERRORS.rateLimited, { headers: { 'Retry-After': String(resetSec) } })
    return principal
  }
}

function protocolToken(request: IncomingMessage): string | undefined {
  const [protocol, token] = (headerOf(request, 'sec-websocket-protocol') ?? '')
    .split(',')
    .map((each) => each.trim())
  return protocol === BEARER_PROTOCOL ? token : undefined
}

function ignore(): void {}
