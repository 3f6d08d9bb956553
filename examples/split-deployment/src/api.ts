import { createFamilies } from '@mutoscope/api'
import { masterKeyFromText } from '@mutoscope/core'
import { createRedisRateLimiter, createStderrLogger, jwtAuthentication, mutoscope } from '@mutoscope/express'
import express from 'express'
import { Redis } from 'ioredis'
import { createStudio } from 'mutoscope'
import { adminsOnly } from './admins-only.ts'
import { openQueueBoard } from './queue-board.ts'

/** A variable that has to be set. */
function needed(name: string): string {
  const value = process.env[name] ?? ''
  if (value === '') throw new Error(`Set ${name}: README.md says to what.`)
  return value
}

const redisUrl = needed('REDIS_URL')
const logger = createStderrLogger({ level: 'warn' })
const authenticate = jwtAuthentication({
  secret: needed('JWT_SECRET'),
  isAdmin: ({ admin }) => admin === true,
})

// It answers and stores orders; the workers, on the same database, queue and files, do the rest.
const studio = await createStudio({
  work: false,
  logger,
  linkSecret: new TextEncoder().encode(needed('MUTOSCOPE_LINK_SECRET')),
  masterKeys: [await readMasterKey(needed('MUTOSCOPE_MASTER_KEYS'))],
})
const counter = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
counter.on('error', ({ message }: Error) => logger.debug({ reason: message }, 'Redis reports an error.'))
const videos = mutoscope(studio, {
  families: createFamilies(studio, { only: ['jobs', 'studio'] }),
  authenticate,
  createRateLimiter: createRedisRateLimiter(counter),
  logger,
})
const board = openQueueBoard({ redisUrl, path: '/queues' })

const app = express().disable('x-powered-by')
app.use('/queues', adminsOnly(authenticate), board.router)
app.use(videos)

const { PORT: port = '8000', HOST: host = '127.0.0.1' } = process.env
const server = app.listen(Number(port), host, (error) => {
  if (error !== undefined) throw error
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(`The API listens on port ${address.port}.`)
})
const detach = videos.attach(server)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    detach()
    server.close()
    server.closeAllConnections()
    counter.disconnect()
    void Promise.all([studio.close(), board.close()])
  })

/** `id:key`, as the workers read it. */
async function readMasterKey(text: string) {
  const [id = '', ...key] = text.split(':')
  return { id, key: await masterKeyFromText(key.join(':')) }
}
