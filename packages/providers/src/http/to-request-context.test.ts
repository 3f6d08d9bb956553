import { expect, it } from 'vitest'
import { toRequestContext } from './to-request-context.js'

it('keeps what a caller gave, and never stops without a signal', () => {
  const { signal } = new AbortController()
  expect(toRequestContext({ signal, ownerId: 'ann' })).toEqual({ signal, ownerId: 'ann' })
  const own = toRequestContext()
  expect([own.signal.aborted, Object.keys(own)]).toEqual([false, ['signal']])
})
