import { silentLogger } from '@mutoscope/core'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHost } from '../test-host.fixture.js'
import { removeLeftovers } from './remove-leftovers.js'

const HOUR_MS = 60 * 60 * 1000
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-leftovers-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function leave(name: string, ageMs: number): Promise<string> {
  const at = new Date(Date.now() - ageMs)
  await writeFile(join(folder, name), 'left')
  await utimes(join(folder, name), at, at)
  return name
}

describe('files of forms that a process left behind', () => {
  it('are removed at the next start when they are older than an hour, and nothing else is', async () => {
    const old = await leave(`upload-${randomUUID()}`, 2 * HOUR_MS)
    const kept = [
      await leave(`upload-${randomUUID()}`, HOUR_MS / 2),
      await leave('upload-of-mine', 2 * HOUR_MS),
      await leave(`upload-${randomUUID()}.jpg`, 2 * HOUR_MS),
    ]
    const host = await startTestHost({ uploadDir: folder })
    await expect.poll(() => readdir(folder)).not.toContain(old)
    expect((await readdir(folder)).toSorted()).toEqual(kept.toSorted())
    await host.close()
  })

  it('are no reason to fail: neither a folder that is not there nor a file in its place', async () => {
    const told: string[] = []
    const logger = { ...silentLogger, warn: (_facts: object, message: string) => void told.push(message) }
    await removeLeftovers(join(folder, 'none'), Date.now(), logger)
    expect(told).toEqual([])
    await leave('file', 0)
    await removeLeftovers(join(folder, 'file'), Date.now(), logger)
    expect(told).toEqual(['Leftover form files could not be removed.'])
  })
})
