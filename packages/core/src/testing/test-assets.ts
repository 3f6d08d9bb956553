import type { describe, expect, it } from 'vitest'
import type { Content } from '../domain/artifact.js'
import type { Assets } from '../storage/assets.js'
import { readAll } from './read-all.js'
import { bytesSource, readBytes, type ByteSource } from '../storage/byte-source.js'

/** The parts of a test runner that the suite uses: vitest's own, or something that behaves like them. */
export interface AssetsTestApi {
  readonly describe: typeof describe
  readonly it: typeof it
  readonly expect: typeof expect
}

/** What the suite is told about an implementation. */
export interface TestAssetsOptions {
  /** Writes a local file and answers its path; without it the cases that take files are left out. */
  readonly createFile?: (bytes: Uint8Array) => Promise<string>
  /**
   * Makes everything that was put so far look as if that had been so many milliseconds earlier; without it
   * the cases about idle assets are left out.
   */
  readonly age?: (ms: number) => Promise<void>
  /** Damages stored bytes where they lie: gives them other content; without it those cases are left out. */
  readonly damage?: (hash: string, bytes: Uint8Array) => Promise<void>
}

const MEGABYTE = 1024 * 1024
const ABSENT = '0'.repeat(64)
const NOT_KEYS = [
  '',
  'ab',
  '../../../etc/passwd',
  `${'a'.repeat(61)}/..`,
  `..${'a'.repeat(62)}`,
  'A'.repeat(64),
  'g'.repeat(64),
  `${'a'.repeat(64)}\n`,
  'a'.repeat(65),
]

/**
 * The behaviour every {@link Assets} must show. Call it in a test file of the implementation.
 *
 * @example
 * testAssets('memory', async () => createMemoryAssets(), { describe, it, expect })
 */
export function testAssets(
  name: string,
  createAssets: () => Promise<Assets>,
  api: AssetsTestApi,
  options: TestAssetsOptions = {},
): void {
  api.describe(`${name} assets`, () => {
    testPutting(createAssets, api)
    testReading(createAssets, api)
    testRefusals(createAssets, api)
    testKeys(createAssets, api)
    testLargeBodies(createAssets, api)
    testListing(createAssets, api)
    if (options.age !== undefined) testIdleness(createAssets, api, options.age)
    if (options.damage !== undefined) testDamage(createAssets, api, options.damage)
    if (options.createFile !== undefined) testFiles(createAssets, api, options.createFile)
  })
}

function testPutting(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('answers the SHA-256, size and media type of what was put', async () => {
    const assets = await createAssets()
    const content = await put(assets, 'abc', 'text/vtt; charset=utf-8')
    expect(content).toEqual({
      hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      size: 3,
      mediaType: 'text/vtt; charset=utf-8',
    })
    expect(await assets.stat(content.hash)).toEqual(content)
    expect(await readText(assets, content.hash)).toBe('abc')
  })

  it('stores the same bytes once, under the media type of the first put', async () => {
    const assets = await createAssets()
    const first = await put(assets, 'same', 'text/plain')
    expect(await put(assets, 'same', 'text/plain')).toEqual(first)
    expect(await put(assets, 'same', 'text/vtt')).toEqual({ ...first, mediaType: 'text/vtt' })
    expect(await assets.stat(first.hash)).toEqual(first)
    expect(await assets.remove(first.hash)).toBe(true)
    expect(await assets.stat(first.hash)).toBeNull()
  })

  it('stores no bytes at all', async () => {
    const assets = await createAssets()
    const { hash, size } = await put(assets, '')
    expect(size).toBe(0)
    const source = await assets.open(hash)
    expect(source.size).toBe(0)
    expect(await readBytes(source)).toHaveLength(0)
  })

  it('is not changed by what happens to the bytes after the put', async () => {
    const assets = await createAssets()
    const bytes = new TextEncoder().encode('before')
    const { hash } = await assets.put(bytesSource(bytes), { mediaType: 'text/plain' })
    bytes.fill(0)
    for await (const chunk of (await assets.open(hash)).stream()) chunk.fill(0)
    expect(await readText(assets, hash)).toBe('before')
  })

  it('takes 50 puts of the same bytes at once', async () => {
    const assets = await createAssets()
    const contents = await Promise.all(
      Array.from({ length: 50 }, async () => put(assets, 'x'.repeat(10_000))),
    )
    expect(new Set(contents.map((content) => content.hash)).size).toBe(1)
    expect(await readText(assets, contents[0]?.hash ?? '')).toBe('x'.repeat(10_000))
  })

  it('removes bytes once', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, 'gone')
    expect(await assets.remove(hash)).toBe(true)
    expect(await assets.remove(hash)).toBe(false)
    expect(await assets.stat(hash)).toBeNull()
    await expect(assets.open(hash)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
    await put(assets, 'gone')
    expect(await readText(assets, hash)).toBe('gone')
  })
}

function testReading(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('opens ranges with an exclusive end, as often as asked', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, '0123456789')
    const source = await assets.open(hash)
    const ranges = [
      [0, 4, '0123'],
      [4, 5, '4'],
      [7, undefined, '789'],
      [8, 100, '89'],
      [0, 0, ''],
      [3, 3, ''],
      [10, undefined, ''],
      [50, undefined, ''],
      [50, 60, ''],
    ] as const
    for (const [start, end, text] of ranges) {
      expect(await collect(source, end === undefined ? { start } : { start, end }), `${start}..${end}`).toBe(
        text,
      )
    }
    expect(await collect(source)).toBe('0123456789')
  })

  it('refuses a range that is none', async () => {
    const assets = await createAssets()
    const source = await assets.open((await put(assets, '0123456789')).hash)
    for (const range of [{ start: -1 }, { start: 0.5 }, { start: 4, end: 3 }, { start: Number.NaN }]) {
      await expect(collect(source, range)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    }
  })

  it('says what is not there', async () => {
    const assets = await createAssets()
    expect(await assets.stat(ABSENT)).toBeNull()
    expect(await assets.remove(ABSENT)).toBe(false)
    await expect(assets.open(ABSENT)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
  })
}

function testRefusals(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('keeps nothing of what is larger than the limit, whether or not its size was told', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, 'limited')
    await assets.remove(hash)
    const { stream } = textSource('limited')
    for (const source of [{ stream }, { stream, size: 7 }]) {
      await expect(assets.put(source, { mediaType: 'text/plain', maxBytes: 6 })).rejects.toMatchObject({
        code: 'LIMIT_EXCEEDED',
      })
      expect(await assets.stat(hash)).toBeNull()
    }
    expect((await assets.put({ stream }, { mediaType: 'text/plain', maxBytes: 7 })).hash).toBe(hash)
  })

  it('stops reading an endless source at the limit', async () => {
    const assets = await createAssets()
    const source = chunkSource(Number.POSITIVE_INFINITY)
    await expect(assets.put(source, { mediaType: 'video/mp4', maxBytes: MEGABYTE })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    expect(source.ended()).toBe(true)
  })

  it('keeps nothing of a source that throws half way, and throws what it threw', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, 'half')
    await assets.remove(hash)
    const broken = new TypeError('the connection broke')
    const source: ByteSource = {
      async *stream() {
        yield new TextEncoder().encode('half')
        throw broken
      },
    }
    await expect(assets.put(source, { mediaType: 'text/plain' })).rejects.toBe(broken)
    expect(await assets.stat(hash)).toBeNull()
  })

  it('stops at an abort while its source hangs', async () => {
    const assets = await createAssets()
    const controller = new AbortController()
    const source: ByteSource = {
      async *stream() {
        yield new Uint8Array(10)
        queueMicrotask(() => controller.abort())
        await new Promise(() => {})
      },
    }
    await expect(
      assets.put(source, { mediaType: 'text/plain', signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('stores nothing when it is aborted beforehand', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, 'early')
    await assets.remove(hash)
    await expect(
      assets.put(textSource('early'), { mediaType: 'text/plain', signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await assets.stat(hash)).toBeNull()
  })

  it('refuses what is not a media type', async () => {
    const assets = await createAssets()
    for (const mediaType of [
      '',
      'video',
      'video/mp4\r\nset-cookie: a=b',
      '../mp4',
      'a/../../b',
      `video/${'x'.repeat(500)}`,
    ]) {
      await expect(put(assets, 'typed', mediaType)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    }
  })
}

function testKeys(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  for (const key of NOT_KEYS) {
    it(`refuses the key ${JSON.stringify(key)}`, async () => {
      const assets = await createAssets()
      await expect(assets.open(key)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(assets.stat(key)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(assets.remove(key)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  }
}

function testLargeBodies(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('takes and gives 20 MB in chunks', async () => {
    const assets = await createAssets()
    const { hash, size } = await assets.put(chunkSource(20 * MEGABYTE), { mediaType: 'video/mp4' })
    expect(size).toBe(20 * MEGABYTE)
    let chunks = 0
    let largest = 0
    let read = 0
    for await (const chunk of (await assets.open(hash)).stream()) {
      chunks++
      largest = Math.max(largest, chunk.byteLength)
      read += chunk.byteLength
    }
    expect(read).toBe(size)
    expect(largest).toBeLessThanOrEqual(MEGABYTE)
    expect(chunks).toBeGreaterThanOrEqual(20)
  })

  it('lets a reader leave early and still remove what it read', async () => {
    const assets = await createAssets()
    const { hash } = await assets.put(chunkSource(2 * MEGABYTE), { mediaType: 'video/mp4' })
    let chunks = 0
    for await (const chunk of (await assets.open(hash)).stream()) {
      chunks += chunk.byteLength > 0 ? 1 : 0
      break
    }
    expect(chunks).toBe(1)
    expect(await assets.remove(hash)).toBe(true)
  })
}

function testListing(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('lists what is stored, and not what was removed', async () => {
    const assets = await createAssets()
    const [first, second, gone] = [
      await put(assets, 'listed', 'text/vtt; charset=utf-8'),
      await put(assets, ''),
      await put(assets, 'gone'),
    ]
    await assets.remove(gone.hash)
    const listed = await readAll(assets.list())
    expect(listed.map(({ hash, size, mediaType }) => ({ hash, size, mediaType })).toSorted(byHash)).toEqual(
      [first, second].toSorted(byHash),
    )
    expect(listed.every(({ idleMs }) => idleMs >= 0)).toBe(true)
  })

  it('can say that it could keep bytes, and leaves nothing of that', async () => {
    const assets = await createAssets()
    await assets.check()
    expect(await readAll(assets.list())).toEqual([])
    expect((await assets.discardUnfinished({ idleMs: 0 })).count).toBe(0)
  })

  it('checks the size that is expected when it opens', async () => {
    const assets = await createAssets()
    const { hash } = await put(assets, 'abc')
    expect((await assets.open(hash, { size: 3 })).size).toBe(3)
    await expect(assets.open(hash, { size: 4 })).rejects.toMatchObject({
      code: 'ASSET_CORRUPT',
      details: { hash, size: 3, expected: 4 },
    })
  })
}

function testIdleness(
  createAssets: () => Promise<Assets>,
  { it, expect }: AssetsTestApi,
  age: NonNullable<TestAssetsOptions['age']>,
): void {
  const HOUR = 3_600_000

  it('removes what nobody has put for a while, and keeps what was put since', async () => {
    const assets = await createAssets()
    const old = await put(assets, 'old')
    const again = await put(assets, 'again')
    await age(2 * HOUR)
    await put(assets, 'again')
    const fresh = await put(assets, 'fresh')
    for (const { hash } of [again, fresh]) expect(await assets.remove(hash, { idleMs: HOUR })).toBe(false)
    expect(await assets.remove(old.hash, { idleMs: HOUR })).toBe(true)
    expect(await assets.stat(old.hash)).toBeNull()
    expect(await readText(assets, again.hash)).toBe('again')
    const idle = new Map((await readAll(assets.list())).map((asset) => [asset.hash, asset.idleMs]))
    expect([...idle.keys()].toSorted()).toEqual([again.hash, fresh.hash].toSorted())
    expect([...idle.values()].every((ms) => ms < HOUR)).toBe(true)
  })

  it('never takes bytes away from a put that comes at the same time', async () => {
    const assets = await createAssets()
    for (let round = 0; round < 30; round++) {
      const { hash } = await put(assets, 'contended')
      await age(2 * HOUR)
      await Promise.all([
        assets.remove(hash, { idleMs: HOUR }),
        put(assets, 'contended'),
        assets.remove(hash, { idleMs: HOUR }),
      ])
      expect(await readText(assets, hash), `round ${round}`).toBe('contended')
    }
  })
}

function testDamage(
  createAssets: () => Promise<Assets>,
  { it, expect }: AssetsTestApi,
  damage: NonNullable<TestAssetsOptions['damage']>,
): void {
  it('tells damage by size and by digest, and is whole again after another put', async () => {
    const assets = await createAssets()
    const content = await put(assets, 'precious')
    const { hash, size } = content
    expect(await assets.digest(hash)).toBe(hash)
    await damage(hash, new TextEncoder().encode('pre'))
    expect((await assets.stat(hash))?.size).toBe(3)
    await expect(assets.open(hash, { size })).rejects.toMatchObject({ code: 'ASSET_CORRUPT' })
    expect(await assets.digest(hash)).not.toBe(hash)
    await put(assets, 'precious')
    expect(await assets.stat(hash)).toEqual(content)
    expect(await readText(assets, hash)).toBe('precious')

    await damage(hash, new TextEncoder().encode('PRECIOUS'))
    expect((await assets.stat(hash))?.size).toBe(size)
    expect(await assets.digest(hash)).not.toBe(hash)
    await expect(assets.digest(ABSENT)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
  })
}

function testFiles(
  createAssets: () => Promise<Assets>,
  { it, expect }: AssetsTestApi,
  createFile: NonNullable<TestAssetsOptions['createFile']>,
): void {
  const bytes = new TextEncoder().encode('from a file')

  it('stores a file that it may take', async () => {
    const assets = await createAssets()
    const source = { ...bytesSource(bytes), path: await createFile(bytes) }
    const content = await assets.put(source, { mediaType: 'text/plain', takeFile: true })
    expect(content).toMatchObject({ size: bytes.byteLength, mediaType: 'text/plain' })
    expect(await readText(assets, content.hash)).toBe('from a file')
  })

  it('leaves a file alone that it may not take', async () => {
    const assets = await createAssets()
    const path = await createFile(bytes)
    const { hash } = await assets.put({ ...bytesSource(bytes), path }, { mediaType: 'text/plain' })
    const again = await assets.put(
      { ...bytesSource(bytes), path },
      { mediaType: 'text/plain', takeFile: true },
    )
    expect(again.hash).toBe(hash)
    expect(await readText(assets, hash)).toBe('from a file')
  })

  it('keeps what it has when its own source is put again to be taken', async () => {
    const assets = await createAssets()
    const content = await put(assets, 'mine', 'text/plain')
    const { hash } = content
    expect((await assets.put(await assets.open(hash), { mediaType: 'text/vtt', takeFile: true })).hash).toBe(
      hash,
    )
    expect(await assets.stat(hash)).toEqual(content)
    expect(await readText(assets, hash)).toBe('mine')
  })

  it('refuses a file above the limit', async () => {
    const assets = await createAssets()
    const source = { ...bytesSource(bytes), path: await createFile(bytes) }
    await expect(
      assets.put(source, { mediaType: 'text/plain', takeFile: true, maxBytes: 5 }),
    ).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
  })
}

function textSource(text: string): ByteSource {
  return bytesSource(new TextEncoder().encode(text))
}

function byHash(a: { readonly hash: string }, b: { readonly hash: string }): number {
  return a.hash < b.hash ? -1 : 1
}

async function put(assets: Assets, text: string, mediaType = 'text/plain'): Promise<Content> {
  return assets.put(textSource(text), { mediaType })
}

async function collect(
  source: ByteSource,
  range?: { readonly start: number; readonly end?: number },
): Promise<string> {
  return new TextDecoder().decode(await readBytes({ stream: () => source.stream(range) }))
}

async function readText(assets: Assets, hash: string): Promise<string> {
  return collect(await assets.open(hash))
}

/** A source of zeroes that is made while it is read, and knows whether its last reader has left. */
function chunkSource(size: number): ByteSource & { readonly ended: () => boolean } {
  let ended = false
  return {
    ended: () => ended,
    async *stream() {
      const chunk = new Uint8Array(64 * 1024)
      try {
        for (let left = size; left > 0; left -= chunk.byteLength)
          yield chunk.subarray(0, Math.min(left, chunk.byteLength))
      } finally {
        ended = true
      }
    },
  }
}
