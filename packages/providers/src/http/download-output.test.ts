import { readBytes } from '@mutoscope/core'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadOutput, type DownloadOptions } from './download-output.js'
import { hostileLookup, PUBLIC, startInnerServer, type InnerServer } from './hostile-network.fixture.js'

let folder: string
const servers: InnerServer[] = []
const start: typeof startInnerServer = async (listener) => {
  const server = await startInnerServer(listener)
  servers.push(server)
  return server
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'downloads-'))
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await rm(folder, { recursive: true })
})

const download = (url: string, options: Partial<DownloadOptions> = {}) =>
  downloadOutput(url, {
    signal: AbortSignal.timeout(60_000),
    trustedOrigins: [],
    retries: 0,
    folder,
    ...options,
  })
const body = (size: number) => Buffer.alloc(size, 'abcdefgh')

describe('a download', () => {
  it('checks every redirect, whoever sends it', async () => {
    const inner = await start()
    const gate = await start((request, response) => {
      const to = request.url === '/direct' ? `${inner.origin}/x` : `http://rebind.example:${inner.port}/x`
      response.writeHead(302, { location: to }).end()
    })
    for (const path of ['/direct', '/named'])
      await expect(
        download(`${gate.origin}${path}`, {
          trustedOrigins: [gate.origin],
          lookup: hostileLookup(['127.0.0.1']),
        }),
      ).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
    expect(gate.reached).toEqual(['/direct', '/named'])
    expect(inner.connections).toBe(0)
  })

  it('checks addresses also before a fetch of the host is asked', async () => {
    const asked: string[] = []
    const own: typeof fetch = async (input) => {
      asked.push(new Request(input).url)
      return asked.length === 1
        ? new Response(null, { status: 302, headers: { location: 'http://inner.example/' } })
        : new Response('secret')
    }
    await expect(
      download('http://outer.example/', { fetch: own, lookup: hostileLookup([PUBLIC], ['10.0.0.1']) }),
    ).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
    expect(asked).toEqual(['http://outer.example/'])
  })

  it('refuses redirects that go round, and those to nowhere', async () => {
    const round = await start((request, response) => {
      response.writeHead(302, { location: request.url === '/bad' ? 'http://[' : '/again' }).end()
    })
    for (const path of ['/again', '/bad'])
      await expect(download(round.origin + path, { trustedOrigins: [round.origin] })).rejects.toMatchObject({
        code: 'URL_NOT_ALLOWED',
      })
    expect(round.reached).toHaveLength(7)
  })

  it('sends headers to trusted origins only', async () => {
    const keys: unknown[] = []
    const other = await start((request, response) => {
      keys.push(request.headers['x-key'])
      response.end('x')
    })
    const own = await start((request, response) => {
      keys.push(request.headers['x-key'])
      response.writeHead(302, { location: `http://localhost:${other.port}/` }).end()
    })
    // The second is reached by the fetch of the host, which resolves to wherever it likes.
    await download(own.origin, {
      trustedOrigins: [own.origin],
      headers: { 'x-key': 'secret' },
      lookup: hostileLookup([PUBLIC]),
      fetch,
    })
    expect(keys).toEqual(['secret', undefined])
  })

  it('holds what is small in memory and streams what is large to a file that may be taken away', async () => {
    const sizes = await start((request, response) => response.end(body(Number(request.url?.slice(1)))))
    const options = { trustedOrigins: [sizes.origin], memoryBytes: 1000 }
    const small = (await download(`${sizes.origin}/1000`, options)).body
    expect([small.path, small.size, await readdir(folder)]).toEqual([undefined, 1000, []])
    const large = (await download(`${sizes.origin}/300000`, options)).body
    expect(large.path?.startsWith(join(folder, 'download-'))).toBe(true)
    expect(Buffer.compare(await readBytes(large), body(300_000))).toBe(0)
    const part: Uint8Array[] = []
    for await (const chunk of large.stream({ start: 8, end: 12 })) part.push(chunk)
    expect(Buffer.concat(part).toString()).toBe('abcd')
    // What nobody took goes, what is not ours stays.
    const [name = ''] = await readdir(folder)
    await writeFile(join(folder, 'other'), '')
    await Promise.all([name, 'other'].map((each) => utimes(join(folder, each), 1, 1)))
    await download(`${sizes.origin}/1001`, options)
    expect((await readdir(folder)).toSorted()).toEqual([expect.stringMatching(/^download-/u), 'other'])
    expect(existsSync(join(folder, name))).toBe(false)
  })

  it('ends at its limit of bytes: announced, counted, or come out of a compressed answer', async () => {
    const bombs = await start((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': '2001' }).flushHeaders()
      else if (request.url === '/gzip')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body(5_000_000)))
      else response.write(body(2001))
    })
    for (const path of ['/announced', '/endless', '/gzip'])
      await expect(
        download(bombs.origin + path, {
          trustedOrigins: [bombs.origin],
          maxBytes: 2000,
          memoryBytes: 100,
          retries: 3,
        }),
      ).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', details: { maxBytes: 2000 } })
    expect([bombs.reached, await readdir(folder)]).toEqual([['/announced', '/endless', '/gzip'], []])
  })

  it('takes what just fits: announced, and counted', async () => {
    const fitting = await start((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': '2000' })
      response.write(body(1000))
      response.end(body(1000))
    })
    for (const path of ['/announced', '/counted'])
      expect(
        (await download(fitting.origin + path, { trustedOrigins: [fitting.origin], maxBytes: 2000 })).body
          .size,
      ).toBe(2000)
  })

  it('is not whole with other bytes than were announced, unless they were compressed on the way', async () => {
    const answering = (headers: Readonly<Record<string, string>>) =>
      download('http://outer.example/', {
        fetch: () => Promise.resolve(new Response('abcdef', { headers })),
        lookup: hostileLookup([PUBLIC]),
      })
    for (const length of ['5', '7'])
      await expect(answering({ 'content-length': length })).rejects.toMatchObject({
        code: 'PROVIDER_UNAVAILABLE',
        message: `The download has 6 of ${length} bytes.`,
      })
    for (const headers of [
      { 'content-length': '6' },
      { 'content-length': '3', 'content-encoding': 'gzip' },
      {},
    ])
      expect((await answering(headers)).body.size).toBe(6)
  })

  it('goes on where a redirect leads, and nowhere for other answers that name a place', async () => {
    const place = await start((request, response) => {
      const status = Number(request.url?.slice(1))
      response.writeHead(status, { location: '/200' }).end(String(status))
    })
    const textAt = async (status: number) => {
      const got = await download(`${place.origin}/${status}`, { trustedOrigins: [place.origin] })
      return Buffer.from(await readBytes(got.body)).toString()
    }
    expect([await textAt(300), await textAt(307), await textAt(200)]).toEqual(['200', '200', '200'])
    expect(place.reached).toEqual(['/300', '/200', '/307', '/200', '/200'])
    await expect(textAt(400)).rejects.toMatchObject({ code: 'PROVIDER_REJECTED', details: { status: 400 } })
  })

  it('waits neither for headers nor for bytes that do not come, and leaves nothing', async () => {
    const silent = await start((request, response) => {
      if (request.url === '/half') response.write(body(500))
    })
    const options = {
      trustedOrigins: [silent.origin],
      memoryBytes: 100,
      headersTimeoutMs: 50,
      bodyTimeoutMs: 50,
    }
    for (const path of ['/nothing', '/half'])
      await expect(download(silent.origin + path, options)).rejects.toMatchObject({
        code: 'PROVIDER_UNAVAILABLE',
      })
    expect(await readdir(folder)).toEqual([])
  })

  it('is tried again when it breaks, but never beyond its deadline', async () => {
    let answers = 0
    const breaking = await start((_, response) => {
      if (++answers < 3) response.destroy()
      else response.end('whole')
    })
    const { body: whole } = await download(breaking.origin, { trustedOrigins: [breaking.origin], retries: 4 })
    expect(Buffer.from(await readBytes(whole)).toString()).toBe('whole')
    const silent = await start(() => {})
    await expect(
      download(silent.origin, { trustedOrigins: [silent.origin], retries: 1_000_000, deadlineMs: 100 }),
    ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', details: { deadlineMs: 100 } })
    const stopped = AbortSignal.abort()
    await expect(
      download(silent.origin, { trustedOrigins: [silent.origin], signal: stopped }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('says what it was answered', async () => {
    const failing = await start((request, response) => {
      response.writeHead(Number(request.url?.slice(1)), { 'content-type': 'video/mp4; x=y' }).end()
    })
    const options = { trustedOrigins: [failing.origin] }
    for (const [status, code] of [
      [404, 'PROVIDER_REJECTED'],
      [429, 'PROVIDER_UNAVAILABLE'],
      [499, 'PROVIDER_REJECTED'],
      [500, 'PROVIDER_UNAVAILABLE'],
      [503, 'PROVIDER_UNAVAILABLE'],
    ] as const)
      await expect(download(`${failing.origin}/${status}`, options)).rejects.toMatchObject({
        code,
        details: { status },
      })
    expect((await download(`${failing.origin}/200`, options)).mediaType).toBe('video/mp4')
  })
})
