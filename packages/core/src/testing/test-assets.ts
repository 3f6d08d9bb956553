import type { Assets } from '../storage/assets.js'
import {
  textSource,
  put,
  collect,
  readText,
  chunkSource,
  type AssetsTestApi,
  type TestAssetsOptions,
} from './assets/assets-suite.js'
import { testDamage, testFiles, testIdleness, testListing } from './assets/test-asset-upkeep.js'
import { bytesSource, readBytes, type ByteSource } from '../storage/byte-source.js'

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
    if (options.age !== undefined) testIdleness(createAssets, api, options.age, options.rounds)
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
