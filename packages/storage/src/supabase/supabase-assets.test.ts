import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { testAssets } from '@mutoscope/core/testing'
import { StorageClient } from '@supabase/storage-js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSupabaseAssets, type SupabaseAssetsOptions } from './supabase-assets.js'
import { Refusal, startSupabase, type SupabaseServer } from './supabase-server.fixture.js'

let server: SupabaseServer
let folder = ''
beforeAll(async () => {
  server = await startSupabase()
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-supabase-'))
})
beforeEach(() => {
  server.before = () => {}
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const video = { mediaType: 'video/mp4' } as const
const hello = new TextEncoder().encode('hello')
const helloHash = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
let prefix = ''
const objects = () => server.buckets.get('studio-assets') ?? new Map()

async function open(options: Partial<SupabaseAssetsOptions> = {}): Promise<Assets> {
  prefix = `${randomUUID()}/`
  return createSupabaseAssets({
    url: server.url,
    serviceRoleKey: server.serviceRoleKey,
    bucket: 'studio-assets',
    prefix,
    cacheDir: await mkdtemp(join(folder, 'cache-')),
    ...options,
  })
}
const client = (key = server.serviceRoleKey) =>
  new StorageClient(`${server.url}/storage/v1`, { authorization: `Bearer ${key}`, apikey: key }).from(
    'studio-assets',
  )

testAssets(
  'Supabase',
  () => open(),
  { describe, it, expect },
  {
    age: async (ms) => {
      for (const object of objects().values()) object.updatedAt -= ms
    },
    async damage(hash, bytes) {
      const object = objects().get(`${prefix}assets/${hash}`)
      if (object !== undefined) object.bytes = bytes
    },
    async createFile(bytes) {
      const path = join(await mkdtemp(join(folder, 'file-')), 'file')
      await writeFile(path, bytes)
      return path
    },
  },
)

describe('the server of these tests and the official client', () => {
  it('agree about what our assets have written, and the other way round', async () => {
    const assets = await open()
    await assets.put(bytesSource(hello), video)
    const path = `${prefix}assets/${helloHash}`
    const downloaded = await client().download(path)
    expect(await downloaded.data?.text()).toBe('hello')
    expect((await client().info(path)).data).toMatchObject({ size: 5, contentType: 'video/mp4' })
    const listed = await client().listV2({ prefix, with_delimiter: false })
    expect(listed.data?.objects.map(({ name }) => name)).toEqual([path])

    const other = await open()
    const theirs = `${prefix}assets/${helloHash}`
    const uploaded = await client().upload(theirs, hello, { contentType: 'audio/mpeg' })
    expect(uploaded.error).toBeNull()
    expect(await other.stat(helloHash)).toEqual({ hash: helloHash, size: 5, mediaType: 'audio/mpeg' })
    expect(new TextDecoder().decode(await readBytes(await other.open(helloHash)))).toBe('hello')
  })

  it('agree about its failures', async () => {
    const path = `${randomUUID()}/x`
    expect((await client().info(path)).error).toMatchObject({ status: 400, statusCode: '404' })
    await client().upload(path, hello)
    expect((await client().upload(path, hello)).error).toMatchObject({ status: 400, statusCode: '409' })
    expect((await client('wrong').upload(path, hello)).error).toMatchObject({
      status: 400,
      statusCode: '403',
    })
    expect((await client(server.anonKey).upload(`${path}2`, hello)).error).toMatchObject({
      statusCode: '403',
    })
    const nowhere = new StorageClient(`${server.url}/storage/v1`, {
      authorization: `Bearer ${server.serviceRoleKey}`,
    })
    expect((await nowhere.from('none').upload(path, hello)).error).toMatchObject({ statusCode: '404' })
  })
})

it('gives links that the server checks', async () => {
  const assets = await open()
  const { hash } = await assets.put(bytesSource(hello), video)
  const link = await assets.links?.read(hash, { ttlMs: 60_000, filename: 'film.mp4' })
  expect(await (await fetch(link?.url ?? '')).text()).toBe('hello')
  expect((await fetch(link?.url.replace(/token=./u, 'token=x') ?? '')).status).toBe(400)
  const upload = await assets.links?.upload({ ttlMs: 60_000, size: 5, ...video })
  const { id = '', url = '', headers = {} } = upload ?? {}
  expect((await fetch(url, { method: 'PUT', headers, body: hello })).status).toBe(200)
  expect((await assets.links?.openUpload(id))?.size).toBe(5)
})

describe('a failure', () => {
  it.each([
    [
      'a wrong key',
      () => ({ serviceRoleKey: 'wrong-key-5f1c9a' }),
      'STORAGE_ACCESS_DENIED',
      /Check that the key is the service role key/u,
    ],
    [
      'the key of everybody',
      () => ({ serviceRoleKey: server.anonKey }),
      'STORAGE_ACCESS_DENIED',
      /denied access to bucket "studio-assets"/u,
    ],
    ['a missing bucket', () => ({ bucket: 'none' }), 'BUCKET_NOT_FOUND', /Bucket "none" does not exist/u],
  ] as const)('%s is named', async (_, change, code, message) => {
    const assets = await open(change())
    for (const work of [() => assets.check(), () => assets.put(bytesSource(hello), video)]) {
      const error = await work().then(
        () => null,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
      expect(inspect(error, { depth: 10 })).not.toContain('key-5f1c9a')
    }
  })

  it('of a look tells a missing bucket from a missing asset, and a wrong key from both', async () => {
    expect(await (await open()).stat(helloHash)).toBeNull()
    await expect((await open({ bucket: 'none' })).stat(helloHash)).rejects.toMatchObject({
      code: 'BUCKET_NOT_FOUND',
    })
    await expect((await open({ serviceRoleKey: 'wrong' })).stat(helloHash)).rejects.toMatchObject({
      code: 'STORAGE_ACCESS_DENIED',
    })
  })

  it.each([
    [429, 'SlowDown', 'too_many_connections'],
    [500, 'InternalError', 'Internal'],
  ])('%i passes', async (status, code, error) => {
    let left = 2
    server.before = () => {
      if (left-- > 0) throw new Refusal(status, code, error, 'Later')
    }
    const assets = await open()
    expect(await assets.put(bytesSource(hello), video)).toMatchObject({ hash: helloHash })
  })

  it.each([
    [413, 'EntityTooLarge', 'Payload too large', 'LIMIT_EXCEEDED'],
    [415, 'InvalidMimeType', 'invalid_mime_type', 'STORAGE_REJECTED'],
  ])('%i does not', async (status, code, error, expected) => {
    server.before = ({ method }) => {
      if (method === 'POST') throw new Refusal(status, code, error, 'No')
    }
    await expect((await open()).put(bytesSource(hello), video)).rejects.toMatchObject({ code: expected })
  })

  it.each([
    [{ url: 'abcdefghij.supabase.co' }, 'url'],
    [{ url: 'https://user:secret@abcdefghij.supabase.co' }, 'url'],
    [{ bucket: 'a/b' }, 'bucket'],
  ])('of options is named: %o', async (options, field) => {
    await expect(open(options)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } })
  })
})
