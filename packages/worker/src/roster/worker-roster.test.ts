import { createMemoryAssets, createMemoryStore, createStudio } from '@mutoscope/core'
import type { Store } from '@mutoscope/core/ports'
import { createFakeMedia, createManualClock } from '@mutoscope/core/testing'
import { expect, it } from 'vitest'
import { joinRoster, type RosterEntry } from './worker-roster.js'

const ENTRY: RosterEntry = { name: 'render-1', version: '1.0.0', host: 'a', pid: 7 }

function setUp(store: Store = createMemoryStore()) {
  const clock = createManualClock()
  const parts = { store, assets: createMemoryAssets(), media: createFakeMedia(), models: {}, recipes: [] }
  const { records } = createStudio({ ...parts, clock, work: false })
  const logged: unknown[] = []
  const log = (facts: object, message: string) => void logged.push([message, facts])
  const logger = { debug: log, info: log, warn: log, error: log }
  const join = (entry: Partial<RosterEntry> = {}) =>
    joinRoster({ records, clock, logger, entry: { ...ENTRY, ...entry } })
  const roster = records.collection<RosterEntry>('worker.roster')
  const names = async () => (await roster.list('mutoscope')).map(({ data }) => data.name)
  return { clock, logged, roster, join, names }
}

it('names a worker with the same name and one of another version, once each', async () => {
  const { clock, join, logged } = setUp()
  await join()
  await join({ name: 'render-2', pid: 8 })
  expect(logged).toEqual([])
  const twin = { host: 'b', pid: 9, version: '1.1.0' }
  await join(twin)
  const [sameName, otherVersion] = [
    'Another worker has the same name. Both work; give each a name of its own.',
    'A worker of another version works on the same store. Runs go on; update it soon.',
  ]
  const second = { ...ENTRY, name: 'render-2', pid: 8 }
  expect(logged).toHaveLength(3)
  expect(logged).toEqual(
    expect.arrayContaining([
      [sameName, { worker: 'render-1', other: ENTRY }],
      [otherVersion, { worker: 'render-1', other: ENTRY, version: '1.1.0' }],
      [otherVersion, { worker: 'render-1', other: second, version: '1.1.0' }],
    ]),
  )
  // Those who were there before hear of it when they look again.
  logged.length = 0
  for (const _ of [1, 2, 3]) await clock.advance(20_000)
  await expect.poll(() => logged.length).toBe(3)
})

it('forgets who leaves, who was killed and started again in its place, and who is silent for a minute', async () => {
  const { clock, roster, join, names, logged } = setUp()
  const place = await join()
  await join()
  expect([await names(), logged]).toEqual([['render-1'], []])
  await place.leave()
  await join({ name: 'render-2', pid: 8 })
  expect(await names()).toHaveLength(2)
  const silent = { ...ENTRY, name: 'silent', pid: 9 }
  await roster.insert({ ownerId: 'mutoscope', data: silent, dueAt: clock.now() + 60_000 })
  for (const _ of [1, 2, 3]) await clock.advance(20_000)
  await expect.poll(async () => (await names()).toSorted()).toEqual(['render-1', 'render-2'])
})

it('goes on without its list while the store is away', async () => {
  const store = createMemoryStore()
  const away = { ...store, commit: () => Promise.reject(new Error('The store is away.')) }
  const { join, logged } = setUp(away)
  const place = await join()
  expect(logged).toEqual([
    ['The list of workers could not be read or written.', { reason: 'The store is away.' }],
  ])
  await place.leave()
})
