import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createS3Assets, type S3AssetsOptions } from './s3-assets.js'
import { createScriptedS3, refusal, type ScriptedS3 } from './scripted-s3.fixture.js'

const MEGABYTE = 1024 ** 2
const video = { mediaType: 'video/mp4' } as const
const hello = bytesSource(new TextEncoder().encode('hello'))
const helloHash = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const helloKey = `mutoscope/assets/${helloHash}`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-s3-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

let store: ScriptedS3
beforeEach(() => {
  store = createScriptedS3()
})
const open = async (options: Partial<S3AssetsOptions> = {}): Promise<Assets> =>
  createS3Assets({
    bucket: 'assets',
    endpoint: 'https://store.example',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret-5f1c9a' },
    cacheDir: await mkdtemp(join(folder, 'cache-')),
    fetch: store.fetch,
    ...options,
  })
const sent = (method: string): number => store.requests.filter((each) => each.method === method).length

describe('a put', () => {
  it.each([true, false])(
    'asks for a put only if absent, and does without where the store has none: %s',
    async (conditional) => {
      store.conditional = conditional
      const assets = await open()
      await assets.put(hello, video)
      expect(store.objects.get(helloKey)).toEqual(new TextEncoder().encode('hello'))
      const conditions = () => store.requests.filter(({ headers }) => headers.has('if-none-match')).length
      expect(conditions()).toBe(1)
      await assets.put(bytesSource(new TextEncoder().encode('more')), video)
      // What the store does not know is not asked for twice.
      expect(conditions()).toBe(conditional ? 2 : 1)
    },
  )

  it('leaves what somebody else has put in the meantime', async () => {
    store.script = ({ method, key }) => {
      if (method === 'PUT' && key === helloKey) store.objects.set(helloKey, new TextEncoder().encode('hello'))
      return null
    }
    const assets = await open()
    expect(await assets.put(hello, video)).toEqual({ hash: helloHash, size: 5, ...video })
    expect(sent('PUT')).toBe(1)
  })

  it('gives the store the hash of the bytes, so that it takes no others', async () => {
    const assets = await open({ partBytes: 5 * MEGABYTE })
    await assets.put(hello, video)
    const [put] = store.requests.filter(({ method }) => method === 'PUT')
    expect(put?.headers.get('x-amz-content-sha256')).toBe(helloHash)
    expect(put?.headers.get('content-length')).toBe('5')
    await assets.put(bytesSource(randomBytes(6 * MEGABYTE)), video)
    for (const { headers } of store.requests.filter(({ query }) => query.has('partNumber')))
      expect(headers.get('x-amz-content-sha256')).toMatch(/^[\da-f]{64}$/u)
  })

  it('repeats what failed for a passing reason, and a large file part by part', async () => {
    const failed = new Set<string>()
    store.script = ({ method, key, query }) => {
      const request = `${method} ${key} ${query.get('partNumber') ?? query.has('uploads')}`
      if (failed.has(request)) return null
      failed.add(request)
      if (failed.size % 3 === 0) throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') })
      return failed.size % 3 === 1
        ? refusal(503, 'SlowDown', { 'retry-after': '0' })
        : refusal(500, 'InternalError')
    }
    const bytes = randomBytes(11 * MEGABYTE)
    const assets = await open({ partBytes: 5 * MEGABYTE })
    const { hash } = await assets.put(bytesSource(bytes), video)
    expect(store.objects.get(`mutoscope/assets/${hash}`)?.byteLength).toBe(bytes.byteLength)
    expect(store.requests.filter(({ query }) => query.has('partNumber'))).toHaveLength(6)
    expect(store.uploads.size).toBe(0)
  })

  it('does not mind that the response to its last request was lost', async () => {
    let lost = false
    store.script = async (request) => {
      if (request.method !== 'POST' || !request.query.has('uploadId') || lost) return null
      lost = true
      await store.fetch(new URL(`https://store.example/assets/${request.key}?${request.query}`), {
        method: 'POST',
      })
      throw new TypeError('fetch failed')
    }
    const bytes = randomBytes(6 * MEGABYTE)
    const { hash } = await (await open({ partBytes: 5 * MEGABYTE })).put(bytesSource(bytes), video)
    expect(Buffer.from(store.objects.get(`mutoscope/assets/${hash}`) ?? []).equals(bytes)).toBe(true)
  })

  it('believes a failure that comes under status 200', async () => {
    let refused = 0
    store.script = ({ method, query }) =>
      method === 'POST' && query.has('uploadId') && refused++ === 0
        ? new Response('\n<Error><Code>InternalError</Code></Error>')
        : null
    const { hash } = await (
      await open({ partBytes: 5 * MEGABYTE })
    ).put(bytesSource(randomBytes(6 * MEGABYTE)), video)
    expect(refused).toBe(2)
    expect(store.objects.has(`mutoscope/assets/${hash}`)).toBe(true)
  })

  it('names a bucket that vanishes in the middle of an upload, and keeps nothing', async () => {
    store.script = ({ query, method }, count) =>
      count > 3 && !(method === 'POST' && query.has('uploads')) ? refusal(404, 'NoSuchBucket') : null
    const assets = await open({ partBytes: 5 * MEGABYTE, parallelParts: 1 })
    await expect(assets.put(bytesSource(randomBytes(16 * MEGABYTE)), video)).rejects.toMatchObject({
      code: 'BUCKET_NOT_FOUND',
      message: 'Bucket "assets" does not exist at store.example. Create it, or set another name.',
    })
    expect(store.objects.size).toBe(0)
    await expect(assets.stat(helloHash)).rejects.toMatchObject({ code: 'BUCKET_NOT_FOUND' })
  })
})

describe('a failure', () => {
  it.each([
    [301, 'PermanentRedirect', 'STORAGE_ACCESS_DENIED', /is in another region, eu-west-3/u],
    [400, 'AuthorizationHeaderMalformed', 'STORAGE_ACCESS_DENIED', /is in another region, eu-west-3/u],
    [400, 'ExpiredToken', 'STORAGE_ACCESS_DENIED', /credentials have expired/u],
    [403, 'InvalidAccessKeyId', 'STORAGE_ACCESS_DENIED', /rejected the credentials/u],
    [400, 'EntityTooLarge', 'LIMIT_EXCEEDED', /exceeds the size limit of bucket "assets"/u],
    [507, 'InsufficientStorage', 'DISK_FULL', /quota of bucket "assets"/u],
    [400, 'InvalidRequest', 'STORAGE_REJECTED', /InvalidRequest \(400\)/u],
  ])('%i %s is %s', async (status, reason, code, message) => {
    store.script = () => refusal(status, reason, { 'x-amz-bucket-region': 'eu-west-3' })
    const error = await (await open()).check().then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { reason, status },
    })
    expect(inspect(error, { depth: 10 })).not.toMatch(/secret-5f1c9a|AWS4/u)
    expect(store.requests).toHaveLength(1)
  })

  it('that lasts is STORAGE_UNAVAILABLE after five tries', async () => {
    store.script = () => refusal(503, 'SlowDown', { 'retry-after': '0.001' })
    await expect((await open()).stat(helloHash)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      retryable: true,
    })
    expect(store.requests).toHaveLength(5)
  })

  it('ends the wait for a store that says nothing', async () => {
    const assets = await open({
      quietMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
        }),
    })
    await expect(assets.stat(helloHash)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' })
  })
})

describe('a read', () => {
  it('goes on where the connection broke', async () => {
    const bytes = randomBytes(300_000)
    const { hash } = await (await open()).put(bytesSource(bytes), video)
    let breaks = 2
    store.script = (request) => {
      if (request.method !== 'GET' || breaks-- <= 0) return null
      const [, start = '0'] = /bytes=(\d+)/u.exec(request.headers.get('range') ?? '') ?? []
      const from = Number(start)
      return new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new Uint8Array(bytes.subarray(from, from + 100_000)))
            setTimeout(() => controller.error(new Error('reset')), 0)
          },
        }),
      )
    }
    const read = await readBytes(await (await open()).open(hash))
    expect(Buffer.from(read).equals(bytes)).toBe(true)
    expect(sent('GET')).toBe(3)
  })

  it('lists page after page', async () => {
    const assets = await open()
    for (const text of ['a', 'b', 'c', 'd', 'e'])
      await assets.put(bytesSource(new TextEncoder().encode(text)), video)
    const listed: string[] = []
    for await (const { hash } of assets.list()) listed.push(hash)
    expect(new Set(listed).size).toBe(5)
  })
})

describe('options', () => {
  it.each([
    [{ bucket: 'a/b' }, 'bucket'],
    [{ bucket: '' }, 'bucket'],
    [{ region: 'Frankfurt am Main' }, 'region'],
    [{ endpoint: 'store.example' }, 'endpoint'],
    [{ endpoint: 'https://user:secret-5f1c9a@store.example' }, 'endpoint'],
  ])('%o is refused', async (options, field) => {
    const error = await open(options).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { field } })
    expect(inspect(error)).not.toContain('secret-5f1c9a')
  })
})
