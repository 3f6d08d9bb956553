import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesSource, readBytes, type ByteSource } from '@mutoscope/core'
import { testAssets } from '@mutoscope/core/testing'
import { createFsAssets } from './fs-assets.js'

let base = ''
const newFolder = async (): Promise<string> => mkdtemp(join(base, 'assets-'))
const mediaType = 'video/mp4'
const hello = new TextEncoder().encode('hello')
const helloHash = createHash('sha256').update(hello).digest('hex')

/** Every asset of every store of these tests. */
async function assetPaths(): Promise<readonly string[]> {
  const names = await readdir(base, { recursive: true })
  return names.filter((name) => /[0-9a-f]{64}\./u.test(name)).map((name) => join(base, name))
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'mutoscope-fs-'))
})
afterAll(async () => {
  await rm(base, { recursive: true, force: true })
})

testAssets(
  'file-system',
  async () => createFsAssets({ root: await newFolder() }),
  { describe, it, expect },
  {
    async age(ms) {
      for (const path of await assetPaths()) {
        const { mtimeMs } = await stat(path)
        const earlier = new Date(mtimeMs - ms)
        await utimes(path, earlier, earlier)
      }
    },
    async damage(hash, bytes) {
      for (const path of await assetPaths()) if (path.includes(hash)) await writeFile(path, bytes)
    },
    async createFile(bytes) {
      const path = join(await newFolder(), 'taken.bin')
      await writeFile(path, bytes)
      return path
    },
  },
)

describe('a folder of assets', () => {
  it.skipIf(process.platform === 'win32')(
    'is readable by its user alone, also one that was made before',
    async () => {
      const root = await newFolder()
      await chmod(root, 0o755)
      const assets = await createFsAssets({ root })
      const { hash } = await assets.put(bytesSource(hello), { mediaType })
      const { path = '' } = await assets.open(hash)
      for (const [place, mode] of [
        [root, 0o700],
        [join(root, hash.slice(0, 2)), 0o700],
        [path, 0o600],
      ] as const)
        expect([place, (await stat(place)).mode & 0o777]).toEqual([place, mode])
    },
  )

  it('counts a file that it takes as put now, however old it is', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root })
    const path = join(await newFolder(), 'old.bin')
    await writeFile(path, hello)
    await utimes(path, new Date(0), new Date(0))
    const source = { ...bytesSource(hello), path }
    const { hash } = await assets.put(source, { mediaType, takeFile: true })
    expect(await assets.remove(hash, { idleMs: 3_600_000 })).toBe(false)
    expect(await assets.discardUnfinished({ idleMs: 3_600_000 })).toEqual({ count: 0, bytes: 0 })
  })

  it('discards what was never finished, and says how much that was', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root })
    await writeFile(join(root, 'tmp', 'left.part'), hello)
    expect(await assets.discardUnfinished({ idleMs: 3_600_000 })).toEqual({ count: 0, bytes: 0 })
    expect(await assets.discardUnfinished({ idleMs: 0 })).toEqual({ count: 1, bytes: 5 })
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('opens an asset as a local file under its hash', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root })
    const { hash } = await assets.put(bytesSource(hello), { mediaType })
    const { path } = await assets.open(hash)
    expect(path).toBe(join(root, hash.slice(0, 2), hash.slice(2, 4), `${hash}.video_2fmp4`))
    expect(await readFile(path ?? '', 'utf8')).toBe('hello')
  })

  it('is read by another process that opens it later', async () => {
    const root = await newFolder()
    await (await createFsAssets({ root })).put(bytesSource(hello), { mediaType: 'text/plain; charset=utf-8' })
    const later = await createFsAssets({ root })
    expect(await later.stat(helloHash)).toEqual({
      hash: helloHash,
      size: 5,
      mediaType: 'text/plain; charset=utf-8',
    })
  })

  it('is shared by two that put the same bytes at once under different types', async () => {
    const root = await newFolder()
    const stores = await Promise.all([createFsAssets({ root }), createFsAssets({ root })])
    const puts = Array.from({ length: 20 }, async (_, index) =>
      stores[index % 2]?.put(bytesSource(hello), { mediaType: index % 2 === 0 ? 'text/plain' : 'text/vtt' }),
    )
    expect(new Set((await Promise.all(puts)).map((content) => content?.hash))).toEqual(new Set([helloHash]))
    const [first, second] = await Promise.all(stores.map(async (assets) => assets.stat(helloHash)))
    expect(first).toEqual(second)
    expect(await readdir(join(root, 'tmp'))).toEqual([])
    expect(await stores[0]?.remove(helloHash)).toBe(true)
    expect(await stores[1]?.stat(helloHash)).toBeNull()
  })

  it('leaves nothing half-written behind a put that failed', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root, maxBytes: 4 })
    await expect(assets.put(bytesSource(hello), { mediaType })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    await expect(
      assets.put({ stream: bytesSource(hello).stream }, { mediaType, maxBytes: 100 }),
    ).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
    await expect(
      (await createFsAssets({ root })).put(bytesSource(hello), {
        mediaType: `video/mp4; ${'"'.repeat(100)}`,
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await readdir(root)).toEqual(['tmp'])
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('puts right bytes back where a file was cut from outside', async () => {
    const assets = await createFsAssets({ root: await newFolder() })
    await assets.put(bytesSource(hello), { mediaType })
    await truncate((await assets.open(helloHash)).path ?? '', 2)
    await assets.put(bytesSource(hello), { mediaType: 'video/webm' })
    expect(await readBytes(await assets.open(helloHash))).toEqual(hello)
  })

  it('takes a folder in the place of a file for missing, and removes it before the bytes are put again', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root })
    await assets.put(bytesSource(hello), { mediaType })
    const [file = ''] = (await assetPaths()).filter((each) => each.startsWith(root))
    expect(existsSync(file)).toBe(true)
    await rm(file)
    await mkdir(join(file, 'inside'), { recursive: true })
    await expect(assets.open(helloHash)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
    for await (const listed of assets.list()) expect(listed.hash).not.toBe(helloHash)
    await expect(assets.put(bytesSource(hello), { mediaType })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
    })
    expect(await assets.remove(helloHash)).toBe(true)
    await assets.put(bytesSource(hello), { mediaType })
    expect(await readBytes(await assets.open(helloHash))).toEqual(hello)
  })

  it('says that an asset is gone when it is removed between open and read', async () => {
    const assets = await createFsAssets({ root: await newFolder() })
    await assets.put(bytesSource(hello), { mediaType })
    const source = await assets.open(helloHash)
    await assets.remove(helloHash)
    await expect(readBytes(source)).rejects.toMatchObject({ code: 'ASSET_NOT_FOUND' })
  })

  it('reads a range of 1 GB without holding it', async () => {
    const assets = await createFsAssets({ root: await newFolder() })
    await assets.put(bytesSource(hello), { mediaType })
    const gigabyte = 1024 ** 3
    // Sparse: it takes no room on the disk.
    await truncate((await assets.open(helloHash)).path ?? '', gigabyte + 10)
    const source = await assets.open(helloHash)
    const before = process.memoryUsage().rss
    let highest = before
    let size = 0
    for await (const chunk of source.stream({ start: 5, end: gigabyte + 5 })) {
      size += chunk.byteLength
      highest = Math.max(highest, process.memoryUsage.rss())
    }
    expect(size).toBe(gigabyte)
    expect(highest - before).toBeLessThan(128 * 1024 ** 2)
  })
})

describe('a file that may be taken', () => {
  const newFile = async (): Promise<string> => {
    const path = join(await newFolder(), 'made.mp4')
    await writeFile(path, hello)
    return path
  }

  it('is moved, not copied', async () => {
    const assets = await createFsAssets({ root: await newFolder() })
    const path = await newFile()
    const { ino } = await stat(path)
    await assets.put({ ...bytesSource(hello), path }, { mediaType, takeFile: true })
    expect((await stat((await assets.open(helloHash)).path ?? '')).ino).toBe(ino)
    expect(existsSync(path)).toBe(false)
  })

  it('is gone afterwards also when its bytes were there already', async () => {
    const root = await newFolder()
    const assets = await createFsAssets({ root })
    await assets.put(bytesSource(hello), { mediaType })
    const path = await newFile()
    await assets.put({ ...bytesSource(hello), path }, { mediaType, takeFile: true })
    expect(existsSync(path)).toBe(false)
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('stays where it is when it is refused', async () => {
    const assets = await createFsAssets({ root: await newFolder(), maxBytes: 4 })
    const path = await newFile()
    const source = { ...bytesSource(hello), path }
    await expect(assets.put(source, { mediaType, takeFile: true })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    const unlimited = await createFsAssets({ root: await newFolder() })
    await expect(
      unlimited.put(source, { mediaType, takeFile: true, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readFile(path, 'utf8')).toBe('hello')
  })

  it('is copied when other names lead to it', async () => {
    const assets = await createFsAssets({ root: await newFolder() })
    const path = await newFile()
    await symlink(path, `${path}.symbolic`)
    await assets.put({ ...bytesSource(hello), path: `${path}.symbolic` }, { mediaType, takeFile: true })
    expect((await stat(path)).isFile()).toBe(true)
    await link(path, `${path}.hard`)
    await assets.remove(helloHash)
    await assets.put({ ...bytesSource(hello), path }, { mediaType, takeFile: true })
    await writeFile(`${path}.hard`, 'HELLO')
    expect(await readBytes(await assets.open(helloHash))).toEqual(hello)
  })
})

/** Flags with which Node runs the sources of the packages as they are. */
const sourceFlags = [
  '--conditions=@mutoscope/source',
  '--import',
  resolve(import.meta.dirname, '../../../../scripts/source-hooks.mjs'),
]

/** A program that says when half of its put has been written, and then waits to be killed. */
const slowPut = (root: string): string => `
  const { createFsAssets } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'fs-assets.ts')).href)})
  async function* stream() {
    for (let index = 0; index < 8; index++) yield new Uint8Array(64 * 1024)
    process.stdout.write('half way')
    setInterval(() => {}, 1000)
    await new Promise(() => {})
  }
  const assets = await createFsAssets({ root: ${JSON.stringify(root)} })
  await assets.put({ stream }, { mediaType: 'video/mp4' })`

describe('a process that is killed half way through a put', () => {
  it('leaves no asset, and what it left is swept once it is old', async () => {
    const root = await newFolder()
    const child = spawn(process.execPath, [...sourceFlags, '--input-type=module', '--eval', slowPut(root)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((done) => child.once('close', done))
    await new Promise((done) => child.stdout.once('data', done))
    child.kill('SIGKILL')
    await ended

    const left = await readdir(join(root, 'tmp'))
    expect(await readdir(root)).toEqual(['tmp'])
    expect(left).toHaveLength(1)
    const path = join(root, 'tmp', left[0] ?? '')
    expect((await stat(path)).size).toBe(8 * 64 * 1024)

    await createFsAssets({ root })
    expect(existsSync(path), 'a file written to just now may belong to a living process').toBe(true)
    const twoHoursAgo = Date.now() / 1000 - 7200
    await utimes(path, twoHoursAgo, twoHoursAgo)
    const assets = await createFsAssets({ root })
    expect(existsSync(path)).toBe(false)
    await assets.put(bytesSource(hello), { mediaType })
    expect(await assets.stat(helloHash)).not.toBeNull()
  })
})

describe('a folder that cannot be written', () => {
  it('is reported when a file lies in its way', async () => {
    const file = join(await newFolder(), 'file')
    await writeFile(file, '')
    await expect(createFsAssets({ root: join(file, 'assets') })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
      details: { root: join(file, 'assets') },
    })
  })

  it.skipIf(process.getuid?.() === 0)(
    'is reported when it belongs to somebody else (root may write anywhere)',
    async () => {
      const root = await newFolder()
      await chmod(root, 0o500)
      await expect(createFsAssets({ root })).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
    },
  )
})

const canMount = ((): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!canMount)('a disk of its own (needs the right to mount)', () => {
  let disk = ''
  beforeAll(async () => {
    disk = await newFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk])
  })
  afterAll(() => {
    execFileSync('umount', [disk])
  })

  it('takes a file from another disk by copying it', async () => {
    const path = join(await newFolder(), 'made.mp4')
    await writeFile(path, hello)
    const assets = await createFsAssets({ root: join(disk, 'assets') })
    await assets.put({ ...bytesSource(hello), path }, { mediaType, takeFile: true })
    expect(await readBytes(await assets.open(helloHash))).toEqual(hello)
    expect(existsSync(path)).toBe(false)
  })

  it('reports when it is full, keeps nothing of the put, and goes on when there is room again', async () => {
    const root = join(disk, 'assets')
    const assets = await createFsAssets({ root })
    const large: ByteSource = { stream: bytesSource(new Uint8Array(2 * 1024 ** 2)).stream }
    const error: unknown = await assets.put(large, { mediaType }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'DISK_FULL', retryable: true, details: {} })
    expect(String(error), 'no path is told to who asked').not.toContain(disk)
    expect(await readdir(join(root, 'tmp'))).toEqual([])
    const { hash } = await assets.put(bytesSource(new Uint8Array(512 * 1024)), { mediaType })
    expect(await assets.stat(hash)).not.toBeNull()
    await assets.check()
  })

  it('reports when it is mounted read-only, and can still be read', async () => {
    const root = join(disk, 'assets')
    const assets = await createFsAssets({ root })
    await assets.put(bytesSource(hello), { mediaType })
    execFileSync('mount', ['-o', 'remount,ro', disk])
    try {
      await expect(assets.put(bytesSource(new Uint8Array(3)), { mediaType })).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
      })
      await expect(assets.check()).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
      await expect(assets.remove(helloHash)).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' })
      expect(await readBytes(await assets.open(helloHash))).toEqual(hello)
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk])
    }
  })
})
