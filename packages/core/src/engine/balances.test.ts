import { expect, it } from 'vitest'
import type { Balance } from '../providers/model.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createBalances } from './balances.js'

const { signal } = new AbortController()

/** What keys can spend, and whose was asked for. */
function setUp(answer: (ask: number) => Promise<Balance | null>) {
  const asked: string[] = []
  const clock = createManualClock()
  const balances = createBalances(clock)
  const read = (ownerId: string, provider = 'acme') =>
    balances.read(
      ownerId,
      {
        provider,
        paid: {
          dedupe: 'none',
          price: () => ({ minMicros: 0, expectedMicros: 0, maxMicros: 0, assumes: [] }),
          balance: (given) => {
            asked.push(`${given.ownerId} at ${provider}`)
            expect(given.signal).toBe(signal)
            return answer(asked.length)
          },
        },
      },
      signal,
    )
  return { read, asked, clock, balances }
}

it('a balance is asked for once in ten seconds, for each owner and provider', async () => {
  const { read, asked, clock } = setUp((ask) => Promise.resolve({ availableMicros: ask }))
  expect([await read('ada'), await read('ada')]).toEqual([{ availableMicros: 1 }, { availableMicros: 1 }])
  await read('eve')
  await read('ada', 'other')
  await clock.advance(9999)
  await read('ada')
  expect(asked).toEqual(['ada at acme', 'eve at acme', 'ada at other'])
  await clock.advance(1)
  expect(await read('ada')).toEqual({ availableMicros: 4 })
})

it('a balance that cannot be read is no balance, and neither is that of a model without one', async () => {
  const { read, balances } = setUp(() => Promise.reject(new Error('no line')))
  expect(await read('ada')).toBe(null)
  const price = () => ({ minMicros: 0, expectedMicros: 0, maxMicros: 0, assumes: [] })
  expect(await balances.read('ada', { provider: 'quiet', paid: { dedupe: 'none', price } }, signal)).toBe(
    null,
  )
  expect(await balances.read('ada', { provider: 'free' }, signal)).toBe(null)
})
