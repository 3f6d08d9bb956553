import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { expect, it } from 'vitest'
import { lookUpAll } from './look-up-all.js'

type LookupResult = Parameters<Parameters<LookupFunction>[2]>

const ask = (...answer: LookupResult) =>
  new Promise<{ error: Error | null; found: readonly LookupAddress[]; options: unknown }>((resolve) => {
    let options: unknown
    const lookup: LookupFunction = (_, given, done) => {
      options = given
      done(...answer)
    }
    lookUpAll(lookup, 'acme.test', { family: 4 }, (error, found) => resolve({ error, found, options }))
  })

it('asks for all addresses, and understands resolvers that give one', async () => {
  const both = [
    { address: '192.0.2.1', family: 4 },
    { address: '2001:db8::1', family: 6 },
  ]
  expect(await ask(null, both)).toEqual({ error: null, found: both, options: { family: 4, all: true } })
  expect((await ask(null, '192.0.2.1', 4)).found).toEqual([{ address: '192.0.2.1', family: 4 }])
})

it('takes no address for an error, and gives an error no addresses', async () => {
  expect(await ask(null, [])).toMatchObject({ error: { code: 'ENOTFOUND' }, found: [] })
  const failed = new Error('resolver')
  expect(await ask(failed, '192.0.2.1', 4)).toMatchObject({ error: failed, found: [] })
})
