import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource, readBytes } from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMemoryBucket, type MemoryBucket } from './memory-bucket.fixture.js'
import { openObjectAssets } from './open-object-assets.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const bytes = new TextEncoder().encode('contended')
const put = (assets: Assets) => assets.put(bytesSource(bytes), { mediaType: 'text/plain' })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-remove-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Assets that do not see the local copies of others: two processes on two machines. */
const openOn = async (bucket: MemoryBucket) =>
  openObjectAssets(bucket, { bucket: 'b', cacheDir: await mkdtemp(join(folder, 'cache-')) })

/** Stops a process before the request of a number, until it is told to go on. */
function stopBefore(bucket: MemoryBucket, request: number) {
  const stopped = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let seen = 0
  bucket.before = () => {
    if (seen++ !== request) return
    stopped.resolve()
    bucket.before = () => {}
    return goOn.promise
  }
  return { stopped: stopped.promise, goOn: goOn.resolve }
}

/** Runs one piece of work up to a request, then all of another, then the rest of the first. */
async function interleave(
  bucket: MemoryBucket,
  request: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<'stopped' | 'ended before'> {
  const { stopped, goOn } = stopBefore(bucket, request)
  const work = first()
  const reached = await Promise.race([stopped.then(() => true), work.then(() => false)])
  bucket.before = () => {}
  if (reached) await second()
  goOn()
  await work
  return reached ? 'stopped' : 'ended before'
}

it.each(['a removal that stands still', 'a put that stands still'])(
  'keeps what is put, wherever there is %s meanwhile',
  async (which) => {
    let stops = 0
    for (let request = 0; ; request++) {
      const bucket = createMemoryBucket()
      const [here, there] = [await openOn(bucket), await openOn(bucket)]
      const { hash } = await put(here)
      bucket.age(2 * HOUR)
      const remove = () => here.remove(hash, { idleMs: HOUR })
      const putAgain = () => put(there)
      const [first, second] = which.includes('removal') ? [remove, putAgain] : [putAgain, remove]
      if ((await interleave(bucket, request, first, second)) === 'ended before') break
      stops++
      const read = await readBytes(await (await openOn(bucket)).open(hash))
      expect(new TextDecoder().decode(read), `before request ${request}`).toBe('contended')
    }
    expect(stops).toBeGreaterThanOrEqual(3)
  },
)

it('keeps what is put after one removal and while another one, older, still stands still', async () => {
  const bucket = createMemoryBucket()
  const assets = await openOn(bucket)
  const { hash } = await put(assets)
  bucket.age(2 * HOUR)
  // The frozen one has looked and is about to remove; the other removes, and the bytes come again.
  const { stopped, goOn } = stopBefore(bucket, 3)
  const frozen = assets.remove(hash, { idleMs: HOUR })
  await stopped
  expect(await (await openOn(bucket)).remove(hash, { idleMs: HOUR })).toBe(true)
  await put(await openOn(bucket))
  goOn()
  await frozen
  expect((await (await openOn(bucket)).stat(hash))?.size).toBe(bytes.byteLength)
})

it('forgets announcements when no removal can be that old, and then uses the plain name again', async () => {
  const bucket = createMemoryBucket()
  const assets = await openOn(bucket)
  const { hash } = await put(assets)
  bucket.age(2 * HOUR)
  await assets.remove(hash, { idleMs: HOUR })
  await put(assets)
  expect([...bucket.objects.keys()].filter((name) => name.includes('/assets/')).length).toBe(2)
  await assets.discardUnfinished({ idleMs: 0 })
  expect([...bucket.objects.keys()].some((name) => name.includes('/removing/'))).toBe(true)
  bucket.age(DAY)
  expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 0, bytes: 0 })
  expect([...bucket.objects.keys()].some((name) => name.includes('/removing/'))).toBe(false)
  expect(await assets.remove(hash)).toBe(true)
  expect(bucket.objects.size).toBe(0)
})
