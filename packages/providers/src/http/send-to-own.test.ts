import { MutoscopeError } from '@mutoscope/core'
import { expect, it } from 'vitest'
import type { ProviderClient, WireResponse } from './provider-client.js'
import { sendToOwn } from './send-to-own.js'

const request = { method: 'POST', path: '/speak' } as const
const answer = { status: 200 } as WireResponse

/** A client of which every request goes as it is told, until it is given up. */
function clientOf(work: (signal: AbortSignal) => Promise<WireResponse>) {
  const ways: string[] = []
  const way = (name: string): ProviderClient['submit'] => {
    return (_, { signal }) => {
      ways.push(name)
      return work(signal)
    }
  }
  return { ways, client: { submit: way('submit'), repeat: way('repeat'), poll: way('look') } }
}

const hangs = (signal: AbortSignal) =>
  new Promise<WireResponse>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error)),
  )
const send = (
  client: ProviderClient,
  isPaid: boolean,
  timeoutMs: number,
  signal = new AbortController().signal,
) =>
  sendToOwn(client, request, {
    provider: 'Own',
    isPaid,
    timeoutMs,
    context: { signal },
    read: ({ status }) => Promise.resolve(status),
  })

it('sends what is priced once, and what is free as often as it takes', async () => {
  const { client, ways } = clientOf(() => Promise.resolve(answer))
  expect([await send(client, true, 1000), await send(client, false, 1000)]).toEqual([200, 200])
  expect(ways).toEqual(['submit', 'repeat'])
})

it('gives a free request up when the time is up, and says so', async () => {
  await expect(send(clientOf(hangs).client, false, 20)).rejects.toMatchObject({
    code: 'PROVIDER_UNAVAILABLE',
    message: 'Own did not respond within 0.02 seconds.',
    details: { provider: 'Own' },
  })
})

it('tells every other failure as it is', async () => {
  const refused = new MutoscopeError('PROVIDER_REJECTED')
  await expect(send(clientOf(() => Promise.reject(refused)).client, false, 60_000)).rejects.toBe(refused)
  const stopped = AbortSignal.abort('stopped by the caller')
  const { client } = clientOf((signal) => Promise.reject(signal.reason as Error))
  await expect(send(client, false, 60_000, stopped)).rejects.toBe('stopped by the caller')
})

it('is stopped by its caller, also when the time is up by then', async () => {
  const stopped = new AbortController()
  const { client } = clientOf(
    (signal) =>
      new Promise<WireResponse>((_, reject) =>
        signal.addEventListener('abort', () => {
          stopped.abort()
          reject(new Error('both'))
        }),
      ),
  )
  await expect(send(client, false, 5, stopped.signal)).rejects.toThrow('both')
})
