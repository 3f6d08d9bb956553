import { describe, expect, it } from 'vitest'
import { samples } from '../testing/store/store-samples.js'
import { advanceRun } from './advance-run.js'
import { createSharedRender } from './batches.fixture.js'
import { createWorkClaim } from './claim-work.js'

const FRAMES = Array.from({ length: 8 }, (_, index) => 600 + index)

/** A render in eight batches of one owner, and a number of runs of another that are due. */
async function createBoth(runs: number) {
  const parts = await createSharedRender(FRAMES)
  await advanceRun(parts.worker, 'run-1')
  await parts.store.commit({
    changes: Array.from({ length: runs }, (_, index) => [
      {
        type: 'insert-project',
        project: samples.project({ id: `project-of-${index}`, ownerId: 'bob', recipe: 'words' }),
      } as const,
      {
        type: 'insert-run',
        run: samples.run({
          id: `other-${index}`,
          projectId: `project-of-${index}`,
          ownerId: 'bob',
          lane: 'cpu',
          target: 'render',
        }),
      } as const,
    ]).flat(),
    events: [],
    at: 1,
  })
  return parts
}

describe('what a worker claims', () => {
  it('is never more batches than it can make at once, and a run has its place beside them', async () => {
    const { workAs, store } = await createBoth(4)
    const one = workAs('worker-2')
    expect((await one.claim(4)).length).toBe(4)
    const batches = await store.listBatches('run-1')
    expect(batches.filter(({ workerId }) => workerId === 'worker-2').length).toBe(2)
    expect((await store.getAnyRun('other-0'))?.workerId).toBe('worker-2')
    expect((await store.getAnyRun('other-1'))?.workerId).toBe('worker-2')
    await one.claim(1)
    expect((await store.listBatches('run-1')).filter(({ workerId }) => workerId !== null).length).toBe(2)
  })

  it('is a batch and a run by turns when one place is free', async () => {
    const { workAs, store } = await createBoth(4)
    const [one, two, three] = [workAs('worker-2'), workAs('worker-3'), workAs('worker-4')]
    for (const each of [one, two, three]) {
      await each.claim(1)
      await each.claim(1)
    }
    expect((await store.listBatches('run-1')).filter(({ workerId }) => workerId !== null).length).toBe(3)
    const runs = await Promise.all([0, 1, 2, 3].map((index) => store.getAnyRun(`other-${index}`)))
    expect(runs.filter((run) => run?.workerId !== null).length).toBe(3)
  })

  it('is batches for every place when there is nothing else', async () => {
    const { workAs, store } = await createBoth(0)
    const one = workAs('worker-2')
    expect((await one.claim(2)).length).toBe(2)
    expect((await store.listBatches('run-1')).filter(({ workerId }) => workerId !== null).length).toBe(2)
  })

  it('is no batch for a worker that only waits for the network, nor where nothing is shared', async () => {
    const { worker, workAs } = await createBoth(0)
    const io = workAs('worker-2')
    expect(await createWorkClaim({ ...io.worker, lanes: ['io'] })(4)).toEqual([])
    const alone = { ...worker, engine: { ...worker.engine, sharesBatches: false } }
    expect(await createWorkClaim(alone)(4)).toEqual([])
  })
})
