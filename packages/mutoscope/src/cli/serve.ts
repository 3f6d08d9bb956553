import { once } from 'node:events'
import { FAMILY_NAMES } from '@mutoscope/api'
import { describeServer } from '../serve/describe-server.js'
import { serve as startServer } from '../serve/serve.js'
import { defineCommand } from './command.js'
import { toFamilies } from './to-families.js'
import { toQueues } from './to-queues.js'
import { OFFLINE_OPTION } from './with-studio.js'

/** `mutoscope serve`: every family over HTTP, until it is interrupted. */
export const serve = defineCommand({
  name: 'serve',
  summary: 'Serve the HTTP routes until SIGINT or SIGTERM. /api/docs describes them.',
  word: null,
  examples: ['serve', 'serve --port 3000 --families jobs,studio'],
  options: {
    port: { type: 'number', says: 'port (default PORT, else 8000; 0 picks a free one)' },
    host: {
      type: 'text',
      says: 'address to listen on (default HOST, else 127.0.0.1, or all with JWT_SECRET)',
    },
    families: { type: 'text', value: 'LIST', says: `any of ${FAMILY_NAMES.join(',')} (default all)` },
    queues: {
      type: 'text',
      value: 'LIST',
      says: 'queues that the server works on itself: io, cpu, or none if workers do it all (default io,cpu)',
    },
    'public-url': {
      type: 'text',
      value: 'URL',
      says: 'URL at which clients reach the server (default PUBLIC_URL)',
    },
    flavors: { type: 'text', value: 'FOLDER', says: 'configuration flavors (default MUTOSCOPE_FLAVORS)' },
    ...OFFLINE_OPTION,
  },
  async work({ values }) {
    const { port, host, data, families, queues, flavors, offline, quiet, json, verbose } = values
    const publicUrl = values['public-url']
    const server = await startServer({
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      ...(data === undefined ? {} : { dataDir: data }),
      ...(families === undefined ? {} : { families: toFamilies(families) }),
      ...(queues === undefined ? {} : { queues: toQueues(queues, { mayBeNone: true }) }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(flavors === undefined ? {} : { flavorsDir: flavors }),
      ...(offline === undefined ? {} : { offline }),
      ...(verbose === true ? { logLevel: 'debug' } : {}),
    })
    const { url, models, notes } = server
    if (json === true) process.stdout.write(`${JSON.stringify({ url, models, notes })}\n`)
    else if (quiet !== true) process.stdout.write(`${describeServer(server)}\n`)
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
    await once(stop.signal, 'abort')
    await server.close()
    return 0
  },
})
