import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../domain/event.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Commit, Store } from '../storage/store.js'
import { samples } from '../testing/store/store-samples.js'
import { commitAndPublish, type CommitEngine, type PublishedCommit } from './commit-and-publish.js'
import { createEventHub } from './event-hub.js'

/** A store of one project, and everything that happened in order: crash points, commits, what was told. */
async function setUp(outbox: NonNullable<Commit['outbox']> | null = null) {
  const memory = createMemoryStore()
  await memory.commit({
    changes: [
      { type: 'insert-project', project: samples.project() },
      { type: 'insert-run', run: samples.run({ epoch: 3 }) },
    ],
    events: [],
    at: 1,
  })
  const happened: string[] = []
  const hub = createEventHub()
  hub.on('event', ({ type, seq }: StoredEvent) => happened.push(`event ${type} ${seq}`))
  hub.on('outbox', () => happened.push('outbox'))
  const store: Store = {
    ...memory,
    async commit(commit) {
      const stored = await memory.commit(commit)
      happened.push('written')
      return stored
    },
  }
  const engine: CommitEngine = {
    store,
    hub,
    crashPoint: async (point) => void happened.push(point),
    openOutbox: async (ownerId) => {
      happened.push(`opened for ${ownerId}`)
      return outbox
    },
  }
  const commit = (published: Partial<PublishedCommit>) =>
    commitAndPublish(engine, 'run.commit', {
      changes: [],
      events: [],
      at: 5,
      ...published,
    } as PublishedCommit)
  return { commit, happened, memory }
}

const event = { projectId: 'project-1', runId: 'run-1', type: 'run.started', data: null } as const

describe('a commit', () => {
  it('is written between its crash points, and told only then', async () => {
    const { commit, happened } = await setUp()
    await commit({ ownerId: 'ada', events: [event, { ...event, type: 'run.succeeded' }] })
    expect(happened).toEqual([
      'run.commit.before',
      'opened for ada',
      'written',
      'event run.started 1',
      'event run.succeeded 2',
      'run.commit.after',
    ])
  })

  it('writes what its listeners are to get, and tells that something waits', async () => {
    const record = samples.record({ collection: 'webhooks.delivery', id: 'd1' })
    const published: number[] = []
    const { commit, happened, memory } = await setUp((stored) => {
      published.push(...stored.map(({ seq }) => seq))
      return [record]
    })
    await commit({ ownerId: 'ada', events: [event] })
    expect(published).toEqual([1])
    expect(await memory.getAnyRecord('webhooks.delivery', 'd1')).toMatchObject({ id: 'd1' })
    expect(happened.slice(-3)).toEqual(['event run.started 1', 'outbox', 'run.commit.after'])
  })

  it('asks for no listeners where nothing is told', async () => {
    const { commit, happened } = await setUp(() => [])
    await commit({})
    await commit({ ownerId: 'ada', events: [] })
    expect(happened).toEqual([
      'run.commit.before',
      'written',
      'run.commit.after',
      'run.commit.before',
      'written',
      'run.commit.after',
    ])
  })

  it('is refused, and nothing is told, when the run belongs to another worker by now', async () => {
    const { commit, happened } = await setUp()
    const late = commit({ ownerId: 'ada', events: [event], fence: { runId: 'run-1', epoch: 2 } })
    await expect(late).rejects.toThrow(MutoscopeError)
    await expect(late).rejects.toMatchObject({ code: 'LEASE_LOST' })
    expect(happened).toEqual(['run.commit.before', 'opened for ada'])
    await commit({ ownerId: 'ada', events: [event], fence: { runId: 'run-1', epoch: 3 } })
    expect(happened).toContain('event run.started 1')
  })
})
