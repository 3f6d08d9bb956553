import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createFamilies, type Family } from '@mutoscope/api'
import { MutoscopeError, type Logger, type Studio } from '@mutoscope/core'
import {
  createRedisRateLimiter,
  createStderrLogger,
  jwtAuthentication,
  localAuthentication,
  mutoscope,
  type MutoscopeOptions,
} from '@mutoscope/express'
import cors from 'cors'
import express from 'express'
import { resolveDataDir } from '../create-studio.js'
import { assertEnvironment } from '../environment/assert-environment.js'
import { loadRedisParts, readRedisUrl } from '../environment/queue-from-env.js'
import { sharingNotes } from '../environment/sharing-notes.js'
import { unusedVariables } from '../environment/unused-variables.js'
import { listModels, type ListedModel } from '../services/list-models.js'
import { SERVICES } from '../services/services.js'
import { createFlavorFolder } from './flavors/flavor-folder.js'
import { notFound } from './not-found.js'
import { openServerStudio } from './open-server-studio.js'
import { readServeConfig, type ServeConfig, type ServeOptions } from './serve-config.js'
import { storyboardOptions } from './storyboard-options.js'

/** A server that answers. */
export interface RunningServer {
  /** For instance `http://127.0.0.1:8000`. */
  readonly url: string
  readonly studio: Studio
  readonly families: readonly Family[]
  readonly config: ServeConfig
  /** Models that the host's own keys open, by kind. */
  readonly models: readonly ListedModel[]
  /** What whoever started it should know, such as a variable that is set and not used. */
  readonly notes: readonly string[]
  /** Lets running requests end, then stops working. What was being made goes on at the next start. */
  close(): Promise<void>
}

/** How long requests may go on while the server stops, milliseconds. */
const DRAIN_MS = 5000
/** Whose models are listed: it has no keys of its own yet. */
const LOCAL_OWNER = 'local'
/** Headers that pages of the frontend may read. */
const EXPOSED = [
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Location',
  'Content-Range',
  'X-Request-Id',
  'X-Total-Count',
  'Link',
  'Idempotency-Replayed',
]

/**
 * Starts a server with every family at its documented paths, on the embedded defaults.
 *
 * @throws `INVALID_INPUT` for an option or environment variable that is wrong, named in `details.field`;
 *   `ENVIRONMENT_UNSUPPORTED` for settings that this machine cannot honour; what `createStudio` throws for its
 *   database and bucket
 * @example
 * const server = await serve({ port: 8000, dataDir: './data' })
 */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const env = options.env ?? process.env
  assertEnvironment({ env })
  const config = readServeConfig(options, env)
  const logger = options.logger ?? createStderrLogger({ level: config.logLevel })
  const dataDir = resolveDataDir(options.dataDir, env)
  const { offline = false, services: table = SERVICES } = options
  const { studio, keys, services, database } = await openServerStudio({
    env,
    dataDir,
    logger,
    table,
    offline,
    services: config.services,
    publicUrl: config.publicUrl,
    queues: config.queues,
  })
  const families = createFamilies(studio, {
    only: config.families,
    storyboard: storyboardOptions({ services: table, keys, env, logger }),
    jobs: { publicReads: config.publicReads },
    ...(config.flavorsDir === null ? {} : { ads: { flavors: await createFlavorFolder(config.flavorsDir) } }),
  })
  const counter = await openSharedCounter(env, logger)
  const mounted: MutoscopeOptions = {
    families,
    downloads: config.downloads,
    downloadTtlMs: config.downloadTtlMs,
    ...(counter === null ? {} : { createRateLimiter: createRedisRateLimiter(counter) }),
    ...(options.rateLimiterTimeoutMs === undefined
      ? {}
      : { rateLimiterTimeoutMs: options.rateLimiterTimeoutMs }),
    logger,
    uploadDir: join(dataDir, 'uploads'),
    authenticate:
      config.jwt === null
        ? localAuthentication({
            admin: true,
            hosts: [URL.parse(config.publicUrl ?? '')?.host ?? []].flat(),
            origins: [URL.parse(config.frontendUrl ?? '')?.origin ?? []].flat(),
          })
        : jwtAuthentication(jwtOptions(config.jwt)),
    ...(config.publicUrl === null ? {} : { publicUrl: config.publicUrl }),
  }
  const handler = await Promise.resolve()
    .then(() => mutoscope(studio, mounted))
    .catch(async (error: unknown) => {
      counter?.disconnect()
      await studio.close()
      throw error
    })
  const app = express().disable('x-powered-by')
  if (config.frontendUrl !== null)
    app.use(cors({ origin: config.frontendUrl, credentials: true, exposedHeaders: EXPOSED }))
  app.use(handler, notFound)
  const server = createServer(app)
  const detach = handler.attach(server)
  try {
    await listen(server, config)
  } catch (error) {
    services.fail(error)
    counter?.disconnect()
    await studio.close()
    throw error
  }
  const url = urlOf(server, config.host)
  services.open(studio, config.publicUrl ?? url)
  return {
    url,
    models: await listModels(services.models, LOCAL_OWNER),
    studio,
    families,
    config,
    notes: [...sharingNotes({ env, database, queues: config.queues }), ...unusedVariables(env)],
    async close() {
      detach()
      const ended = once(server, 'close')
      server.close()
      // Requests that are being answered get some time; event streams would never end by themselves.
      await Promise.race([ended, setTimeout(options.drainMs ?? DRAIN_MS, undefined, { ref: false })])
      server.closeAllConnections()
      counter?.disconnect()
      await studio.close()
    },
  }
}

/** Where servers count requests together, or null where each counts by itself. */
async function openSharedCounter(env: NodeJS.ProcessEnv, logger: Logger) {
  const url = readRedisUrl(env)
  return url === null ? null : await (await loadRedisParts()).openRedis(url, { logger })
}

function jwtOptions({ secret, issuer, audience, requireExpiry }: NonNullable<ServeConfig['jwt']>) {
  return {
    secret,
    requireExpiry,
    isAdmin: (claims: Readonly<Record<string, unknown>>) => claims['admin'] === true,
    ...(issuer === null ? {} : { issuer }),
    ...(audience === null ? {} : { audience }),
  }
}

async function listen(server: Server, { port, host }: ServeConfig): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    throw new MutoscopeError('INVALID_INPUT', {
      message: isTaken
        ? `Port ${port} of ${host} is taken. Choose another with --port.`
        : `${host}:${port} cannot be listened on.`,
      details: { field: 'port', port },
      cause,
    })
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
