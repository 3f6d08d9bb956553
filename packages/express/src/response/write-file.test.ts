import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILM as film, startTestHost, type TestHost } from '../test-host.fixture.js'
import { parseByteRange } from './byte-range.js'

let host: TestHost

beforeAll(async () => {
  host = await startTestHost()
})

afterAll(() => host.close())

const load = (headers: Record<string, string> = {}, id = '1', method = 'GET') =>
  fetch(`${host.origin}/shelves/${id}/file`, { headers, method })

describe('a file', () => {
  it('is sent whole with what caches and players need to know', async () => {
    const response = await load()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '5000',
      etag: '"abc"',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.get('content-disposition')).toBeNull()
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(film)
  })

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=4900-', 4900, 5000],
    ['bytes=-100', 4900, 5000],
    ['bytes=4990-9999', 4990, 5000],
  ])('is sent in part for %s', async (range, start, end) => {
    const response = await load({ range })
    expect([
      response.status,
      response.headers.get('content-range'),
      response.headers.get('content-length'),
    ]).toEqual([206, `bytes ${start}-${end - 1}/5000`, String(end - start)])
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(film.subarray(start, end))
  })

  it('is refused in parts that are not there', async () => {
    const response = await load({ range: 'bytes=5000-' })
    expect([
      response.status,
      response.headers.get('content-range'),
      ((await response.json()) as { code: string }).code,
    ]).toEqual([416, 'bytes */5000', 'RANGE_NOT_SATISFIABLE'])
  })

  it('is not sent again when the caller has it, and whole when the caller has another', async () => {
    const same = await load({ 'if-none-match': 'W/"x", "abc"' })
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', '"abc"'])
    expect((await load({ range: 'bytes=0-9', 'if-range': '"abc"' })).status).toBe(206)
    expect((await load({ range: 'bytes=0-9', 'if-range': '"old"' })).status).toBe(200)
  })

  it('is described without being sent', async () => {
    const response = await load({}, '1', 'HEAD')
    expect([
      response.status,
      response.headers.get('content-length'),
      (await response.arrayBuffer()).byteLength,
    ]).toEqual([200, '5000', 0])
  })

  it('can have any name, and cannot run in a page', async () => {
    expect((await load({}, 'named')).headers.get('content-disposition')).toBe(
      String.raw`attachment; filename="?n?code \"film\"?.mp4"; filename*=UTF-8''%C3%9Cn%C3%AFcode%20%22film%22%EF%BF%BD.mp4`,
    )
    expect((await load({}, 'svg')).headers.get('content-security-policy')).toBe('sandbox')
  })
})

describe('a download', () => {
  it('that nobody reads on is not read on here', async () => {
    const stopped = Promise.withResolvers<void>()
    let read = 0
    host.shelves.film = {
      size: 1e9,
      async *stream() {
        try {
          for (; read < 1e9; read += 65_536) yield new Uint8Array(65_536)
        } finally {
          stopped.resolve()
        }
      },
    }
    const leaving = new AbortController()
    const response = await fetch(`${host.origin}/shelves/1/file`, { signal: leaving.signal })
    await response.body?.getReader().read()
    leaving.abort()
    await stopped.promise
    expect(read).toBeLessThan(1e8)
    expect(host.logged).toEqual([])
  })

  it('that breaks is not taken for a whole one', async () => {
    host.shelves.film = {
      size: 100_000,
      async *stream() {
        yield new Uint8Array(50_000)
        throw new Error('the disk is gone')
      },
    }
    await expect((await load()).arrayBuffer()).rejects.toThrow('terminated')
    await expect
      .poll(() => host.logged.map(({ message }) => message))
      .toEqual(['shelves.file stopped before its response was complete.'])
  })
})

describe('parseByteRange', () => {
  it.each([
    [undefined, 'all'],
    ['bytes=0-1,3-4', 'all'],
    ['items=0-1', 'all'],
    ['bytes=5-2', 'all'],
    ['bytes=0-1,20-30', 'all'],
    ['bytes=0-1,x', 'all'],
    ['bytes=20-30,40-50', 'unsatisfiable'],
    ['bytes', 'all'],
    ['bytes=-', 'all'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
  ])('reads %s as %s', (header, range) => {
    expect(parseByteRange(header, 10)).toBe(range)
  })
})

describe('a file in a bucket', () => {
  let redirecting: TestHost
  beforeAll(async () => {
    redirecting = await startTestHost({ bucket: true, downloads: 'redirect', downloadTtlMs: 5000 })
  })
  afterAll(() => redirecting.close())
  const ask = (id: string, init: RequestInit = {}) =>
    fetch(`${redirecting.origin}/shelves/${id}/file`, { redirect: 'manual', ...init })

  it('is linked to, for a while, and for nobody to keep', async () => {
    const response = await ask('1', { headers: { range: 'bytes=0-9' } })
    expect([
      response.status,
      response.headers.get('location'),
      response.headers.get('cache-control'),
    ]).toEqual([302, 'https://bucket.test/abc?ttl=5000', 'no-store'])
    expect(await response.text()).toBe('')
  })

  it('is described here, and not sent to whoever has it', async () => {
    const described = await ask('1', { method: 'HEAD' })
    expect([described.status, described.headers.get('content-length')]).toEqual([200, '5000'])
    expect((await ask('1', { headers: { 'if-none-match': '"abc"' } })).status).toBe(304)
  })

  it('comes from here when it could run in a page, or has no link', async () => {
    for (const id of ['svg', 'unlinked']) {
      const response = await ask(id)
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 5000])
    }
  })

  it('comes from here unless the host wants it otherwise', async () => {
    const usual = await startTestHost({ bucket: true })
    expect((await fetch(`${usual.origin}/shelves/1/file`, { redirect: 'manual' })).status).toBe(200)
    await usual.close()
  })
})

describe('redirected downloads', () => {
  it.each([
    [{ downloads: 'redirect' }, 'files are kept on this machine'],
    [{ downloads: 'link' as 'redirect', bucket: true }, '"link" is not a way to send files'],
    [{ downloadTtlMs: 999 }, 'A link cannot be valid for 999 milliseconds'],
    [{ downloadTtlMs: 604_800_001 }, 'A link cannot be valid for 604800001 milliseconds'],
    [{ downloadTtlMs: Number.NaN }, 'A link cannot be valid for NaN milliseconds'],
  ] as const)('are refused with %j', async (options, message) => {
    await expect(startTestHost(options)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message) as string,
    })
  })
})
