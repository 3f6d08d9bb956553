import type { Assets } from '../../storage/assets.js'
import { bytesSource } from '../../storage/byte-source.js'
import { readAll } from '../read-all.js'
import { put, readText, byHash, type AssetsTestApi, type TestAssetsOptions } from './assets-suite.js'

const ABSENT = '0'.repeat(64)

export function testListing(createAssets: () => Promise<Assets>, { it, expect }: AssetsTestApi): void {
  it('lists what is stored, and not what was removed', async () => {
    const assets = await createAssets()
    const [first, second, gone] = [
      await put(assets, 'listed', 'text/vtt; charset=utf-8'),
      await put(assets, ''),
      await put(assets, 'gone'),
    ]
    await assets.remove(gone.hash)
    const listed = await readAll(assets.list())
    expect(listed.map(({ hash, size }) => ({ hash, size })).toSorted(byHash)).toEqual(
      [first, second].map(({ hash, size }) => ({ hash, size })).toSorted(byHash),
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

export function testIdleness(
  createAssets: () => Promise<Assets>,
  { it, expect }: AssetsTestApi,
  age: NonNullable<TestAssetsOptions['age']>,
  rounds = 30,
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
    for (let round = 0; round < rounds; round++) {
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

export function testDamage(
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

export function testFiles(
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
