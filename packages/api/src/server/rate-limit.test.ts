import { describe, expect, it } from 'vitest'
import { countRequest, rateKey, type RateLimits, type RateVerdict } from './rate-limit.js'

const limitsOf = (verdict: RateVerdict | null): RateLimits => ({
  rule: () => (verdict === null ? null : { points: 30, windowSec: 60 }),
  consume: () => verdict ?? Promise.reject(new Error('counted')),
})
const count = async (verdict: RateVerdict | null) => {
  const headers: Record<string, string> = {}
  const error = await countRequest(limitsOf(verdict), 'read', 'owner ann', headers)
  return { error, headers }
}

describe('a request within its limit', () => {
  it('goes on, and is told where its caller stands', async () => {
    expect(await count({ allowed: true, remaining: 0, resetSec: 7 })).toEqual({
      error: null,
      headers: { 'ratelimit-policy': '"read";q=30;w=60', ratelimit: '"read";r=0;t=7' },
    })
  })

  it('is not counted when the limit is switched off', async () => {
    expect(await count(null)).toEqual({ error: null, headers: {} })
  })
})

it('a request beyond its limit is refused, and told when to come again', async () => {
  const { error, headers } = await count({ allowed: false, remaining: 0, resetSec: 7 })
  expect(headers).toEqual({
    'ratelimit-policy': '"read";q=30;w=60',
    ratelimit: '"read";r=0;t=7',
    'retry-after': '7',
  })
  expect(error).toMatchObject({
    definition: { code: 'RATE_LIMITED', status: 429 },
    message: 'Rate limit: 30 requests in 60 seconds. Try again in 7 seconds.',
    details: { limit: 'read', points: 30, windowSec: 60 },
  })
})

it('an owner is counted wherever he comes from, and a stranger by his address', () => {
  expect(rateKey({ ownerId: '192.0.2.1' }, '192.0.2.9')).toBe('owner 192.0.2.1')
  expect(rateKey(null, '192.0.2.1')).toBe('address 192.0.2.1')
})
