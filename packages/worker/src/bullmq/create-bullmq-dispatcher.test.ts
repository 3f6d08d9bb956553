import { testDispatcher } from '@mutoscope/core/testing'
import { Redis } from 'ioredis'
import { startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBullmqDispatcher } from './create-bullmq-dispatcher.js'

let redis: RedisServer
let queues = 0

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.close())

testDispatcher(
  'BullMQ',
  async () => {
    const prefix = `queue${queues++}`
    return {
      create: (concurrency) =>
        createBullmqDispatcher({ connection: redis.url, prefix, concurrency, checkTimeoutMs: 500 }),
      close: async () => {},
      server: {
        leave: () => redis.kill(),
        comeBack: () => redis.start(),
        async forget() {
          const client = new Redis(redis.url)
          await client.flushall()
          client.disconnect()
        },
      },
    }
  },
  { describe, it, expect },
  { hasServer: true },
)
