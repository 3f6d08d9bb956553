import { createFamilies, type Family } from '@mutoscope/api'
import type { RateRule } from '@mutoscope/api/server'
import { MutoscopeError, systemClock, type Clock, type Logger, type Studio } from '@mutoscope/core'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authenticate } from './authentication/authenticate.js'
import { localAuthentication } from './authentication/local-authentication.js'
import type { CreateRateLimiter } from './rate-limits.js'
import { createStderrLogger } from './stderr-logger.js'

/** Limits of what callers send. */
export interface PayloadLimits {
  /** Of a JSON body. @default 1048576 */
  readonly jsonBytes?: number
  /** Of a form without files, and of the texts of one with files. @default 1048576 */
  readonly formBytes?: number
  /** Of one text of a form with files. @default 65536 */
  readonly fieldBytes?: number
  /** Parameters of a query, and of a form without files. @default 1000 */
  readonly parameters?: number
  /** Texts of a form with files. @default 100 */
  readonly fields?: number
  /** Files of a form; how large each may be is said by its route. @default 10 */
  readonly files?: number
  /**
   * Longest time in which nothing of a form with files arrives, milliseconds. Node itself ends requests after
   * `server.requestTimeout`, 5 minutes. @default 30000
   */
  readonly uploadTimeoutMs?: number
  /** Time for a body without files to arrive, milliseconds. @default 30000 */
  readonly bodyTimeoutMs?: number
}

/**
 * How often a caller may ask; `false` switches a limit off. Callers are owners, and addresses where nobody is
 * known.
 */
export interface RateLimitOptions {
  /** What only reads. @default 600 in 60 seconds */
  readonly read?: RateRule | false
  /** What changes something. @default 120 in 60 seconds */
  readonly write?: RateRule | false
  /** What makes videos, pictures or voices. @default 30 in 60 seconds */
  readonly generate?: RateRule | false
  /**
   * What is refused before anything else counts it: a missing or bad token, a wrong method, a query that
   * cannot be read. Always by address; only such requests are then refused with 429. @default 300 in 60
   * seconds
   */
  readonly refused?: RateRule | false
}

/** Limits of WebSockets. */
export interface SocketOptions {
  /**
   * Time between two pings; who does not answer one until the next is let go, milliseconds. @default 30000
   */
  readonly pingMs?: number
  /** Of a message of the client, bytes; a longer one closes the connection with 1009. @default 16384 */
  readonly maxPayload?: number
  /**
   * Messages and pings of one client in a second; more close the connection with 1008 and the reason
   * `RATE_LIMITED`. @default 20
   */
  readonly messagesPerSecond?: number
  /** Connections of one owner at once; handshakes beyond that are refused with 429. @default 100 */
  readonly perOwner?: number
  /** What may wait for a slow client before it is let go, bytes. @default 1048576 */
  readonly maxBuffered?: number
}

/** How families are mounted. */
export interface MutoscopeOptions {
  /**
   * What is mounted, at the documented paths. @default every family, as `createFamilies(studio)` makes them
   */
  readonly families?: readonly Family[]
  /**
   * Says who calls, from the request; `jwtAuthentication` is ready made, and `(request: Request) => …` reads
   * what a host's own middleware found out. WebSockets come without that middleware: for them the request is
   * the bare handshake. @default localAuthentication(), everybody on this machine is the owner `local`
   */
  readonly authenticate?: Authenticate
  /**
   * Takes tokens as `access_token` in the query too, for WebSockets and event streams only: browsers cannot
   * send them otherwise. @default true
   */
  readonly queryToken?: boolean
  /**
   * What stands before the prefix of the mount in absolute addresses, such as `https://api.example.com`.
   * @default what the request says
   */
  readonly publicUrl?: string
  /**
   * Believes `X-Forwarded-For`, `-Proto`, `-Host` and `-Prefix`. @default what the Express app says with
   * `trust proxy`; false for WebSockets
   */
  readonly trustProxy?: boolean
  readonly limits?: PayloadLimits
  readonly rateLimits?: RateLimitOptions | false
  /** Makes the counters. @default in the memory of this process */
  readonly createRateLimiter?: CreateRateLimiter
  /**
   * How long such a counter may take for a request, milliseconds; then it counts as away, and this process counts
   * by itself for a second. @default 250
   */
  readonly rateLimiterTimeoutMs?: number
  /**
   * Where files of forms wait while their request is answered; those that a process left there when it died
   * go at the next start. @default a folder in that of the system for temporary files
   */
  readonly uploadDir?: string
  /** Time between two signs of life on a quiet event stream, milliseconds. @default 15000 */
  readonly heartbeatMs?: number
  readonly socket?: SocketOptions
  /** Errors are always `application/problem+json`, not only for callers that accept it. @default false */
  readonly problemJson?: boolean
  /**
   * How files are sent. `redirect` answers with 302 and a signed link to the object store, which then sends them,
   * ranges included; it needs files in a bucket that callers can reach. What could run in a page (SVG, HTML), and
   * the answer to `HEAD`, still come from here. @default 'proxy'
   */
  readonly downloads?: 'proxy' | 'redirect'
  /**
   * How long such a link is valid, milliseconds; from a second to seven days. Nobody can end it before, and players
   * go on using it. @default 3600000
   */
  readonly downloadTtlMs?: number
  /**
   * Told of what goes wrong on our side, and of every request as a debug line. @default createStderrLogger(),
   * from `warn` on
   */
  readonly logger?: Logger
  readonly clock?: Clock
}

/** The options with every default filled in. */
export type ResolvedOptions = Omit<
  Required<MutoscopeOptions>,
  'publicUrl' | 'trustProxy' | 'createRateLimiter' | 'limits' | 'rateLimits' | 'socket'
> & {
  readonly publicUrl: string | null
  readonly trustProxy: boolean | null
  readonly createRateLimiter: CreateRateLimiter | null
  readonly limits: Required<PayloadLimits>
  readonly rateLimits: Required<RateLimitOptions>
  readonly socket: Required<SocketOptions>
}

const LIMITS: Required<PayloadLimits> = {
  jsonBytes: 1024 * 1024,
  formBytes: 1024 * 1024,
  fieldBytes: 64 * 1024,
  parameters: 1000,
  fields: 100,
  files: 10,
  uploadTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
}
const RATE_LIMITS: Required<RateLimitOptions> = {
  read: { points: 600, windowSec: 60 },
  write: { points: 120, windowSec: 60 },
  generate: { points: 30, windowSec: 60 },
  refused: { points: 300, windowSec: 60 },
}
const NO_RATE_LIMITS: Required<RateLimitOptions> = {
  read: false,
  write: false,
  generate: false,
  refused: false,
}
const SOCKET: Required<SocketOptions> = {
  pingMs: 30_000,
  maxPayload: 16 * 1024,
  messagesPerSecond: 20,
  perOwner: 100,
  maxBuffered: 1024 * 1024,
}

/** Longest time that AWS lets a signed link live: seven days. */
const LONGEST_TTL_MS = 604_800_000

/**
 * Fills in the defaults. @throws `INVALID_INPUT` for a public address that is none, for `redirect` without an
 * object store, and for a time that no link can be valid for
 */
export function resolveOptions(studio: Studio, options: MutoscopeOptions): ResolvedOptions {
  const { rateLimits = {} } = options
  return {
    families: options.families ?? createFamilies(studio),
    authenticate: options.authenticate ?? localAuthentication(),
    queryToken: options.queryToken ?? true,
    publicUrl: options.publicUrl === undefined ? null : publicUrl(options.publicUrl),
    trustProxy: options.trustProxy ?? null,
    limits: { ...LIMITS, ...options.limits },
    rateLimits: rateLimits === false ? NO_RATE_LIMITS : { ...RATE_LIMITS, ...rateLimits },
    createRateLimiter: options.createRateLimiter ?? null,
    rateLimiterTimeoutMs: options.rateLimiterTimeoutMs ?? 250,
    uploadDir: options.uploadDir ?? join(tmpdir(), 'mutoscope-uploads'),
    heartbeatMs: options.heartbeatMs ?? 15_000,
    socket: { ...SOCKET, ...options.socket },
    problemJson: options.problemJson ?? false,
    downloads: downloadMode(studio, options.downloads ?? 'proxy'),
    downloadTtlMs: linkTtl(options.downloadTtlMs ?? 3_600_000),
    logger: options.logger ?? createStderrLogger(),
    clock: options.clock ?? systemClock,
  }
}

function downloadMode(studio: Studio, mode: 'proxy' | 'redirect'): 'proxy' | 'redirect' {
  if (mode === 'proxy' || (mode === 'redirect' && studio.assetLinks !== null)) return mode
  throw new MutoscopeError('INVALID_INPUT', {
    message:
      mode === 'redirect'
        ? 'Downloads cannot be redirected: files are kept on this machine. Keep them in a bucket, or leave `downloads` at "proxy".'
        : `"${String(mode)}" is not a way to send files. Pass "proxy" or "redirect".`,
    details: { field: 'downloads' },
  })
}

function linkTtl(ms: number): number {
  if (Number.isSafeInteger(ms) && ms >= 1000 && ms <= LONGEST_TTL_MS) return ms
  throw new MutoscopeError('INVALID_INPUT', {
    message: `A link cannot be valid for ${ms} milliseconds. Pass a whole number from 1000 to ${LONGEST_TTL_MS}.`,
    details: { field: 'downloadTtlMs', limit: LONGEST_TTL_MS },
  })
}

function publicUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `"${given}" is not a public URL. Pass one such as https://api.example.com.`,
      details: { field: 'publicUrl' },
    })
  return given.replace(/(?<!\/)\/+$/u, '')
}
