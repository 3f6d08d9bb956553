import { describe, expect, it } from 'vitest'
import { provesUnsent } from './unsent.js'

const failure = (code: string) => Object.assign(new Error('network'), { code })
const behind = (cause: unknown) => new TypeError('fetch failed', { cause })

describe('a request was provably not sent', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'after %s, however deep it lies',
    (code) => {
      expect(provesUnsent(failure(code))).toBe(true)
      expect(provesUnsent(behind(behind(failure(code))))).toBe(true)
    },
  )

  it('when it could connect to none of several addresses', () => {
    const all = new AggregateError([failure('ECONNREFUSED'), failure('ENETUNREACH')])
    expect(provesUnsent(behind(all))).toBe(true)
    expect(provesUnsent(new AggregateError([failure('ECONNREFUSED'), failure('ECONNRESET')]))).toBe(false)
  })
})

describe('nothing is proved', () => {
  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'ETIMEDOUT'])(
    'by %s',
    (code) => {
      expect(provesUnsent(behind(failure(code)))).toBe(false)
    },
  )

  it('by what is no error, has no code, or holds nothing', () => {
    for (const error of ['ECONNREFUSED', null, { code: 'ECONNREFUSED' }, new Error('ECONNREFUSED')])
      expect(provesUnsent(error)).toBe(false)
    expect(provesUnsent(new AggregateError([]))).toBe(false)
    expect(provesUnsent(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toBe(true)
    expect(provesUnsent(Object.assign(new Error('odd'), { code: 7 }))).toBe(false)
  })
})
