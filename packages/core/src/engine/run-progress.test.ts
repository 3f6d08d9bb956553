import { describe, expect, it } from 'vitest'
import type { StageRow, StageStatus } from '../domain/run.js'
import { createRunProgress } from './run-progress.js'

const STAGES = ['script', 'images', 'video', 'export']
const running = { id: 'r1', status: 'running' } as const

function row(
  stage: string,
  status: StageStatus,
  [made, asked]: readonly [number, number] = [0, 0],
): StageRow {
  return { runId: 'r1', stage, status, asked, made, reused: 0, failures: [], startedAt: 1, endedAt: null }
}

describe('the progress of a run', () => {
  it('counts every stage up to the target alike, and is 1 only when the run succeeded', () => {
    const of = (rows: readonly StageRow[]) => createRunProgress().of(running, STAGES, rows)
    expect(of([])).toBe(0)
    expect(of([row('script', 'running')])).toBe(0)
    expect(of([row('script', 'succeeded')])).toBe(0.25)
    // What a stage asked for may have belonged to the one before.
    expect(of([row('script', 'succeeded', [1, 4])])).toBe(0.25)
    expect(of([row('script', 'succeeded'), row('images', 'waiting', [1, 2])])).toBe(0.375)
    const reused = { ...row('script', 'waiting', [1, 4]), reused: 2 }
    expect(of([reused])).toBe(0.1875)
    expect(of(STAGES.map((stage) => row(stage, 'succeeded')))).toBe(0.99)
    expect(createRunProgress().of({ ...running, status: 'succeeded' }, STAGES, [])).toBe(1)
    expect(createRunProgress().of(running, [], [])).toBe(0)
  })

  it('never falls: not when more is asked for, and not when stages are entered again', () => {
    const progress = createRunProgress()
    const told = [
      progress.of(running, STAGES, [row('script', 'waiting', [1, 1])]),
      progress.of(running, STAGES, [row('script', 'waiting', [1, 4])]),
      progress.note('r1', { index: 2, total: 4 }, 0.5),
      progress.note('r1', { index: 0, total: 4 }, 0.1),
      progress.of(running, STAGES, [row('script', 'succeeded')]),
      progress.note('r1', { index: 3, total: 4 }, 1),
    ]
    expect(told).toEqual([0.25, 0.25, 0.625, 0.625, 0.625, 0.99])
    expect(progress.of({ ...running, id: 'r2' }, STAGES, [])).toBe(0)
  })

  it('forgets the runs that nobody asked for longest', () => {
    const progress = createRunProgress()
    progress.note('first', { index: 1, total: 2 }, 0)
    for (let each = 1; each < 10_000; each += 1) progress.note(`r${each}`, { index: 0, total: 2 }, 0)
    expect(progress.of({ ...running, id: 'first' }, STAGES, [])).toBe(0.5)
    for (let each = 1; each <= 10_000; each += 1) progress.note(`s${each}`, { index: 0, total: 2 }, 0)
    expect(progress.of({ ...running, id: 'first' }, STAGES, [])).toBe(0)
  })
})
