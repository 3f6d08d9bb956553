import { startWorker } from '../serve/start-worker.js'
import { defineCommand } from './command.js'
import { toQueues } from './to-queues.js'
import { UsageError } from './usage-error.js'
import { OFFLINE_OPTION } from './with-studio.js'

const LONGEST_NAME = 100

/** `mutoscope worker`: works on runs, until it is told to end. */
export const worker = defineCommand({
  name: 'worker',
  summary:
    'Work on runs until SIGINT or SIGTERM, beside a server or other workers with the same environment.',
  word: null,
  examples: ['worker', 'worker --queues cpu --concurrency 2 --port 9464 --name render-1'],
  options: {
    queues: {
      type: 'text',
      value: 'LIST',
      says: 'io waits for providers, cpu renders (default io,cpu)',
    },
    concurrency: {
      type: 'number',
      min: 1,
      max: 1000,
      isWhole: true,
      value: 'N',
      says: 'concurrent runs (default 16)',
    },
    name: { type: 'text', says: 'name in the log (default host name and process id)' },
    port: {
      type: 'number',
      min: 0,
      max: 65_535,
      isWhole: true,
      says: 'port for /healthz, /readyz and /metrics (default none; 0 picks a free one)',
    },
    host: { type: 'text', says: 'address to listen on (default all)' },
    drain: {
      type: 'number',
      min: 0,
      max: 86_400,
      unit: 'seconds',
      value: 'SECONDS',
      says: 'time to finish work after SIGTERM before other workers take over (default 25)',
    },
    ...OFFLINE_OPTION,
  },
  async work({ values }) {
    const { queues, concurrency, name, port, host, drain, data, offline, quiet, json, verbose } = values
    if (name !== undefined && !isName(name))
      throw new UsageError(`--name takes 1 to ${LONGEST_NAME} printable characters.`)
    const running = await startWorker({
      ...(queues === undefined ? {} : { queues: toQueues(queues, { mayBeNone: false }) }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(name === undefined ? {} : { name }),
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      ...(drain === undefined ? {} : { drainMs: Math.round(drain * 1000) }),
      ...(data === undefined ? {} : { dataDir: data }),
      ...(offline === undefined ? {} : { offline }),
      ...(verbose === true ? { logLevel: 'debug' } : {}),
    })
    if (json === true)
      process.stdout.write(
        `${JSON.stringify({ name: running.name, queues: running.queues, port: running.port, notes: running.notes })}\n`,
      )
    else if (quiet !== true) process.stdout.write(`${describeWorker(running)}\n`)
    await running.closed
    return 0
  },
})

function describeWorker({ name, queues, port, notes }: Awaited<ReturnType<typeof startWorker>>): string {
  return [
    `mutoscope worker ${name} works on ${queues.join(' and ')}`,
    ...(port === null ? [] : [`  health and metrics: port ${port}`]),
    ...notes.map((note) => `  note: ${note}`),
  ].join('\n')
}

function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= LONGEST_NAME && !/\p{C}/u.test(name)
}
