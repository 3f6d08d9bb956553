import { mkdtemp, rm } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIdleCheckpoint } from './idle-checkpoint.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-idle-'))
  vi.useFakeTimers()
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true })
})

describe('createIdleCheckpoint', () => {
  it('moves the log into the file once it has been quiet, and not before', () => {
    const { commit, bytes, checkpoint, close } = setUp({ leastCommits: 2 })
    commit()
    vi.advanceTimersByTime(1_000)
    expect(bytes()).toBe(0)
    commit()
    vi.advanceTimersByTime(90)
    commit()
    vi.advanceTimersByTime(90)
    expect(bytes()).toBe(0)
    vi.advanceTimersByTime(110)
    expect(bytes()).toBeGreaterThan(0)
    checkpoint.stop()
    close()
  })

  it('takes exactly as long as it is told', () => {
    const { commit, bytes, checkpoint, close } = setUp({ leastCommits: 1 })
    commit()
    vi.advanceTimersByTime(99)
    expect(bytes()).toBe(0)
    vi.advanceTimersByTime(1)
    expect(bytes()).toBeGreaterThan(0)
    checkpoint.stop()
    close()
  })

  it('counts commits anew after each time', () => {
    const { commit, bytes, checkpoint, close } = setUp({ leastCommits: 2 })
    commit()
    commit()
    vi.advanceTimersByTime(1_000)
    const moved = bytes()
    commit()
    vi.advanceTimersByTime(1_000)
    expect(bytes()).toBe(moved)
    commit()
    vi.advanceTimersByTime(1_000)
    expect(bytes()).toBeGreaterThan(moved)
    checkpoint.stop()
    close()
  })

  it('does nothing any more once it is stopped', () => {
    const { commit, checkpoint, bytes, close } = setUp({ leastCommits: 1 })
    commit()
    checkpoint.stop()
    vi.advanceTimersByTime(1_000)
    expect(bytes()).toBe(0)
    close()
  })
})

function setUp({ leastCommits }: { readonly leastCommits: number }) {
  const path = join(folder, 'x.db')
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal')
  database.exec('create table rows (data text)')
  database.exec('pragma wal_checkpoint(truncate)')
  const before = statSync(path).size
  const insert = database.prepare('insert into rows values (?)')
  const checkpoint = createIdleCheckpoint(database, { quietMs: 100, leastCommits })
  return {
    checkpoint,
    commit() {
      insert.run('x'.repeat(9_000))
      checkpoint.committed()
    },
    /** By how much the database file itself has grown. */
    bytes: () => statSync(path).size - before,
    close: () => database.close(),
  }
}
