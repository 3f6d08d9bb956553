import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@mutoscope/core'
import { hasPostgres, startPostgres, startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../serve/serve.js'
import { startWorker } from '../serve/start-worker.js'
import { loadRedisParts, queueFromEnv } from './queue-from-env.js'
import { sharingNotes } from './sharing-notes.js'

const SECRET = 'hunter2'
let locked: RedisServer
let folder = ''
beforeAll(async () => {
  locked = await startRedis('--requirepass', SECRET)
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-queue-'))
})
afterAll(async () => {
  await locked.close()
  await rm(folder, { recursive: true })
})

const at = (credentials: string, path = '') => `redis://${credentials}127.0.0.1:${locked.port}${path}`

describe('REDIS_URL', () => {
  it.each([
    ['a wrong password', () => at(':hunter3@'), 'QUEUE_ACCESS_DENIED', 'WRONGPASS'],
    ['no password', () => at(''), 'QUEUE_ACCESS_DENIED', 'NOAUTH'],
    ['no URL', () => 'hunter3', 'ENVIRONMENT_UNSUPPORTED', 'REDIS_URL is not a URL of Redis'],
    ['a host without a scheme', () => 'hunter3:6379', 'ENVIRONMENT_UNSUPPORTED', 'REDIS_URL is not a URL'],
    ['another kind of database', () => 'postgres://u:hunter3@h/d', 'ENVIRONMENT_UNSUPPORTED', 'REDIS_URL'],
    ['a database that is not there', () => at(`:${SECRET}@`, '/99'), 'INVALID_INPUT', 'DB index'],
  ])('with %s stops a studio, a server and a worker at their start', async (_what, url, code, says) => {
    const env = { PATH: process.env['PATH'], MUTOSCOPE_DATA: folder, REDIS_URL: url() }
    for (const start of [
      () => queueFromEnv({ env }),
      () => serve({ env, port: 0, logger: silentLogger }),
      () => startWorker({ env, logger: silentLogger }),
    ]) {
      const error: unknown = await start().catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code, message: expect.stringContaining(says) })
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/hunter/u)
    }
  })

  it('may be of a Redis that is away for the moment, which is a warning', async () => {
    const warned: unknown[] = []
    const logger = {
      ...silentLogger,
      warn: (facts: object, message: string) => warned.push([message, facts]),
    }
    const env = { REDIS_URL: `redis://:${SECRET}@127.0.0.1:1` }
    const { dispatcher, nudges } = await queueFromEnv({ env, logger })
    expect(warned).toEqual([
      [
        'The queue is out of reach. Workers find due runs by themselves until it is back.',
        { code: 'QUEUE_UNAVAILABLE', reason: expect.stringContaining('127.0.0.1:1 is out of reach') },
      ],
    ])
    expect(JSON.stringify(warned)).not.toContain(SECRET)
    await expect(dispatcher.check()).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE' })
    await Promise.all([dispatcher.stop(), nudges?.close()])
  })

  it('needs libraries that are installed besides, which is said', async () => {
    const missing = Object.assign(new Error("Cannot find package 'bullmq'"), { code: 'ERR_MODULE_NOT_FOUND' })
    const load = () => loadRedisParts(() => Promise.reject(missing))
    await expect(queueFromEnv({ env: { REDIS_URL: at(`:${SECRET}@`) }, load })).rejects.toMatchObject({
      code: 'ENVIRONMENT_UNSUPPORTED',
      message: expect.stringContaining('npm install bullmq ioredis'),
    })
    const broken = () => loadRedisParts(() => Promise.reject(new Error('a slip')))
    await expect(queueFromEnv({ env: { REDIS_URL: at(`:${SECRET}@`) }, load: broken })).rejects.toThrow(
      'a slip',
    )
  })

  it('beside PostgreSQL leaves what is in the data folder to be said', () => {
    const database = { url: 'postgres://user:hunter2@db.test/videos' }
    const notes = sharingNotes({ env: {}, database, queues: ['io'] })
    expect(notes).toEqual([
      'records are kept in db.test/videos',
      expect.stringMatching(/MASTER_KEYS.*bucket/u),
    ])
    const env = { MUTOSCOPE_MASTER_KEYS: 'a:b', MUTOSCOPE_LINK_SECRET: 'c', AWS_S3_BUCKET: 'd' }
    expect(sharingNotes({ env, database, queues: ['io'] })).toEqual([notes[0]])
  })

  it('beside SQLite is for one machine, which is said; without it each process works by itself', async () => {
    const database = { path: 'data/mutoscope.db' }
    expect(sharingNotes({ env: { REDIS_URL: at('') }, database, queues: [] })).toEqual([
      expect.stringContaining('works on nothing'),
      expect.stringContaining('must run on this machine'),
    ])
    expect(sharingNotes({ env: {}, database, queues: ['io', 'cpu'] })).toEqual([])
    const { dispatcher, nudges } = await queueFromEnv({ env: { REDIS_URL: '' } })
    await dispatcher.check()
    expect(nudges).toBeUndefined()
  })
})

describe('MUTOSCOPE_QUEUE', () => {
  it.each([
    ['a queue that is none', { MUTOSCOPE_QUEUE: 'kafka' }, 'MUTOSCOPE_QUEUE is "kafka"'],
    ['SQLite', { MUTOSCOPE_QUEUE: 'pg-boss' }, 'needs PostgreSQL'],
    [
      'Redis beside it',
      { MUTOSCOPE_QUEUE: 'pg-boss', DATABASE_URL: 'postgres://h/d', REDIS_URL: 'redis://h' },
      'both name a queue',
    ],
  ])('is refused with %s', async (_what, env, says) => {
    await expect(queueFromEnv({ env })).rejects.toMatchObject({
      code: 'ENVIRONMENT_UNSUPPORTED',
      message: expect.stringContaining(says),
    })
  })

  it.skipIf(!hasPostgres)('wakes workers over the PostgreSQL of DATABASE_URL', async () => {
    const server = await startPostgres()
    const env = { MUTOSCOPE_QUEUE: 'pg-boss', DATABASE_URL: await server.createDatabase() }
    const [api, worker] = [await queueFromEnv({ env }), await queueFromEnv({ env })]
    let looks = 0
    const claim = () => {
      looks++
      return Promise.resolve([])
    }
    worker.dispatcher.start({ lanes: ['io'], claim })
    await worker.dispatcher.check()
    await expect
      .poll(
        () => {
          api.dispatcher.wake({ runId: 'run', lane: 'io' })
          return looks
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(1)
    await Promise.all([api.dispatcher.stop(), worker.dispatcher.stop()])
    await server.close()
  })
})
