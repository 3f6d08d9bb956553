import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './test-host.fixture.js'

let host: TestHost
afterEach(() => host.close())

/** Names that every object has. */
const NAMES = ['toString', 'constructor', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', 'toJSON', '__proto__']

describe.each([
  ['with our own parsers', false],
  ['behind parsers of the host', true],
] as const)('hostile input %s', (_, parsers) => {
  beforeEach(async () => {
    host = await startTestHost({ parsers, authenticate: () => ({ ownerId: 'ann' }) })
  })
  const keys = [{}, { 'idempotency-key': 'k' }]
  const post = (path: string, body: string | FormData, headers: Record<string, string>) =>
    fetch(host.origin + path, { method: 'POST', body, headers })

  it.each(['1e999', '-1e999', '1E+400', '9'.repeat(400), '[{"deep":1e999}]'])(
    'is refused when it has the number %s',
    async (number) => {
      const json = { 'content-type': 'application/json' }
      for (const key of keys)
        for (const body of [`{"name":"x","places":${number}}`, `{"name":"x","more":${number}}`]) {
          const response = await post('/shelves', body, { ...json, ...key })
          expect([response.status, await response.json()]).toMatchObject([400, { code: 'INVALID_INPUT' }])
        }
      expect(host.logged).toEqual([])
    },
  )

  it('may have numbers with exponents, and texts that look like large ones', async () => {
    const body =
      '{"name":"x","more":{"e":[1.5e3,2E-7,0e0],"text":"1e999","f47ac10b-58cc-4372-a567-0e02b2c3d479":1}}'
    const response = await post('/shelves', body, {
      'content-type': 'application/json',
      'idempotency-key': 'k',
    })
    expect([response.status, await response.json()]).toMatchObject([
      201,
      { more: { e: [1500, 2e-7, 0], text: '1e999' } },
    ])
  })

  it.each(NAMES)('may have a field called %s', async (name) => {
    for (const key of keys) {
      const form = new FormData()
      form.append('title', 'x')
      form.append(name, '1')
      const again = new URLSearchParams([
        ['title', 'x'],
        [name, '1'],
        [name, '2'],
      ])
      expect((await post('/shelves/1/fill', form, key)).status).toBe(200)
      expect(
        (
          await post('/shelves/2/fill', again.toString(), {
            ...('idempotency-key' in key ? { 'idempotency-key': 'l' } : {}),
            'content-type': 'application/x-www-form-urlencoded',
          })
        ).status,
      ).toBe(200)
      const json = await post('/shelves', `{"name":"x","more":{"${name}":1}}`, {
        'content-type': 'application/json',
        ...('idempotency-key' in key ? { 'idempotency-key': 'm' } : {}),
      })
      expect(json.status).toBe(201)
    }
    expect(host.logged).toEqual([])
  })

  it('with many mistakes is told of some of them, in few words', async () => {
    const tags = Array.from({ length: 900 }, (_each, index) => `page=${'x'.repeat(5)}${index}`)
    const query = await fetch(`${host.origin}/shelves?${tags.join('&')}`)
    expect(query.status).toBe(400)
    const wrong = `{"name":"","places":"${'x'.repeat(10_000)}","more":${'['.repeat(10)}${']'.repeat(10)}}`
    const response = await post('/shelves', wrong, { 'content-type': 'application/json' })
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(text.length).toBeLessThan(5000)
  })
})
