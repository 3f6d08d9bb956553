import { MutoscopeError } from '@mutoscope/core'
import type { MediaProbe } from '@mutoscope/core/ports'
import { describe, expect, test } from 'vitest'
import { DEFAULT_MEDIA_LIMITS } from '../media-limits.js'
import { createReaderPool } from './create-reader-pool.js'
import type { Reader } from './start-reader.js'

const JOB = { type: 'probe', path: 'a.mp4' } as const
const PROBE: MediaProbe = { container: 'mp4', durationMs: 1000, video: null, audio: null }

/** Readers that answer when they are told to, and what became of them. */
function fakeReaders() {
  const started: { alive: boolean; stopped: boolean }[] = []
  const reads: { readonly path: string; answer(value: unknown): void; fail(error: Error): void }[] = []
  const start = (memoryBytes: number): Reader => {
    const state = { alive: true, stopped: false }
    started.push(state)
    return {
      pid: undefined,
      memoryBytes,
      alive: () => state.alive,
      read: ({ job }) =>
        new Promise((resolve, reject) => {
          reads.push({
            path: job.path,
            answer: resolve,
            fail(error) {
              state.alive = false
              reject(error)
            },
          })
        }),
      stop: () => void Object.assign(state, { alive: false, stopped: true }),
    }
  }
  return { started, reads, pool: createReaderPool(start) }
}

/** Lets everything go on that waits for nothing from outside. */
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

const stopped = new MutoscopeError('STAGE_FAILED', { message: 'It was killed.', details: { retry: true } })
const invalid = new MutoscopeError('MEDIA_INVALID', { message: 'Too much.' })

describe('a pool of readers', () => {
  test('uses a process again, and starts no more of them than the limit', async () => {
    const { pool, started, reads } = fakeReaders()
    const limits = { ...DEFAULT_MEDIA_LIMITS, readers: 2 }
    const all = ['a', 'b', 'c'].map((path) => pool.read({ type: 'probe', path }, { limits }))
    await settle()
    expect(reads.map(({ path }) => path)).toEqual(['a', 'b'])
    reads[0]?.answer(PROBE)
    await settle()
    expect(reads.map(({ path }) => path)).toEqual(['a', 'b', 'c'])
    for (const read of reads) read.answer(PROBE)
    expect(await Promise.all(all)).toEqual([PROBE, PROBE, PROBE])
    expect(started.length).toBe(2)
  })

  test('a process that a file has ended is replaced for the next one', async () => {
    const { pool, started, reads } = fakeReaders()
    const first = pool.read(JOB)
    await settle()
    reads[0]?.fail(invalid)
    await expect(first).rejects.toBe(invalid)
    const second = pool.read(JOB)
    await settle()
    reads[1]?.answer(PROBE)
    expect(await second).toBe(PROBE)
    expect(started.length).toBe(2)
  })

  test('a file is read again when something from outside has stopped the process, three times at most', async () => {
    const { pool, started, reads } = fakeReaders()
    const read = pool.read(JOB)
    await settle()
    reads[0]?.fail(stopped)
    await settle()
    reads[1]?.answer(PROBE)
    expect(await read).toBe(PROBE)
    const hopeless = pool.read(JOB).catch((error: unknown) => error)
    for (let time = 2; time < 5; time++) {
      await settle()
      reads[time]?.fail(stopped)
    }
    expect(await hopeless).toBe(stopped)
    expect(reads.length).toBe(5)
    expect(started.length).toBe(4)
  })

  test('who no longer wants to know leaves the queue', async () => {
    const { pool, reads } = fakeReaders()
    const limits = { ...DEFAULT_MEDIA_LIMITS, readers: 1 }
    const first = pool.read({ type: 'probe', path: 'a' }, { limits })
    const leaving = new AbortController()
    const left = pool.read({ type: 'probe', path: 'b' }, { limits, signal: leaving.signal })
    const third = pool.read({ type: 'probe', path: 'c' }, { limits })
    await settle()
    leaving.abort()
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' })
    reads[0]?.answer(PROBE)
    await first
    await settle()
    expect(reads.map(({ path }) => path)).toEqual(['a', 'c'])
    reads[1]?.answer(PROBE)
    expect(await third).toBe(PROBE)
  })

  test('a process with another memory limit is not used', async () => {
    const { pool, started, reads } = fakeReaders()
    for (const readMemoryBytes of [2 ** 28, 2 ** 29]) {
      const read = pool.read(JOB, { limits: { ...DEFAULT_MEDIA_LIMITS, readMemoryBytes } })
      await settle()
      reads.at(-1)?.answer(PROBE)
      await read
    }
    expect(started).toEqual([
      { alive: false, stopped: true },
      { alive: true, stopped: false },
    ])
  })
})
