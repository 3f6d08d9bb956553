import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { testAssets } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryBucket, type MemoryBucket } from './memory-bucket.fixture.js'
import { openObjectAssets } from './open-object-assets.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-objects-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const newFolder = () => mkdtemp(join(folder, 'f-'))
const text = (value: string) => bytesSource(new TextEncoder().encode(value))
const readText = async (assets: Assets, hash: string) =>
  new TextDecoder().decode(await readBytes(await assets.open(hash)))
const plain = { mediaType: 'text/plain' } as const

async function open(bucket: MemoryBucket, cacheBytes?: number) {
  const cacheDir = await newFolder()
  const options = { bucket: 'b', cacheDir, ...(cacheBytes === undefined ? {} : { cacheBytes }) }
  return { cacheDir, assets: await openObjectAssets(bucket, options) }
}

describe.each([
  ['with a cache', undefined],
  ['without room for a cache', 0],
])('objects %s', (_, cacheBytes) => {
  let bucket = createMemoryBucket()
  testAssets(
    'bucket',
    async () => {
      bucket = createMemoryBucket()
      return (await open(bucket, cacheBytes)).assets
    },
    { describe, it, expect },
    {
      age: async (ms) => bucket.age(ms),
      async damage(hash, bytes) {
        const object = bucket.objects.get(`mutoscope/assets/${hash}`)
        if (object !== undefined) object.bytes = bytes
      },
      async createFile(bytes) {
        const path = join(await newFolder(), 'file')
        await writeFile(path, bytes)
        return path
      },
    },
  )
})

it('reads what was just put from this machine, and from the bucket elsewhere', async () => {
  const bucket = createMemoryBucket()
  const here = await open(bucket)
  const { hash } = await here.assets.put(text('hello'), plain)
  expect(await readText(here.assets, hash)).toBe('hello')
  expect(bucket.readBytes).toBe(0)
  const { assets, cacheDir } = await open(bucket)
  expect(await readText(assets, hash)).toBe('hello')
  expect(bucket.readBytes).toBe(5)
  // Reading fills no cache: it may be a caller who downloads a part.
  expect(await readdir(cacheDir)).toEqual(['incoming'])
})

it('takes a file into its cache, and leaves it where it is when the upload fails', async () => {
  const bucket = createMemoryBucket()
  const { assets, cacheDir } = await open(bucket)
  const path = join(await newFolder(), 'made.mp4')
  await writeFile(path, 'made')
  const { ino } = await stat(path)
  const refusal = new Error('no')
  bucket.before = (request) => {
    if (request === 'write') throw refusal
  }
  await expect(assets.put({ ...text('made'), path }, { ...plain, takeFile: true })).rejects.toBe(refusal)
  expect(await readFile(path, 'utf8')).toBe('made')
  bucket.before = () => {}
  const { hash } = await assets.put({ ...text('made'), path }, { ...plain, takeFile: true })
  expect((await stat(join(cacheDir, hash))).ino).toBe(ino)
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

it('leaves nothing on the disk of a put that fails', async () => {
  const bucket = createMemoryBucket()
  const { assets, cacheDir } = await open(bucket)
  bucket.before = (request) => {
    if (request === 'write') throw new Error('no')
  }
  await expect(assets.put(text('made'), plain)).rejects.toThrow('no')
  expect(await readdir(cacheDir, { recursive: true })).toEqual(['incoming'])
})

it('tells bytes that are not the ones that were put at the end of a read', async () => {
  const bucket = createMemoryBucket()
  const { hash } = await (await open(bucket)).assets.put(text('precious'), plain)
  const object = bucket.objects.get(`mutoscope/assets/${hash}`)
  if (object !== undefined) object.bytes = new TextEncoder().encode('PRECIOUS')
  const { assets, cacheDir } = await open(bucket)
  const source = await assets.open(hash, { size: 8 })
  await expect(readBytes(source)).rejects.toMatchObject({ code: 'ASSET_CORRUPT', details: { hash } })
  const path = join(await newFolder(), 'copy')
  await expect(source.copyTo?.(path)).rejects.toMatchObject({ code: 'ASSET_CORRUPT' })
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await readdir(cacheDir, { recursive: true })).toEqual(['incoming'])
})

it('goes on reading where the connection broke', async () => {
  const bucket = createMemoryBucket()
  const bytes = randomBytes(1_000_000)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await (await open(bucket)).assets.put(bytesSource(bytes), plain)
  const read = bucket.read.bind(bucket)
  const starts: number[] = []
  bucket.read = async function* (name, range) {
    starts.push(range?.start ?? 0)
    let left = 3
    for await (const chunk of read(name, range)) {
      if (left-- === 0) return
      yield chunk
    }
  }
  const source = await (await open(bucket)).assets.open(hash)
  expect(Buffer.from(await readBytes(source)).equals(bytes)).toBe(true)
  expect(starts.length).toBe(6)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

it('keeps a local copy out of the way of what is in the bucket', async () => {
  const bucket = createMemoryBucket()
  const { assets, cacheDir } = await open(bucket)
  const { hash } = await assets.put(text('hello'), plain)
  await rm(join(cacheDir, hash))
  expect(await readText(assets, hash)).toBe('hello')
  expect(await assets.remove(hash)).toBe(true)
  await expect(assets.open(hash)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
})

it('uses a folder of the bucket, and leaves everything else in it alone', async () => {
  const bucket = createMemoryBucket()
  const cacheDir = await newFolder()
  const assets = await openObjectAssets(bucket, { bucket: 'b', prefix: 'a/b/', cacheDir })
  const { hash } = await assets.put(text('mine'), plain)
  expect([...bucket.objects.keys()]).toEqual([`a/b/assets/${hash}`])
  for (const name of [`a/b/assets/notes.txt`, `a/assets/${hash}`])
    bucket.objects.set(name, { bytes: new Uint8Array(), mediaType: 'text/plain', writtenAt: 0 })
  const listed: string[] = []
  for await (const each of assets.list()) listed.push(each.hash)
  expect(listed).toEqual([hash])
  for (const prefix of ['a', '/a/', '../', 'a//', 'ä/', 'a b/'])
    await expect(openObjectAssets(bucket, { bucket: 'b', prefix, cacheDir })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'prefix' },
    })
})
