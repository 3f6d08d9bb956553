import { startProxy, startRedis, type RedisServer } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectRedis, redisRisks } from './inspect-redis.js'

let plain: RedisServer
let locked: RedisServer
beforeAll(async () => {
  plain = await startRedis('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
  locked = await startRedis('--requirepass', 'hunter2', '--appendonly', 'yes')
})
afterAll(() => Promise.all([plain.close(), locked.close()]))

const at = ({ port }: { readonly port: number }, credentials = '', path = '') =>
  `redis://${credentials}127.0.0.1:${port}${path}`

describe('inspectRedis', () => {
  it('says what a Redis that evicts and keeps nothing risks, and that nothing is lost', async () => {
    const facts = await inspectRedis(plain.url)
    expect(facts).toEqual({
      address: `127.0.0.1:${plain.port}`,
      version: expect.stringMatching(/^\d+\.\d+/u) as unknown,
      evictionPolicy: 'allkeys-lru',
      isPersistent: false,
    })
    const risks = redisRisks(facts)
    expect(risks).toHaveLength(2)
    for (const risk of risks) expect(risk).toContain('No run is lost')
    expect(risks[0]).toContain('maxmemory-policy allkeys-lru')
  })

  it('finds nothing to say of one that keeps what it is given', async () => {
    const facts = await inspectRedis(at(locked, ':hunter2@'))
    expect(facts).toMatchObject({ evictionPolicy: 'noeviction', isPersistent: true })
    expect(redisRisks(facts)).toEqual([])
    expect(redisRisks({ ...facts, version: '6.0.16' })).toEqual([expect.stringContaining('6.0.16')])
    const silent = { ...facts, version: null, evictionPolicy: null, isPersistent: null }
    expect(redisRisks(silent)).toEqual([])
  })

  it.each([
    ['no password', ''],
    ['a wrong password', ':hunter3@'],
    ['a wrong user', 'bob:hunter2@'],
  ])('names %s, and repeats none', async (_what, credentials) => {
    const error: unknown = await inspectRedis(at(locked, credentials)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'QUEUE_ACCESS_DENIED',
      details: { address: `127.0.0.1:${locked.port}` },
    })
    expect(JSON.stringify(error) + String(error)).not.toMatch(/hunter|bob/u)
  })

  it('names a database that is not there', async () => {
    await expect(inspectRedis(at(plain, '', '/99'))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('DB index'),
    })
  })

  it('names a server that is away, that says nothing, or that speaks no TLS', async () => {
    const proxy = await startProxy(plain.port)
    const away = { code: 'QUEUE_UNAVAILABLE' }
    await expect(inspectRedis('redis://:hunter2@127.0.0.1:1')).rejects.toMatchObject(away)
    proxy.freeze()
    await expect(inspectRedis(at(proxy), { timeoutMs: 200 })).rejects.toMatchObject(away)
    await expect(
      inspectRedis(at(plain).replace('redis:', 'rediss:'), { timeoutMs: 200 }),
    ).rejects.toMatchObject(away)
    await proxy.close()
  })
})
