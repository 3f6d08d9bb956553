import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../domain/event.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Nudge, Nudges } from '../engine/nudges.js'
import { pictureRecipe } from '../recipes/picture.js'
import type { Store } from '../storage/store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { createStudio } from './create-studio.js'
import type { FeedItem } from './event-feeds.js'

async function openStudio(change: (store: Store) => Store = (store) => store, nudges?: Nudges) {
  const memory = createMemoryStore()
  const studio = createStudio({
    store: change(memory),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [pictureRecipe()],
    work: false,
    ...(nudges === undefined ? {} : { nudges }),
  })
  const { id: projectId } = await studio.projects.create({
    ownerId: 'ada',
    recipe: 'picture',
    brief: { prompt: 'A robot' },
  })
  const ref = { ownerId: 'ada', projectId }
  const append = (count: number) =>
    memory.commit({
      changes: [],
      at: 1,
      events: Array.from(
        { length: count },
        (_, index) => ({ projectId, runId: null, type: 'project.changed', data: { index } }) as const,
      ),
    })
  return { studio, ref, append }
}

async function take(items: AsyncIterableIterator<FeedItem>, count: number): Promise<readonly FeedItem[]> {
  const taken: FeedItem[] = []
  for await (const item of items) if (taken.push(item) === count) break
  return taken
}

/** Until this event is told, so that one that was passed over shows at once, and not by waiting for it. */
async function takeUntil(
  items: AsyncIterableIterator<FeedItem>,
  seq: number,
  heard: (seqs: readonly number[]) => void = () => {},
): Promise<readonly number[]> {
  const taken: number[] = []
  for await (const item of items) {
    taken.push(...seqs([item]))
    heard(taken)
    if (taken.includes(seq)) break
  }
  return taken
}

const seqs = (items: readonly FeedItem[]) =>
  items.flatMap((item) => (item.type === 'event' ? [item.event.seq] : []))

describe('following a project', () => {
  it('tells every event once and in order, also when the hub tells them in the wrong order or not at all', async () => {
    const { studio, ref, append } = await openStudio()
    const following = takeUntil(studio.follow(ref), 7)
    await Promise.resolve()
    const [second, third, fourth] = await append(3)
    for (const event of [fourth, third, second] as readonly StoredEvent[]) studio.hub.emit('event', event)
    await append(3)
    expect(await following).toEqual([1, 2, 3, 4, 5, 6, 7])
    await studio.close()
  })

  it('tells what nobody told of from the log, also to who has heard what came before', async () => {
    const { studio, ref, append } = await openStudio()
    const emit = (events: readonly StoredEvent[]) => {
      for (const event of events) studio.hub.emit('event', event)
    }
    let heard: readonly number[] = []
    const following = takeUntil(studio.follow(ref), 5, (taken) => (heard = [...taken]))
    await expect.poll(() => heard).toEqual([1])
    emit(await append(1))
    await expect.poll(() => heard).toEqual([1, 2])
    emit((await append(3)).slice(2))
    expect(await following).toEqual([1, 2, 3, 4, 5])
    await studio.close()
  })

  it('goes on after a number', async () => {
    const { studio, ref, append } = await openStudio()
    await append(1200)
    expect(seqs(await take(studio.follow(ref, { after: 1195 }), 6))).toEqual([
      1196, 1197, 1198, 1199, 1200, 1201,
    ])
    expect(seqs(await take(studio.follow(ref), 1201))).toHaveLength(1201)
    await studio.close()
  })

  it('tells only the latest progress of a stage', async () => {
    const { studio, ref } = await openStudio()
    const following = studio.follow(ref, { after: 1 })
    const first = following.next()
    await new Promise(setImmediate)
    for (const fraction of [0.1, 0.2, 0.9])
      studio.hub.emit('progress', {
        projectId: ref.projectId,
        runId: 'r',
        stage: 'images',
        fraction,
        overall: fraction / 2,
      })
    expect((await first).value).toMatchObject({ type: 'progress', tick: { fraction: 0.9 } })
    await following.return?.()
    await studio.close()
  })

  it('reads the log once a second for all who follow, however many they are', async () => {
    let reads = 0
    const { studio, ref, append } = await openStudio((store) => ({
      ...store,
      readEvents: (...args) => (reads++, store.readEvents(...args)),
    }))
    const stop = new AbortController()
    const heard = Array.from({ length: 200 }, () =>
      take(studio.follow(ref, { after: 1, signal: stop.signal }), 1),
    )
    await new Promise(setImmediate)
    const before = reads
    await append(1)
    await Promise.all(heard)
    expect(reads - before).toBeLessThan(5)
    stop.abort()
    await studio.close()
  })

  it('tells nothing of it to another owner', async () => {
    const { studio, ref } = await openStudio()
    await expect(studio.follow({ ...ref, ownerId: 'eve' }).next()).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    })
    await studio.close()
  })

  it('ends also when it is told to while the log is being read', async () => {
    const stop = new AbortController()
    const { studio, ref } = await openStudio((store) => ({
      ...store,
      async readEvents(...args) {
        const events = await store.readEvents(...args)
        stop.abort()
        return events
      },
    }))
    expect((await studio.follow(ref, { after: 1, signal: stop.signal }).next()).done).toBe(true)
    await studio.close()
  })

  it('ends when its signal is aborted', async () => {
    const { studio, ref } = await openStudio()
    const stop = new AbortController()
    const following = studio.follow(ref, { after: 1, signal: stop.signal })
    const next = following.next()
    stop.abort()
    expect((await next).done).toBe(true)
    await studio.close()
  })

  it('hears of another process at once through nudges, and tells it what happens here', async () => {
    const listeners = new Map<string, (nudge: Nudge) => void>()
    const published: Nudge[] = []
    let isClosed = false
    const nudges: Nudges = {
      publish: (_projectId, nudge) => void published.push(nudge),
      subscribe(projectId, hear) {
        listeners.set(projectId, hear)
        return () => void listeners.delete(projectId)
      },
      close: async () => void (isClosed = true),
    }
    let reads = 0
    const counting = (store: Store): Store => ({
      ...store,
      readEvents: (...query) => {
        reads++
        return store.readEvents(...query)
      },
    })
    const { studio, ref, append } = await openStudio(counting, nudges)
    const following = studio.follow(ref, { after: 1 })
    const next = following.next()
    while (!listeners.has(ref.projectId)) await Promise.resolve()
    // Told elsewhere: this process has not heard of it by its own hub.
    await append(2)
    const readsBefore = reads
    listeners.get(ref.projectId)?.({ type: 'event', seq: 3 })
    expect(seqs([(await next).value as FeedItem, (await following.next()).value as FeedItem])).toEqual([2, 3])
    expect(reads).toBe(readsBefore + 1)
    // What is known already is not read again.
    listeners.get(ref.projectId)?.({ type: 'event', seq: 3 })
    expect(reads).toBe(readsBefore + 1)
    const tick = { projectId: ref.projectId, runId: 'run', stage: 'script', fraction: 0.5, overall: 0.1 }
    const told = following.next()
    listeners.get(ref.projectId)?.({ type: 'progress', tick })
    expect((await told).value).toEqual({ type: 'progress', tick })
    await following.return?.()
    expect(listeners.size).toBe(0)
    studio.hub.emit('event', { ...ref, seq: 4, runId: null, type: 'project.changed', data: {}, at: 1 })
    for (const fraction of [0.6, 0.7, 0.8]) studio.hub.emit('progress', { ...tick, fraction })
    await expect.poll(() => published.length).toBe(3)
    // Of many ticks of a stage the latest is told.
    expect(published.slice(1)).toEqual([
      { type: 'event', seq: 4 },
      { type: 'progress', tick: { ...tick, fraction: 0.8 } },
    ])
    await studio.close()
    expect(isClosed).toBe(true)
  })
})
