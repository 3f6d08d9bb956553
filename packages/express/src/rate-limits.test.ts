import { silentLogger } from '@mutoscope/core'
import { createManualClock } from '@mutoscope/core/testing'
import { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import { createClient } from 'redis'
import { startProxy, startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRateLimits, type CreateRateLimiter } from './rate-limits.js'
import { createRedisRateLimiter } from './redis-rate-limiter.js'

let server: RedisServer
const ends: (() => void)[] = []
beforeAll(async () => {
  server = await startRedis()
})
afterAll(async () => {
  for (const end of ends) end()
  await server.close()
})

function openIoredis(url = server.url): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => 20,
  })
  client.on('error', () => {})
  ends.push(() => client.disconnect())
  return client
}

async function ready(client: Redis): Promise<Redis> {
  await expect.poll(() => client.status).toBe('ready')
  return client
}

const ONE = { points: 1, windowSec: 10 }
const together = (create: CreateRateLimiter | null, rules = { read: ONE }) =>
  createRateLimits({
    rules,
    createLimiter: create,
    timeoutMs: 60_000,
    clock: createManualClock(),
    logger: silentLogger,
  })

/** Two servers each, which count together or alone. */
const limiters: Record<
  string,
  { readonly counts: 'together' | 'alone'; make: () => Promise<CreateRateLimiter | null> }
> = {
  'the memory of a process': { counts: 'alone', make: () => Promise.resolve(null) },
  'Redis over ioredis': {
    counts: 'together',
    make: async () => createRedisRateLimiter(await ready(openIoredis())),
  },
  'Redis over node-redis': {
    counts: 'together',
    async make() {
      const client = await createClient({ url: server.url }).connect()
      ends.push(() => client.destroy())
      return createRedisRateLimiter(client)
    },
  },
  'rate-limiter-flexible in memory': {
    counts: 'alone',
    make: () => Promise.resolve((options) => new RateLimiterMemory(options)),
  },
  'rate-limiter-flexible in Redis': {
    counts: 'together',
    async make() {
      const storeClient = await ready(openIoredis())
      return (options) => new RateLimiterRedis({ storeClient, ...options })
    },
  },
}

describe.each(Object.entries(limiters))('requests counted in %s', (name, { counts, make }) => {
  const caller = (who: string) => `${name} ${who}`

  it('are allowed up to the limit, each caller and each limit by itself', async () => {
    const limits = together(await make(), { read: { points: 2, windowSec: 10 }, write: ONE } as never)
    const ask = (limit: string, who: string) => limits.consume(limit, caller(who))
    expect([await ask('read', 'ann'), await ask('read', 'ann'), await ask('read', 'ann')]).toEqual([
      { allowed: true, remaining: 1, resetSec: 10 },
      { allowed: true, remaining: 0, resetSec: 10 },
      { allowed: false, remaining: 0, resetSec: 10 },
    ])
    expect(await ask('read', 'bob')).toMatchObject({ allowed: true })
    expect(await ask('write', 'ann')).toMatchObject({ allowed: true })
    expect([limits.rule('read'), limits.rule('other')]).toEqual([{ points: 2, windowSec: 10 }, null])
  })

  it(`are counted ${counts} by two servers`, async () => {
    const [one, two] = [together(await make()), together(await make())]
    await one.consume('read', caller('cat'))
    expect(await two.consume('read', caller('cat'))).toMatchObject({ allowed: counts === 'alone' })
  })

  it('are counted one by one however many come at once', async () => {
    const rule = { points: 10, windowSec: 60 }
    const limits = [together(await make(), { read: rule }), together(await make(), { read: rule })]
    const verdicts = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        Promise.resolve(limits[index % 2]?.consume('read', caller('dan'))),
      ),
    )
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(counts === 'together' ? 10 : 20)
  })

  // In memory time is that of the clock: see memory-counter.
  it.skipIf(name.startsWith('the memory'))('are allowed again in the next window', async () => {
    const limits = together(await make(), { read: { points: 1, windowSec: 1 } })
    await limits.consume('read', caller('eve'))
    await expect.poll(() => limits.consume('read', caller('eve'))).toMatchObject({ allowed: true })
  })
})

it('a window always ends, also of a key that lost its end', async () => {
  const client = await ready(openIoredis())
  await client.set('mutoscope:read:lost', 5)
  const limits = together(createRedisRateLimiter(client), { read: { points: 10, windowSec: 10 } })
  expect(await limits.consume('read', 'lost')).toEqual({ allowed: true, remaining: 4, resetSec: 10 })
  expect(await client.pttl('mutoscope:read:lost')).toBeGreaterThan(0)
})

describe('while the shared counter is away', () => {
  it.each([
    ['resets connections', 'cut'],
    ['says nothing', 'freeze'],
  ] as const)(
    'and %s, each process counts by itself, which is logged once, until it is back',
    async (_what, how) => {
      const proxy = await startProxy(server.port)
      const logged: string[] = []
      const log = (_facts: object, message: string) => void logged.push(message)
      const clock = createManualClock()
      const client = await ready(openIoredis(`redis://127.0.0.1:${proxy.port}`))
      const limits = createRateLimits({
        rules: { read: ONE },
        createLimiter: createRedisRateLimiter(client),
        timeoutMs: 2000,
        clock,
        logger: { ...silentLogger, warn: log, info: log },
      })
      const allowed = async (caller: string) => (await limits.consume('read', caller)).allowed
      expect([await allowed(`${how} ann`), await allowed(`${how} ann`)]).toEqual([true, false])
      proxy[how]()
      expect([await allowed(`${how} ann`), await allowed(`${how} ann`)]).toEqual([true, false])
      expect(logged).toEqual([
        'The shared rate limiter is away. Each process counts by itself until it is back.',
      ])
      proxy.mend()
      client.disconnect(true)
      await ready(client)
      await expect
        .poll(async () => {
          await clock.advance(1000)
          await limits.consume('read', `${how} bob`)
          return logged.at(-1)
        })
        .toBe('Requests are counted together again.')
      expect(await allowed(`${how} ann`)).toBe(false)
      await proxy.close()
    },
  )
})
