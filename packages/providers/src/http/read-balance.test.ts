import { expect, it } from 'vitest'
import * as z from 'zod'
import { createProviderClient } from './provider-client.js'
import { readBalance } from './read-balance.js'

it('asks what a key can still spend: whole micro-dollars, rounded down, or nothing', async () => {
  const asked: string[] = []
  const client = createProviderClient({
    provider: 'Acme',
    baseUrl: 'https://api.acme.test',
    key: { apiKey: 'a-secret-key', variables: [] },
    headers: () => ({}),
    explain: () => ({}),
    fetch: (input, init) => {
      const { method, url } = new Request(input, init)
      asked.push(`${method} ${url}`)
      return Promise.resolve(Response.json({ dollars: 1.2345678 }))
    },
  })
  const schema = z.object({ dollars: z.number() })
  const read = (toMicros: (answer: z.infer<typeof schema>) => number | null) =>
    readBalance(client, { path: '/balance', schema, toMicros }, { signal: new AbortController().signal })
  expect(await read(({ dollars }) => dollars * 1e6)).toEqual({ availableMicros: 1_234_567 })
  expect(await read(() => null)).toBeNull()
  expect(asked).toEqual(['GET https://api.acme.test/balance', 'GET https://api.acme.test/balance'])
})
