import { MutoscopeError, type Logger, type LogLevel } from '@mutoscope/core'
import { LANES, type Lane } from '@mutoscope/core/ports'
import { createStderrLogger } from '@mutoscope/express'
import { createWorker, type Worker } from '@mutoscope/worker'
import { resolveDataDir } from '../create-studio.js'
import { assertEnvironment } from '../environment/assert-environment.js'
import { sharingNotes } from '../environment/sharing-notes.js'
import { unusedVariables } from '../environment/unused-variables.js'
import { SERVICES } from '../services/services.js'
import { openServerStudio } from './open-server-studio.js'
import { readLogLevel, readPublicUrl } from './serve-config.js'
import { readServiceConfig } from './service-config.js'

/** How a worker is started. What is not given is read from the environment. */
export interface StartWorkerOptions {
  /** What it works on. @default both */
  readonly queues?: readonly Lane[]
  /** Runs that it works on at once. @default 16 */
  readonly concurrency?: number
  /** @default host name and process id */
  readonly name?: string
  /** Where it shows its health and metrics; 0 for any free port. @default null, nowhere */
  readonly port?: number | null
  /** The address of that port. @default every address */
  readonly host?: string
  /** How long work in progress may go on at the end, milliseconds. @default 25000 */
  readonly drainMs?: number
  /** @default MUTOSCOPE_DATA, else `.mutoscope` */
  readonly dataDir?: string
  /** Where a server beside it is reached. @default PUBLIC_URL */
  readonly publicUrl?: string
  readonly offline?: boolean
  /** @default LOG_LEVEL, else `warn` */
  readonly logLevel?: LogLevel
  readonly logger?: Logger
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv
}

/** A worker that works. */
export interface RunningWorker extends Worker {
  readonly queues: readonly Lane[]
  /** What whoever started it should know. */
  readonly notes: readonly string[]
}

/**
 * Starts a worker on the store, the assets, the queue and the keys of the environment, as `serve` reads them.
 * It drains at SIGTERM and SIGINT.
 *
 * @throws `INVALID_INPUT` for settings of services that could not be honoured or a port that is taken, and as
 *   `createStudio`
 */
export async function startWorker(options: StartWorkerOptions = {}): Promise<RunningWorker> {
  const { env = process.env, queues = LANES, name, concurrency, drainMs, host } = options
  assertEnvironment({ env })
  const services = readServiceConfig(env)
  const publicUrl = readPublicUrl(options.publicUrl ?? env['PUBLIC_URL'])
  if (services.videoUrl !== null && publicUrl === null)
    throw new MutoscopeError('INVALID_INPUT', {
      message:
        'The service at VIDEO_SERVICE_URL loads pictures and sound from the server beside this worker. Set PUBLIC_URL to where it reaches it.',
      details: { field: 'publicUrl' },
    })
  const logger = options.logger ?? createStderrLogger({ level: options.logLevel ?? readLogLevel(env) })
  const opened = await openServerStudio({
    env,
    dataDir: resolveDataDir(options.dataDir, env),
    logger,
    table: SERVICES,
    offline: options.offline ?? false,
    services,
    publicUrl,
    queues,
    concurrency,
    workerName: name,
  })
  if (publicUrl !== null) opened.services.open(opened.studio, publicUrl)
  try {
    const worker = await createWorker({
      studio: opened.studio,
      logger,
      port: options.port ?? null,
      ...(name === undefined ? {} : { name }),
      ...(host === undefined ? {} : { host }),
      ...(drainMs === undefined ? {} : { drainMs }),
    })
    return {
      ...worker,
      queues,
      notes: [...sharingNotes({ env, database: opened.database, queues }), ...unusedVariables(env)],
    }
  } catch (cause) {
    opened.services.fail(cause)
    await opened.studio.close()
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Port ${options.port} is taken. Choose another with --port.`,
      details: { field: 'port', port: options.port ?? null },
      cause,
    })
  }
}
