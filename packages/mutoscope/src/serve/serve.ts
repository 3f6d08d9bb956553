import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createFamilies, providerWebhookPath, type Family } from '@mutoscope/api'
import { hasSealedSecrets, MutoscopeError, type Studio } from '@mutoscope/core'
import {
  createStderrLogger,
  jwtAuthentication,
  localAuthentication,
  mutoscope,
  type MutoscopeOptions,
} from '@mutoscope/express'
import { assertOutside } from '@mutoscope/providers/guarded-download'
import cors from 'cors'
import express from 'express'
import { createStudio, openDataDir, resolveDataDir } from '../create-studio.js'
import { assertEnvironment } from '../environment/assert-environment.js'
import { databaseFromEnv, openDatabase, placeOfDatabase } from '../environment/store-from-env.js'
import { unusedVariables } from '../environment/unused-variables.js'
import { createKeyRing } from '../services/key-ring.js'
import { listModels, type ListedModel } from '../services/list-models.js'
import { openModels } from '../services/open-models.js'
import { SERVICES } from '../services/services.js'
import { createFlavorFolder } from './flavors/flavor-folder.js'
import { notFound } from './not-found.js'
import { readServeConfig, type ServeConfig, type ServeOptions } from './serve-config.js'
import { loadServerSecrets } from './server-secrets.js'
import { storyboardOptions } from './storyboard-options.js'
import { connectServices } from './service-steps.js'

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
  await openDataDir(dataDir)
  const database = databaseFromEnv({ env, folder: dataDir })
  const store = await openDatabase(database)
  const secrets = await loadServerSecrets({
    dataDir,
    env,
    hasSealed: () => hasSealedSecrets(store),
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  const started: { studio?: Studio } = {}
  const { offline = false, services: table = SERVICES } = options
  const keys = createKeyRing({
    services: table,
    ...(offline ? { env: {} } : { env, ownerKeys: () => started.studio?.keys }),
  })
  const models = openModels({ env: offline ? {} : env, keys, services: table })
  const services = connectServices(config.services, models)
  const studio: Studio = await createStudio({
    dataDir,
    env,
    logger,
    store,
    ...secrets,
    models: services.models,
    recipes: services.recipes,
    webhooks: { assertTarget: assertOutside },
    // A provider cannot reach a server that only this machine sees.
    webhookUrl: async (marker, provider) =>
      config.publicUrl === null
        ? null
        : `${config.publicUrl}${await providerWebhookPath(studio.links, { provider, marker })}`,
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  started.studio = studio
  const families = createFamilies(studio, {
    only: config.families,
    storyboard: storyboardOptions({ services: table, keys, env, logger }),
    jobs: { publicReads: config.publicReads },
    ...(config.flavorsDir === null ? {} : { ads: { flavors: await createFlavorFolder(config.flavorsDir) } }),
  })
  const mounted: MutoscopeOptions = {
    families,
    downloads: config.downloads,
    downloadTtlMs: config.downloadTtlMs,
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
    notes: [
      ...('url' in database ? [`records are kept in ${placeOfDatabase(database)}`] : []),
      ...unusedVariables(env),
    ],
    async close() {
      detach()
      const ended = once(server, 'close')
      server.close()
      // Requests that are being answered get some time; event streams would never end by themselves.
      await Promise.race([ended, setTimeout(options.drainMs ?? DRAIN_MS, undefined, { ref: false })])
      server.closeAllConnections()
      await studio.close()
    },
  }
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
