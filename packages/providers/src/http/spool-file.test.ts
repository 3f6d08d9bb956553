import { readBytes } from '@mutoscope/core'
import { mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spool } from './spool-file.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function* chunks(...texts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text
    yield new TextEncoder().encode(text)
  }
}
const textOf = async (source: Parameters<typeof readBytes>[0]) =>
  Buffer.from(await readBytes(source)).toString()
const part = async (source: Awaited<ReturnType<typeof spool>>, start: number, end: number) => {
  let text = ''
  for await (const chunk of source.stream({ start, end })) text += Buffer.from(chunk).toString()
  return text
}

describe('what fits into memory', () => {
  it('stays there, to the last byte of the limit', async () => {
    const held = await spool(chunks('abc', 'def'), { memoryBytes: 6, folder })
    expect([held.path, held.size, await textOf(held), await readdir(folder)]).toEqual([
      undefined,
      6,
      'abcdef',
      [],
    ])
    expect(await textOf(await spool(chunks(), { memoryBytes: 6, folder }))).toBe('')
  })
})

describe('what does not fit', () => {
  it('is a file, whole and in order, that only its owner can read', async () => {
    const made = await spool(chunks('abc', 'def', 'g', 'hij'), { memoryBytes: 6, folder })
    const [name = ''] = await readdir(folder)
    expect([made.path, made.size]).toEqual([join(folder, name), 10])
    expect(await textOf(made)).toBe('abcdefghij')
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('is read in parts, as often as wanted', async () => {
    const made = await spool(chunks('abcdefghij'), { memoryBytes: 0, folder })
    expect([
      await part(made, 2, 5),
      await part(made, 0, 1),
      await part(made, 8, 99),
      await part(made, 4, 4),
    ]).toEqual(['cde', 'a', 'ij', ''])
  })

  it('leaves nothing when it breaks off', async () => {
    const broken = new Error('the line went dead')
    await expect(spool(chunks('abcdef', broken), { memoryBytes: 3, folder })).rejects.toBe(broken)
    await expect(spool(chunks('ab', broken), { memoryBytes: 3, folder })).rejects.toBe(broken)
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['ENOSPC', 'EDQUOT'])('says that the disk is full after %s, and keeps nothing', async (code) => {
    const full = Object.assign(new Error('no room'), { code })
    await expect(spool(chunks('abcdef', full), { memoryBytes: 3, folder })).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: `The disk of ${folder} has no space left for a download.`,
      cause: full,
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('makes its folder, which only its owner can enter', async () => {
    const inner = join(folder, 'a', 'b')
    await spool(chunks('abcdef'), { memoryBytes: 3, folder: inner })
    expect((await stat(inner)).mode & 0o777).toBe(0o700)
  })
})

describe('what nobody took away', () => {
  it('goes after an hour with the next download that needs a file; what is younger or not ours stays', async () => {
    const made = await spool(chunks('abcdef'), { memoryBytes: 3, folder })
    const age = (path: string, minutes: number) => {
      const at = Date.now() / 1000 - minutes * 60
      return utimes(path, at, at)
    }
    const old = made.path ?? ''
    const young = old.replace(/.$/u, (last) => (last === '0' ? '1' : '0'))
    const foreign = join(folder, 'download-of-somebody')
    await writeFile(young, 'x')
    await writeFile(foreign, 'x')
    await age(old, 61)
    await age(young, 59)
    await age(foreign, 1000)
    await spool(chunks('in memory'), { memoryBytes: 100, folder })
    expect(await readdir(folder)).toHaveLength(3)
    const next = await spool(chunks('ghijkl'), { memoryBytes: 3, folder })
    expect((await readdir(folder)).map((name) => join(folder, name)).toSorted()).toEqual(
      [young, foreign, next.path ?? ''].toSorted(),
    )
  })

  it('may be moved while it is kept', async () => {
    const made = await spool(chunks('abcdef'), { memoryBytes: 3, folder })
    await rename(made.path ?? '', join(folder, 'kept'))
    await expect(readBytes(made)).rejects.toThrow('ENOENT')
  })
})
