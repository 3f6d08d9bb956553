import { providerWebhookPath } from '@mutoscope/api'
import { hasSealedSecrets, type Logger, type Studio } from '@mutoscope/core'
import type { Lane } from '@mutoscope/core/ports'
import { assertOutside } from '@mutoscope/providers/guarded-download'
import type { DatabaseTarget } from '@mutoscope/storage/sql'
import { createStudio, openDataDir } from '../create-studio.js'
import { databaseFromEnv, openDatabase } from '../environment/store-from-env.js'
import type { Services } from '../services/define-service.js'
import { createKeyRing, type KeyRing } from '../services/key-ring.js'
import { openModels } from '../services/open-models.js'
import type { ServiceConfig } from './service-config.js'
import { loadServerSecrets } from './server-secrets.js'
import { connectServices, type ServiceSteps } from './service-steps.js'

/** What {@link openServerStudio} works with. */
export interface ServerStudioOptions {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly logger: Logger
  /** Services that keys open. */
  readonly table: Services
  /** Use no key at all. */
  readonly offline: boolean
  /** Services of the host's own that take over steps. */
  readonly services: ServiceConfig
  /** Where callers and providers reach the server, or null. */
  readonly publicUrl: string | null
  /** What this process works on; nothing when it is empty. */
  readonly queues: readonly Lane[]
  /** Runs that it works on at once. */
  readonly concurrency?: number | undefined
  readonly workerName?: string | undefined
}

/** The studio of a server or of a worker beside it, and what it was made of. */
export interface ServerStudio {
  readonly studio: Studio
  readonly keys: KeyRing
  readonly services: ServiceSteps
  readonly database: DatabaseTarget
}

/**
 * Opens the studio that servers and workers share: the store, the assets and the queue of the environment,
 * the keys of the host and of owners, and the steps that services take over.
 *
 * @throws as `createStudio` and {@link loadServerSecrets}
 */
export async function openServerStudio(options: ServerStudioOptions): Promise<ServerStudio> {
  const { env, dataDir, logger, table, offline, publicUrl, queues, concurrency, workerName } = options
  await openDataDir(dataDir)
  const database = databaseFromEnv({ env, folder: dataDir })
  const store = await openDatabase(database)
  try {
    const secrets = await loadServerSecrets({ dataDir, env, hasSealed: () => hasSealedSecrets(store) })
    const opened: { studio?: Studio } = {}
    const keys = createKeyRing({
      services: table,
      ...(offline ? { env: {} } : { env, ownerKeys: () => opened.studio?.keys }),
    })
    const models = openModels({ env: offline ? {} : env, keys, services: table })
    const services = connectServices(options.services, models)
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
        publicUrl === null
          ? null
          : `${publicUrl}${await providerWebhookPath(studio.links, { provider, marker })}`,
      ...(queues.length === 0 ? { work: false } : { lanes: queues }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(workerName === undefined ? {} : { workerName }),
    })
    opened.studio = studio
    return { studio, keys, services, database }
  } catch (error) {
    await store.close()
    throw error
  }
}
