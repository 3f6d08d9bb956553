import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertOutside, notOutside } from './assert-outside.js'
import { createGuardedFetch, guardRefusal, type GuardedFetchOptions } from './guarded-fetch.js'
import { hostileLookup, PUBLIC, startInnerServer, type InnerServer } from './hostile-network.fixture.js'

let inner: InnerServer

beforeEach(async () => {
  inner = await startInnerServer()
})
afterEach(() => inner.close())

const refused = { cause: { code: 'URL_NOT_ALLOWED' } }
const at = (host: string, path = '/') => `http://${host}:${inner.port}${path}`
const guarded = (options: GuardedFetchOptions = {}) => createGuardedFetch(options)

describe('a guarded fetch', () => {
  it('connects to the address that was checked, not to what the name says a moment later', async () => {
    const lookup = hostileLookup([PUBLIC], ['127.0.0.1'])
    const url = new URL(at('rebind.example', '/latest/meta-data'))
    await assertOutside(url, { lookup })
    await expect(guarded({ lookup })(url)).rejects.toMatchObject(refused)
    expect([inner.connections, lookup.asked]).toEqual([0, 2])
  })

  it('refuses a name of which one address is inside, and a name without an address', async () => {
    for (const answer of [['127.0.0.1'], [PUBLIC, '127.0.0.1'], ['::1'], ['2002:7f00:1::']])
      await expect(guarded({ lookup: hostileLookup(answer) })(at('two.example'))).rejects.toMatchObject(
        refused,
      )
    await expect(guarded({ lookup: hostileLookup([]) })(at('none.example'))).rejects.toMatchObject({
      cause: { code: 'ENOTFOUND' },
    })
    expect(inner.connections).toBe(0)
  })

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '169.254.169.254'])(
    'refuses the address %s, which is not resolved',
    async (host) => {
      await expect(guarded()(at(host))).rejects.toMatchObject(refused)
      expect(inner.connections).toBe(0)
    },
  )

  it('tells a log which host it refused, and no more of the address', async () => {
    const lines: unknown[] = []
    const logger = { debug: (...line: readonly unknown[]) => lines.push(line) }
    const options = { lookup: hostileLookup(['127.0.0.1']), logger }
    for (const host of ['two.example', '127.0.0.1'])
      await expect(guarded(options)(at(host, '/?token=hunter2'))).rejects.toMatchObject(refused)
    await expect(guarded({ ...options, lookup: hostileLookup([]) })(at('none.example'))).rejects.toThrow(
      'fetch failed',
    )
    expect(lines).toEqual([
      [{ host: 'two.example' }, 'A host was refused.'],
      [{ host: '127.0.0.1' }, 'A host was refused.'],
    ])
  })

  it('reaches trusted origins, and what they redirect to only when that is outside', async () => {
    const gate = await startInnerServer((_, response) =>
      response.writeHead(302, { location: at('127.0.0.1') }).end(),
    )
    const fetchTrusted = guarded({ trustedOrigins: [gate.origin] })
    await expect(fetchTrusted(`${gate.origin}/a`)).rejects.toMatchObject(refused)
    const answer = await fetchTrusted(`${gate.origin}/b`, { redirect: 'manual' })
    expect([answer.status, gate.reached, inner.connections]).toEqual([302, ['/a', '/b'], 0])
    const other = guarded({ trustedOrigins: [inner.origin.replace('http:', 'https:'), 'http://127.0.0.1'] })
    await expect(other(at('127.0.0.1'))).rejects.toMatchObject(refused)
    expect(await (await guarded({ trustedOrigins: [inner.origin] })(at('127.0.0.1'))).json()).toEqual({
      secret: 'inner',
    })
    await gate.close()
  })

  it('knows no schemes that connect to nothing', async () => {
    for (const url of ['data:text/plain,x', 'file:///etc/passwd', 'ftp://example.com/x'])
      await expect(guarded()(url)).rejects.toMatchObject(refused)
  })

  it('sends forms, texts and requests as the usual fetch does', async () => {
    const received: string[] = []
    const echo = await startInnerServer((request, response) => {
      const { 'content-type': type = '', 'content-length': length, 'x-sign': sign = '' } = request.headers
      received.push([request.method, type.split(';')[0], length, sign].join(' '))
      request.pipe(response)
    })
    const send = guarded({ trustedOrigins: [echo.origin] })
    const form = new FormData()
    form.append('file', new File(['bytes'], 'a.txt'))
    const sent = await send(echo.origin, { method: 'POST', body: form, headers: { 'x-sign': 's' } })
    expect(await sent.text()).toContain('filename="a.txt"')
    await send(echo.origin, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    await send(new Request(echo.origin, { method: 'PUT', body: 'x', headers: { 'x-sign': 'r' } }))
    expect(received).toEqual([
      expect.stringMatching(/^POST multipart\/form-data \d+ s$/u),
      'POST application/json 2 ',
      'PUT text/plain 1 r',
    ])
    await echo.close()
  })
})

describe('a refusal of the guard', () => {
  const refusal = notOutside('10.0.0.1', 'http:')

  it('is found behind whatever it is wrapped in', () => {
    expect(guardRefusal(refusal)).toBe(refusal)
    expect(
      guardRefusal(new TypeError('fetch failed', { cause: new Error('socket', { cause: refusal }) })),
    ).toBe(refusal)
    expect(guardRefusal(new Error('all', { cause: new AggregateError([new Error('reset'), refusal]) }))).toBe(
      refusal,
    )
  })

  it('is not seen in other failures', () => {
    for (const error of [new Error('reset'), new AggregateError([new Error('reset')]), 'refused', null])
      expect(guardRefusal(error)).toBeNull()
  })
})

describe('a request as an object', () => {
  it('keeps its method, headers and body, and what is given beside it counts', async () => {
    const received: unknown[] = []
    const echo = await startInnerServer((request, response) => {
      received.push([request.method, request.headers['x-a'], request.headers['content-length']])
      response.end('ok')
    })
    const send = guarded({ trustedOrigins: [echo.origin] })
    await send(new Request(echo.origin, { headers: { 'x-a': '1' } }))
    await send(new Request(echo.origin, { method: 'POST', body: 'abc' }), { headers: { 'x-a': '2' } })
    expect(received).toEqual([
      ['GET', '1', undefined],
      ['POST', '2', '3'],
    ])
    const stopped = new Request(echo.origin, { signal: AbortSignal.abort() })
    await expect(send(stopped)).rejects.toThrow('abort')
    await echo.close()
  })
})
