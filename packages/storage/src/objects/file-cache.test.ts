import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFileCache } from './file-cache.js'

let base = ''
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'mutoscope-cache-'))
})
afterAll(async () => {
  await rm(base, { recursive: true, force: true })
})

const newFolder = () => mkdtemp(join(base, 'f-'))

/** A file of 100 bytes that can be downloaded, and how often that was begun. */
function asset(letter: string) {
  const bytes = Buffer.from(letter.repeat(100))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const state = { begun: 0, stopped: 0 }
  async function* download(): AsyncGenerator<Uint8Array> {
    state.begun++
    try {
      for (let at = 0; at < 100; at += 10) {
        await new Promise((resolve) => setImmediate(resolve))
        yield bytes.subarray(at, at + 10)
      }
    } finally {
      state.stopped++
    }
  }
  return { hash, size: 100, bytes, state, download }
}

const sizeOf = async (folder: string): Promise<number> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  )
  const sizes = await Promise.all(
    files.map((file) => stat(join(file.parentPath, file.name)).catch(() => null)),
  )
  return sizes.reduce((all, each) => all + (each?.size ?? 0), 0)
}

it('downloads once what many want at the same time', async () => {
  const cache = await createFileCache({ folder: await newFolder(), maxBytes: 1000 })
  const a = asset('a')
  const out = await newFolder()
  await Promise.all(Array.from({ length: 20 }, (_, index) => cache.copyTo(join(out, `${index}`), a, a)))
  expect(a.state.begun).toBe(1)
  for (let index = 0; index < 20; index++) expect(await readFile(join(out, `${index}`))).toEqual(a.bytes)
})

it('keeps within its bound, lets the least recently used go, and leaves readers theirs', async () => {
  const folder = await newFolder()
  const out = await newFolder()
  const cache = await createFileCache({ folder, maxBytes: 300 })
  const all = ['a', 'b', 'c', 'd', 'e'].map(asset)
  const [a, b] = all as [ReturnType<typeof asset>, ReturnType<typeof asset>]
  for (const each of all.slice(0, 3)) await cache.copyTo(join(out, each.hash), each, each)
  expect(cache.find(a)).not.toBeNull()
  for (const each of all.slice(3, 4)) await cache.copyTo(join(out, each.hash), each, each)
  expect(await sizeOf(folder)).toBe(300)
  expect(cache.find(b)).toBeNull()
  expect(cache.find(a)).not.toBeNull()
  for (const each of all.slice(4)) await cache.copyTo(join(out, each.hash), each, each)
  expect(await sizeOf(folder)).toBe(300)
  for (const each of all) expect(await readFile(join(out, each.hash))).toEqual(each.bytes)
})

it('stays within its bound while far more is wanted at once, and serves everybody', async () => {
  const folder = await newFolder()
  const out = await newFolder()
  const cache = await createFileCache({ folder, maxBytes: 350 })
  const all = Array.from('abcdefghijklmnopqrstuvwxyz', asset)
  let highest = 0
  const ended = new AbortController()
  const watch = (async () => {
    while (!ended.signal.aborted) highest = Math.max(highest, await sizeOf(folder))
  })()
  await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const each = all[index % all.length] ?? asset('a')
      return cache.copyTo(join(out, `${index}`), each, each)
    }),
  )
  ended.abort()
  await watch
  expect(highest).toBeGreaterThan(0)
  expect(highest).toBeLessThanOrEqual(350)
  for (let index = 0; index < 200; index++)
    expect(await readFile(join(out, `${index}`))).toEqual(all[index % all.length]?.bytes)
})

it('gives what is larger than the whole cache straight to its reader', async () => {
  const folder = await newFolder()
  const out = await newFolder()
  const cache = await createFileCache({ folder, maxBytes: 99 })
  const a = asset('a')
  await cache.copyTo(join(out, 'a'), a, a)
  expect(await readFile(join(out, 'a'))).toEqual(a.bytes)
  const file = cache.newPath()
  await writeFile(file, a.bytes)
  await cache.adopt(file, a)
  expect(await sizeOf(folder)).toBe(0)
})

it('stops a download when the last reader has gone, and not before', async () => {
  const cache = await createFileCache({ folder: await newFolder(), maxBytes: 1000 })
  const out = await newFolder()
  const a = asset('a')
  const [first, second] = [new AbortController(), new AbortController()]
  const signals: AbortSignal[] = []
  const copy = (name: string, signal: AbortSignal) =>
    cache.copyTo(join(out, name), a, {
      signal,
      async *download(stop) {
        if (stop !== undefined) signals.push(stop)
        for await (const chunk of a.download()) {
          await new Promise((resolve) => setTimeout(resolve, 1))
          if (stop?.aborted === true) throw new Error('stopped')
          yield chunk
        }
      },
    })
  const [one, other] = [copy('1', first.signal), copy('2', second.signal)]
  first.abort()
  await expect(one).rejects.toMatchObject({ code: 'CANCELLED' })
  await other
  expect(signals[0]?.aborted).toBe(true)
  expect(await readFile(join(out, '2'))).toEqual(a.bytes)
  await cache.remove(a.hash)
  const third = new AbortController()
  const last = copy('3', third.signal)
  third.abort()
  await expect(last).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect.poll(() => a.state.stopped).toBe(a.state.begun)
  await expect.poll(() => signals[1]?.aborted).toBe(true)
})

it('finds what an earlier process has left, removes what it never finished, and sees what others add', async () => {
  const folder = await newFolder()
  const out = await newFolder()
  const [a, b, c] = [asset('a'), asset('b'), asset('c')]
  const one = await createFileCache({ folder, maxBytes: 250 })
  await one.copyTo(join(out, 'a'), a, a)
  const part = one.newPath()
  await writeFile(part, 'part')
  await utimes(part, new Date(0), new Date(0))
  const two = await createFileCache({ folder, maxBytes: 250 })
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  expect(two.find(a)).not.toBeNull()
  await two.copyTo(join(out, 'b'), b, b)
  // The first process does not know of b; it looks again before it adds more.
  await one.copyTo(join(out, 'c'), c, c)
  expect(await sizeOf(folder)).toBeLessThanOrEqual(250)
})

it.skipIf(process.platform === 'win32')('is readable by its user alone', async () => {
  const folder = join(await newFolder(), 'deep', 'cache')
  const cache = await createFileCache({ folder, maxBytes: 1000 })
  const a = asset('a')
  await cache.copyTo(join(await newFolder(), 'a'), a, a)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, a.hash))).mode & 0o777).toBe(0o600)
})
