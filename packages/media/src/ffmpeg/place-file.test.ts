import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesSource } from '@mutoscope/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { placeFile } from './place-file.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-place-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const source = bytesSource(new TextEncoder().encode('bytes'))
const { signal } = new AbortController()

it('links to the file of a source', async () => {
  const path = join(folder, 'file')
  await writeFile(path, 'bytes')
  await placeFile({ ...source, path }, join(folder, 'link'), signal)
  expect((await stat(join(folder, 'link'))).ino).toBe((await stat(path)).ino)
})

it('leaves it to a source that has a way of its own, and streams what has none', async () => {
  const asked: unknown[] = []
  const copyTo = async (path: string, given?: AbortSignal) => {
    asked.push([path, given])
    await writeFile(path, 'bytes')
  }
  await placeFile({ ...source, copyTo }, join(folder, 'own'), signal)
  expect(asked).toEqual([[join(folder, 'own'), signal]])
  await placeFile(source, join(folder, 'streamed'), signal)
  for (const name of ['own', 'streamed']) expect(await readFile(join(folder, name), 'utf8')).toBe('bytes')
})

it('says that it was cancelled, and by nothing else', async () => {
  const cancelled = new AbortController()
  const copyTo = () => {
    cancelled.abort()
    return Promise.reject(new Error('aborted'))
  }
  const placing = placeFile({ ...source, copyTo }, join(folder, 'never'), cancelled.signal)
  await expect(placing).rejects.toMatchObject({ code: 'CANCELLED' })
})
