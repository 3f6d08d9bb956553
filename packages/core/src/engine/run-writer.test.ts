import { expect, it } from 'vitest'
import { createMemoryStore } from '../memory/memory-store.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import { createEventHub } from './event-hub.js'
import type { RunLease } from './run-lease.js'
import { createRunWriter } from './run-writer.js'

async function setUp({ deaths = 0, epoch = 3 } = {}) {
  const [store, clock] = [createMemoryStore(), createManualClock(70_000)]
  const run = samples.run({ deaths, epoch: 3 })
  await store.commit({
    changes: [
      { type: 'insert-project', project: samples.project() },
      { type: 'insert-run', run },
    ],
    events: [],
    at: 1,
  })
  const parts = {
    store,
    clock,
    hub: createEventHub(),
    crashPoint: () => Promise.resolve(),
    openOutbox: () => Promise.resolve(null),
  }
  const writer = createRunWriter(parts, { ...run, epoch }, {} as RunLease)
  const deathsNow = async () => (await store.getAnyRun('run-1'))?.deaths
  return { writer, store, deathsNow }
}

const artifact = samples.artifact()

it('writes events of its project and run, at the time it is', async () => {
  const { writer, store } = await setUp()
  await writer.commit('run.commit', [], [{ type: 'run.started', data: { by: 'ada' } }])
  expect(await store.readEvents('ada', 'project-1', { after: 0, limit: 10 })).toMatchObject([
    { type: 'run.started', data: { by: 'ada' }, projectId: 'project-1', runId: 'run-1', at: 70_000 },
  ])
})

it('writes nothing once the run has gone to another worker', async () => {
  const { writer, store } = await setUp({ epoch: 2 })
  await expect(
    writer.commit('artifact.commit', [{ type: 'insert-artifact', artifact }], []),
  ).rejects.toMatchObject({ code: 'LEASE_LOST' })
  expect((await store.getArtifacts('ada', [artifact.digest])).size).toBe(0)
})

it('a run that makes something is not what its workers died of', async () => {
  const { writer, store, deathsNow } = await setUp({ deaths: 2 })
  const stage = samples.stage()
  await writer.commit('stage.commit', [{ type: 'put-stage', stage }], [])
  expect(await deathsNow()).toBe(2)
  const counted = { type: 'put-stage', stage: { ...stage, made: 1 } } as const
  await writer.commit('artifact.commit', [counted, { type: 'insert-artifact', artifact }], [])
  expect(await deathsNow()).toBe(0)
  expect(await store.getAnyRun('run-1')).toMatchObject({ updatedAt: 70_000 })
})

it('a run that no worker died of is left as it is by what it makes', async () => {
  const { writer, store } = await setUp()
  await writer.commit('artifact.commit', [{ type: 'insert-artifact', artifact }], [])
  expect(await store.getAnyRun('run-1')).toMatchObject({ deaths: 0, updatedAt: samples.run().updatedAt })
})
