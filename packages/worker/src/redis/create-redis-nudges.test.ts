import type { Nudge, Nudges } from '@mutoscope/core/ports'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRedisNudges } from './create-redis-nudges.js'
import type { PubSubConnection } from './pub-sub-client.js'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.close())

const EVENT: Nudge = { type: 'event', seq: 7 }

/** Publishes until it is heard: a subscription takes a moment, and what was told before it is not told again. */
async function publishUntil(nudges: Nudges, heard: readonly Nudge[]): Promise<void> {
  while (heard.length === 0) {
    nudges.publish('film', EVENT)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const connections: Record<string, () => Promise<{ connection: PubSubConnection; end: () => void }>> = {
  'a URL': async () => ({ connection: server.url, end: () => {} }),
  'a client of ioredis': async () => {
    const client = new Redis(server.url)
    return { connection: client, end: () => client.disconnect() }
  },
  'a client of node-redis': async () => {
    const client = await createClient({ url: server.url }).connect()
    return { connection: client as unknown as PubSubConnection, end: () => client.destroy() }
  },
}

describe.each(Object.entries(connections))('nudges over Redis, reached by %s', (_name, connect) => {
  it('reach who subscribes in other processes, of that project alone, until it ends its subscription', async () => {
    const [one, two] = [await connect(), await connect()]
    const [api, worker] = [createRedisNudges(one), createRedisNudges(two)]
    const [heard, own, others]: [Nudge[], Nudge[], Nudge[]] = [[], [], []]
    const leave = api.subscribe('film', (nudge) => heard.push(nudge))
    worker.subscribe('film', (nudge) => own.push(nudge))
    api.subscribe('another', (nudge) => others.push(nudge))
    await publishUntil(worker, heard)
    expect(heard[0]).toEqual(EVENT)
    expect([own, others]).toEqual([[], []])
    leave()
    const again: Nudge[] = []
    api.subscribe('film', (nudge) => again.push(nudge))
    const { length } = heard
    await publishUntil(worker, again)
    expect(heard).toHaveLength(length)
    await Promise.all([api.close(), worker.close()])
    one.end()
    two.end()
  })
})

it('nudges neither throw nor wait while Redis is away, and are heard again when it is back', async () => {
  const [api, worker] = [
    createRedisNudges({ connection: server.url }),
    createRedisNudges({ connection: server.url }),
  ]
  const heard: Nudge[] = []
  api.subscribe('film', (nudge) => heard.push(nudge))
  await publishUntil(worker, heard)
  await server.kill()
  worker.publish('film', EVENT)
  api.subscribe('meanwhile', () => {})()
  await server.start()
  heard.length = 0
  await publishUntil(worker, heard)
  expect(heard[0]).toEqual(EVENT)
  await Promise.all([api.close(), worker.close()])
})
