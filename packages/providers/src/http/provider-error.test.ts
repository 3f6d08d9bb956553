import { describe, expect, it } from 'vitest'
import { codeOfStatus, redact, toProviderError, type FailedResponse } from './provider-error.js'

const answer = (status: number, headers: Readonly<Record<string, string>> = {}): FailedResponse => ({
  status,
  headers: new Headers(headers),
  body: null,
})

describe('the code of a status', () => {
  it.each([
    [400, 'PROVIDER_REJECTED'],
    [401, 'PROVIDER_AUTH'],
    [402, 'PROVIDER_NO_CREDITS'],
    [403, 'PROVIDER_AUTH'],
    [404, 'PROVIDER_REJECTED'],
    [408, 'PROVIDER_UNAVAILABLE'],
    [422, 'PROVIDER_REJECTED'],
    [425, 'PROVIDER_UNAVAILABLE'],
    [429, 'PROVIDER_RATE_LIMITED'],
    [499, 'PROVIDER_REJECTED'],
    [500, 'PROVIDER_UNAVAILABLE'],
    [599, 'PROVIDER_UNAVAILABLE'],
  ])('%i is %s', (status, code) => expect(codeOfStatus(status)).toBe(code))
})

describe('the error for an answer', () => {
  it('is what the status says, unless the provider explains it', () => {
    expect(toProviderError('Acme', answer(402), () => ({}), [])).toMatchObject({
      code: 'PROVIDER_NO_CREDITS',
      message: 'Acme answered 402',
      details: { provider: 'Acme', status: 402 },
    })
    const explained = toProviderError(
      'Acme',
      answer(400),
      () => ({ code: 'MODEL_REFUSED', message: 'unsafe', details: { reason: 'violence', status: 1 } }),
      [],
    )
    expect(explained).toMatchObject({
      code: 'MODEL_REFUSED',
      message: 'Acme answered 400: unsafe',
      details: { reason: 'violence', provider: 'Acme', status: 400 },
    })
    expect(explained.details).not.toHaveProperty('retryAfterMs')
  })

  it('says how long to wait: as the body says, else as the headers say', () => {
    const headers = { 'retry-after': '2' }
    expect(toProviderError('Acme', answer(429, headers), () => ({}), []).details).toMatchObject({
      retryAfterMs: 2000,
    })
    expect(
      toProviderError('Acme', answer(429, headers), () => ({ retryAfterMs: 50 }), []).details,
    ).toMatchObject({ retryAfterMs: 50 })
  })

  it('keeps the words of the provider short and blots secrets out of them', () => {
    const words = `sk-12345 ${'x'.repeat(1000)}`
    const { message } = toProviderError('Acme', answer(400), () => ({ message: words }), ['sk-12345'])
    expect(message).toBe(`Acme answered 400: ••• ${'x'.repeat(496)}`)
  })
})

it('blots every secret out wherever it stands, except for what is too short to be one', () => {
  expect(redact('abcd and abcd, efgh; abc', ['abcd', 'efgh', 'abc', ''])).toBe('••• and •••, •••; abc')
})
