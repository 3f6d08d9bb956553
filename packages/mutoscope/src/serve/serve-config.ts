import { isIP } from 'node:net'
import { FAMILY_NAMES, type FamilyName } from '@mutoscope/api'
import { LOG_LEVELS, MutoscopeError, type Logger, type LogLevel } from '@mutoscope/core'
import { LANES, type Lane } from '@mutoscope/core/ports'
import { readServiceConfig, type ServiceConfig } from './service-config.js'
import type { Services } from '../services/define-service.js'

/** How a server is started. What is not given is read from the environment. */
export interface ServeOptions {
  /** @default PORT, else 8000; 0 takes a free one */
  readonly port?: number
  /** Address to listen on. @default HOST, else 127.0.0.1; with JWT_SECRET every address */
  readonly host?: string
  /** Folder of database, assets and secrets. @default MUTOSCOPE_DATA, else `.mutoscope` */
  readonly dataDir?: string
  /** @default all */
  readonly families?: readonly FamilyName[]
  /**
   * Where callers reach the server, when something stands before it. @default PUBLIC_URL, else what each
   * request says
   */
  readonly publicUrl?: string
  /**
   * `redirect` sends callers to the bucket for files, by links that are valid for `downloadTtlMs`. @default
   * MUTOSCOPE_DOWNLOADS, else `proxy`
   */
  readonly downloads?: 'proxy' | 'redirect'
  /** Milliseconds. @default MUTOSCOPE_DOWNLOAD_TTL_MS, else 3600000 */
  readonly downloadTtlMs?: number
  /** Folder of configuration flavors. @default MUTOSCOPE_FLAVORS, else the built-in ones */
  readonly flavorsDir?: string
  /**
   * Services that keys open, with those of your own: `{ ...SERVICES, acme }`. @default SERVICES
   */
  readonly services?: Services
  /**
   * What this process works on beside answering: `io` for what waits for the network, `cpu` for rendering. With
   * none, runs wait for a worker. @default both
   */
  readonly queues?: readonly Lane[]
  /** Use no key, neither of the environment nor of an owner: everything is made here. @default false */
  readonly offline?: boolean
  /** The least that is logged: `debug`, `info`, `warn` or `error`. @default LOG_LEVEL, else `warn` */
  readonly logLevel?: LogLevel
  /** Where it is logged. @default lines of JSON on the standard error stream, from `logLevel` on */
  readonly logger?: Logger
  /**
   * How long Redis may take to count a request, milliseconds; then this process counts by itself for a second.
   * @default 250
   */
  readonly rateLimiterTimeoutMs?: number
  /** How long requests may go on while the server stops, milliseconds. @default 5000 */
  readonly drainMs?: number
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv
}

/** {@link ServeOptions} with everything decided. */
export interface ServeConfig {
  readonly port: number
  readonly host: string
  readonly families: readonly FamilyName[]
  readonly publicUrl: string | null
  readonly queues: readonly Lane[]
  readonly flavorsDir: string | null
  /** HS256 secret of bearer tokens; null when everything belongs to the owner `local`. */
  readonly jwt: {
    readonly secret: string
    readonly issuer: string | null
    readonly audience: string | null
    /** A token without an expiry is refused. */
    readonly requireExpiry: boolean
  } | null
  /** Strangers may look at the jobs of `/api/v2/jobs`, which they find by counting. */
  readonly publicReads: boolean
  readonly downloads: 'proxy' | 'redirect'
  readonly downloadTtlMs: number
  readonly logLevel: LogLevel
  /** Origin of a frontend whose pages may call. */
  readonly frontendUrl: string | null
  readonly services: ServiceConfig
}

const PORT = 8000

/**
 * Decides how a server is started.
 *
 * @throws `INVALID_INPUT` for a port, family or service address that is none, for a public address without
 *   JWT_SECRET, for a video service that would not know where to load pictures, for PUBLIC_READS or
 *   JWT_REQUIRE_EXPIRY that is neither true nor false, for a way to send files that is none, and for a
 *   LOG_LEVEL that is none
 */
export function readServeConfig(options: ServeOptions, env: NodeJS.ProcessEnv): ServeConfig {
  const { JWT_SECRET: secret, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = env
  const jwt =
    secret === undefined || secret === ''
      ? null
      : {
          secret,
          issuer: issuer ?? null,
          audience: audience ?? null,
          requireExpiry: readSwitch(env, {
            variable: 'JWT_REQUIRE_EXPIRY',
            field: 'requireExpiry',
            otherwise: false,
          }),
        }
  const host = options.host ?? env['HOST'] ?? (jwt === null ? '127.0.0.1' : '0.0.0.0')
  if (jwt === null && !isLoopback(host)) {
    throw invalid(
      'host',
      `Without JWT_SECRET anybody who reaches ${host} could do everything. Set JWT_SECRET, or listen on 127.0.0.1.`,
    )
  }
  const publicUrl = readPublicUrl(options.publicUrl ?? env['PUBLIC_URL'])
  const services = readServiceConfig(env)
  if (services.videoUrl !== null && publicUrl === null && !isLoopback(host)) {
    throw invalid(
      'publicUrl',
      'The service at VIDEO_SERVICE_URL loads pictures and sound from this server. Set PUBLIC_URL to where it reaches it.',
    )
  }
  return {
    port: readPort(options.port ?? env['PORT'] ?? PORT),
    host,
    jwt,
    families: readFamilies(options.families),
    queues: options.queues ?? LANES,
    publicUrl,
    // Without tokens everything belongs to one owner, and the server listens on this machine only.
    publicReads: readSwitch(env, { variable: 'PUBLIC_READS', field: 'publicReads', otherwise: jwt === null }),
    services,
    downloads: readDownloads(options.downloads ?? env['MUTOSCOPE_DOWNLOADS'] ?? ''),
    downloadTtlMs: readTtl(options.downloadTtlMs ?? env['MUTOSCOPE_DOWNLOAD_TTL_MS'] ?? ''),
    logLevel: options.logLevel ?? readLogLevel(env),
    flavorsDir: options.flavorsDir ?? env['MUTOSCOPE_FLAVORS'] ?? null,
    frontendUrl: env['FRONTEND_URL'] ?? null,
  }
}

function readPort(given: number | string): number {
  const port = Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || given === '')
    throw invalid('port', `"${given}" is not a port. Pass a whole number from 0 to 65535.`)
  return port
}

/** A public address without a slash at its end, or null. */
export function readPublicUrl(given: string | undefined): string | null {
  return given?.replace(/(?<!\/)\/+$/u, '') ?? null
}

function readFamilies(given: readonly string[] = FAMILY_NAMES): readonly FamilyName[] {
  const known: readonly string[] = FAMILY_NAMES
  const unknown = given.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw invalid('families', `There is no family "${unknown}". There are: ${FAMILY_NAMES.join(', ')}.`)
  return given as readonly FamilyName[]
}

function readDownloads(given: string): 'proxy' | 'redirect' {
  if (given === '' || given === 'proxy') return 'proxy'
  if (given === 'redirect') return given
  throw invalid('downloads', `MUTOSCOPE_DOWNLOADS is "${given}". Set it to proxy or redirect.`)
}

/** What is no number is refused where links are made, with what may be given. */
function readTtl(given: number | string): number {
  return given === '' ? 3_600_000 : Number(given)
}

/** LOG_LEVEL, `warn` where it is not set. @throws `INVALID_INPUT` for one that is none */
export function readLogLevel(env: NodeJS.ProcessEnv): LogLevel {
  const given = env['LOG_LEVEL'] ?? ''
  const level = given === '' ? 'warn' : LOG_LEVELS.find((known) => known === given)
  if (level === undefined)
    throw invalid('logLevel', `LOG_LEVEL is "${given}". Set it to one of ${LOG_LEVELS.join(', ')}.`)
  return level
}

function readSwitch(
  env: NodeJS.ProcessEnv,
  {
    variable,
    field,
    otherwise,
  }: { readonly variable: string; readonly field: string; readonly otherwise: boolean },
): boolean {
  const given = env[variable] ?? ''
  if (given !== '' && given !== 'true' && given !== 'false')
    throw invalid(field, `${variable} is "${given}". Set it to true or false.`)
  return given === '' ? otherwise : given === 'true'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
