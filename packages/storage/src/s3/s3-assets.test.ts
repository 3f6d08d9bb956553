import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { testAssets } from '@mutoscope/core/testing'
import { hasSwift } from 'test-servers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createAgingFetch } from './aging-fetch.fixture.js'
import { createS3Assets } from './s3-assets.js'
import { createS3ClientAssets } from './s3-client-assets.js'
import { startSwiftBucket, type SwiftBucket } from './swift-bucket.fixture.js'

let swift: SwiftBucket
beforeAll(async () => {
  if (hasSwift) swift = await startSwiftBucket()
})
afterAll(async () => {
  await swift?.close()
})

const MEGABYTE = 1024 ** 2
const HOUR = 3_600_000
const WRONG = 'wrong-secret-5f1c9a'
const video = { mediaType: 'video/mp4' } as const
const hello = new TextEncoder().encode('hello')
/** True for the upload of a part of a file. */
const isPart = (input: RequestInfo | URL): boolean =>
  new URL(input instanceof Request ? input.url : input).searchParams.has('partNumber')
const helloHash = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

describe.skipIf(!hasSwift)('OpenStack Swift (needs python3-swift)', () => {
  let prefix = ''
  const damage = async (hash: string, Body: Uint8Array): Promise<void> => {
    await swift.client.send(
      new PutObjectCommand({
        Bucket: swift.bucket,
        Key: `${prefix}assets/${hash}`,
        Body,
        ContentType: 'text/plain',
      }),
    )
  }
  const aging = createAgingFetch()
  testAssets(
    'S3',
    async () => {
      const options = await swift.options()
      prefix = options.prefix
      return createS3Assets({ ...options, fetch: aging.fetch })
    },
    { describe, it, expect },
    {
      age: async (ms) => aging.age(ms),
      // Each takes about a second and a half of a Swift that shares the machine.
      rounds: 5,
      damage,
      createFile: (bytes) => swift.createFile(bytes),
    },
  )

  testAssets(
    'S3 client',
    async () => {
      const { credentials: _, endpoint: _endpoint, ...options } = await swift.options()
      prefix = options.prefix
      return createS3ClientAssets({ ...options, client: swift.client })
    },
    { describe, it, expect },
    { damage, createFile: (bytes) => swift.createFile(bytes) },
  )
})

describe.skipIf(!hasSwift)('assets in Swift (needs python3-swift)', () => {
  it('are read by the official client, and read what it has written', async () => {
    const options = await swift.options()
    const assets = await createS3Assets(options)
    const { hash } = await assets.put(bytesSource(hello), video)
    const written = await swift.client.send(
      new GetObjectCommand({ Bucket: swift.bucket, Key: `${options.prefix}assets/${hash}` }),
    )
    expect(written).toMatchObject({ ContentType: 'video/mp4', ContentLength: 5 })
    expect(await written.Body?.transformToString()).toBe('hello')

    const other = await swift.options()
    const Key = `${other.prefix}assets/${helloHash}`
    await swift.client.send(
      new PutObjectCommand({ Bucket: swift.bucket, Key, Body: hello, ContentType: 'audio/mpeg' }),
    )
    const reader = await createS3Assets(other)
    expect(await reader.stat(helloHash)).toEqual({ hash: helloHash, size: 5, mediaType: 'audio/mpeg' })
    expect(await readText(reader, helloHash)).toBe('hello')
  })

  it('go up in parts when they are large, whole and with their parts checked', async () => {
    const sent: string[] = []
    const options = await swift.options()
    const assets = await createS3Assets({
      ...options,
      partBytes: 5 * MEGABYTE,
      fetch: (input, init) => {
        sent.push(
          `${init?.method} ${new URL(input as URL).search.replaceAll(/uploadId=[^&]*/gu, 'uploadId')}`,
        )
        return fetch(input, init)
      },
    })
    const bytes = randomBytes(12 * MEGABYTE + 10)
    const { hash } = await assets.put(bytesSource(bytes), video)
    expect(sent.filter((each) => /uploads|uploadId/u.test(each)).toSorted()).toEqual([
      'POST ?uploadId',
      'POST ?uploads=',
      'PUT ?partNumber=1&uploadId',
      'PUT ?partNumber=2&uploadId',
      'PUT ?partNumber=3&uploadId',
    ])
    const elsewhere = await createS3Assets({ ...options, cacheDir: (await swift.options()).cacheDir })
    const read = Buffer.from(await readBytes(await elsewhere.open(hash, { size: bytes.byteLength })))
    expect(read.equals(bytes)).toBe(true)
    expect(await elsewhere.digest(hash)).toBe(hash)
  })

  it('leave no parts behind when an upload is cancelled, and discard what a dead process left', async () => {
    const options = await swift.options()
    const controller = new AbortController()
    let parts = 0
    const assets = await createS3Assets({
      ...options,
      partBytes: 5 * MEGABYTE,
      parallelParts: 1,
      fetch: async (input, init) => {
        const response = await fetch(input, init)
        if (new URL(input as URL).searchParams.has('partNumber') && ++parts === 2) controller.abort()
        return response
      },
    })
    const source = bytesSource(randomBytes(16 * MEGABYTE))
    await expect(assets.put(source, { ...video, signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(parts).toBe(2)
    expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 0, bytes: 0 })
    const { hash, size } = await assets.put(source, video)
    expect((await assets.stat(hash))?.size).toBe(size)

    const started = { Bucket: swift.bucket, Key: `${options.prefix}assets/${helloHash}` }
    const { UploadId } = await swift.client.send(new CreateMultipartUploadCommand(started))
    await swift.client.send(new UploadPartCommand({ ...started, UploadId, PartNumber: 1, Body: hello }))
    expect(await assets.discardUnfinished({ idleMs: HOUR })).toEqual({ count: 0, bytes: 0 })
    expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 1, bytes: 5 })
    expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 0, bytes: 0 })
  })

  it('name a wrong secret, a wrong key, a missing permission and a missing bucket, each for itself', async () => {
    const options = await swift.options()
    const { writer, stranger } = swift.server
    const cases = [
      [
        { credentials: { ...writer, secretAccessKey: WRONG } },
        'STORAGE_ACCESS_DENIED',
        'SignatureDoesNotMatch',
        /rejected the credentials/u,
      ],
      [
        { credentials: { ...writer, accessKeyId: 'test:nobody' } },
        'STORAGE_ACCESS_DENIED',
        'SignatureDoesNotMatch|InvalidAccessKeyId',
        /rejected the credentials/u,
      ],
      [
        { credentials: stranger },
        'STORAGE_ACCESS_DENIED',
        'AccessDenied',
        /denied access to bucket "studio-assets"/u,
      ],
      [
        { bucket: 'no-such-bucket' },
        'BUCKET_NOT_FOUND',
        'NoSuchBucket',
        /Bucket "no-such-bucket" does not exist/u,
      ],
    ] as const
    for (const [change, code, reason, message] of cases) {
      const assets = await createS3Assets({ ...options, ...change })
      const client = new S3Client({
        ...swift.clientConfig,
        ...('credentials' in change ? { credentials: change.credentials } : {}),
      })
      const { credentials: _, endpoint: _endpoint, ...common } = { ...options, ...change }
      const throughClient = await createS3ClientAssets({ ...common, client })
      for (const each of [assets, throughClient])
        for (const work of [
          () => each.check(),
          () => each.put(bytesSource(hello), video),
          () => each.open(helloHash),
          () => each.stat(helloHash),
          () => each.remove(helloHash),
          () => readAll(each.list()),
        ]) {
          const error = await work().then(
            () => null,
            (thrown: unknown) => thrown,
          )
          expect(error).toMatchObject({ code, details: { reason: expect.stringMatching(`^(?:${reason})$`) } })
          expect((error as Error).message).toMatch(message)
          expect(inspect(error, { depth: 10 })).not.toMatch(
            new RegExp(`${WRONG}|${writer.secretAccessKey}|AWS4-HMAC`, 'u'),
          )
        }
      client.destroy()
    }
  })

  it('are loaded and uploaded by links that the store checks', async () => {
    const assets = await createS3Assets(await swift.options())
    const { hash } = await assets.put(bytesSource(hello), video)
    const link = await assets.links?.read(hash, { ttlMs: 60_000, filename: "it's a film é.mp4" })
    const loaded = await fetch(link?.url ?? '', { headers: { range: 'bytes=1-3' } })
    expect([loaded.status, await loaded.text()]).toEqual([206, 'ell'])
    expect(loaded.headers.get('content-type')).toBe('video/mp4')
    expect(loaded.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''it%27s%20a%20film%20%C3%A9.mp4",
    )
    const other = new URL(link?.url ?? '')
    other.searchParams.set('response-content-type', 'text/html')
    expect((await fetch(other)).status).toBe(403)
    expect((await fetch(link?.url ?? '', { method: 'DELETE' })).status).toBe(403)
    const late = new URL(link?.url ?? '')
    late.searchParams.set('X-Amz-Expires', '6000')
    expect((await fetch(late)).status).toBe(403)
    await expect(assets.links?.read('0'.repeat(64), { ttlMs: 60_000 })).rejects.toMatchObject({
      code: 'ASSET_NOT_FOUND',
    })

    const upload = await assets.links?.upload({ ttlMs: 60_000, size: 5, ...video })
    const { id = '', url = '', headers = {} } = upload ?? {}
    expect(await assets.links?.openUpload(id)).toBeNull()
    expect(
      (await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'text/html' }, body: hello }))
        .status,
    ).toBe(403)
    expect(
      (await fetch(url, { method: 'PUT', headers: { 'content-type': 'video/mp4' }, body: 'longer' })).status,
    ).toBe(403)
    expect((await fetch(url, { method: 'PUT', headers, body: hello })).status).toBe(200)
    const source = await assets.links?.openUpload(id)
    expect(source?.size).toBe(5)
    expect((await assets.put(source ?? bytesSource(new Uint8Array()), video)).hash).toBe(helloHash)
    await assets.links?.discardUpload(id)
    expect(await assets.links?.openUpload(id)).toBeNull()
    for (const wrong of ['', '../assets', id.toUpperCase()])
      await expect(assets.links?.openUpload(wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    for (const ttlMs of [0, 0.5, Number.NaN])
      await expect(assets.links?.read(hash, { ttlMs })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('forget uploads by link that nobody took', async () => {
    const assets = await createS3Assets(await swift.options())
    const link = await assets.links?.upload({ ttlMs: 60_000, size: 5, ...video })
    await fetch(link?.url ?? '', { method: 'PUT', headers: link?.headers ?? {}, body: hello })
    expect(await assets.discardUnfinished({ idleMs: HOUR })).toEqual({ count: 0, bytes: 0 })
    expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 1, bytes: 5 })
  })

  it('work with a clock that is an hour off, and say so', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR })
    try {
      const warned: unknown[] = []
      const logger = { warn: (...words: unknown[]) => warned.push(words) }
      const assets = await createS3Assets({ ...(await swift.options()), logger })
      const { hash } = await assets.put(bytesSource(hello), video)
      expect(await readText(assets, hash)).toBe('hello')
      expect(warned).toHaveLength(1)
      expect(warned[0]).toEqual([
        { host: new URL(swift.server.endpoint).host, behindMs: expect.closeTo(-HOUR, -5) },
        expect.stringContaining('clock'),
      ])
      const [listed] = await readAll(assets.list())
      expect(listed?.idleMs).toBeLessThan(HOUR / 2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('name a bucket that vanishes in the middle of an upload', async () => {
    const bucket = 'vanishing'
    await swift.client.send(new CreateBucketCommand({ Bucket: bucket }))
    let parts = 0
    const assets = await createS3Assets({
      ...(await swift.options()),
      bucket,
      partBytes: 5 * MEGABYTE,
      parallelParts: 1,
      async fetch(input, init) {
        if (isPart(input) && ++parts === 2)
          await swift.client.send(new DeleteBucketCommand({ Bucket: bucket }))
        return fetch(input, init)
      },
    })
    await expect(assets.put(bytesSource(randomBytes(16 * MEGABYTE)), video)).rejects.toMatchObject({
      code: 'BUCKET_NOT_FOUND',
      message: expect.stringContaining('Bucket "vanishing" does not exist') as string,
      details: { bucket },
    })
    expect(parts).toBeGreaterThanOrEqual(2)
  })

  it('name a permission that is taken back in the middle of an upload', async () => {
    let parts = 0
    const { server } = swift
    const assets = await createS3Assets({
      ...(await swift.options()),
      credentials: async () => (parts < 2 ? server.writer : server.stranger),
      partBytes: 5 * MEGABYTE,
      parallelParts: 1,
      async fetch(input, init) {
        if (isPart(input)) parts++
        return fetch(input, init)
      },
    })
    await expect(assets.put(bytesSource(randomBytes(16 * MEGABYTE)), video)).rejects.toMatchObject({
      code: 'STORAGE_ACCESS_DENIED',
      message: expect.stringContaining('denied access to bucket "studio-assets"') as string,
      details: { reason: 'AccessDenied' },
    })
    expect(parts).toBeGreaterThanOrEqual(2)
  })

  it('name a clock that the store does not tell', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR })
    try {
      const assets = await createS3Assets({
        ...(await swift.options()),
        fetch: async (input, init) => {
          const response = await fetch(input, init)
          const headers = new Headers(response.headers)
          headers.delete('date')
          return new Response(response.body, { status: response.status, headers })
        },
      })
      await expect(assets.check()).rejects.toMatchObject({
        code: 'STORAGE_ACCESS_DENIED',
        message: expect.stringContaining('clocks differ') as string,
        details: { reason: 'RequestTimeTooSkewed' },
      })
    } finally {
      vi.useRealTimers()
    }
  })
})

const readText = async (assets: Assets, hash: string) =>
  new TextDecoder().decode(await readBytes(await assets.open(hash)))
async function readAll<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
