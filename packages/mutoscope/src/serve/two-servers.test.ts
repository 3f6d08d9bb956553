import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@mutoscope/core'
import { startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serve, type RunningServer } from './serve.js'

let redis: RedisServer
let folder = ''
let servers: RunningServer[] = []
beforeAll(async () => {
  redis = await startRedis()
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-servers-'))
  const start = () =>
    serve({
      env: { PATH: process.env['PATH'], REDIS_URL: redis.url },
      port: 0,
      dataDir: folder,
      drainMs: 0,
      offline: true,
      queues: [],
      rateLimiterTimeoutMs: 60_000,
      logger: silentLogger,
    })
  servers = await Promise.all([start(), start()])
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
  await redis.close()
  await rm(folder, { recursive: true })
})

const PROJECT = { title: 'A day', description: 'At sea', language: 'en', use_case: 'explanation' }
const create = (index: number, key: string) =>
  fetch(`${servers[index % 2]?.url}/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(PROJECT),
  })
const remaining = (response: Response) =>
  Number(/r=(?<left>\d+)/u.exec(response.headers.get('ratelimit') ?? '')?.[1])

it('two servers on one store count requests together, and let a request under one key happen once', async () => {
  const first = await create(0, 'first')
  const second = await create(1, 'second')
  expect([first.status, second.status]).toEqual([201, 201])
  expect(remaining(second)).toBe(remaining(first) - 1)

  const made = (await first.json()) as { readonly id: string }
  const again = await create(1, 'first')
  expect(await again.json()).toEqual(made)
  expect(again.headers.get('idempotency-replayed')).toBe('true')

  const answers = await Promise.all([0, 1, 0, 1, 0, 1].map((index) => create(index, 'at once')))
  const ids = await Promise.all(
    answers
      .filter(({ ok }) => ok)
      .map(async (answer) => ((await answer.json()) as { readonly id: string }).id),
  )
  expect(new Set(ids).size).toBe(1)
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  const listed = (await (await fetch(`${servers[0]?.url}/projects`)).json()) as object
  expect(JSON.stringify(listed).match(/"A day"/gu)).toHaveLength(3)
})

it('both stay up while Redis is away, and count by themselves', async () => {
  await redis.kill()
  const answers = [await create(0, 'alone'), await create(1, 'alone too')]
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  await redis.start()
})
