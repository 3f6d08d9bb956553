import type { StoredEvent } from '../domain/event.js'
import type { Engine } from '../engine/engine.js'
import type { ProgressTick } from '../engine/event-hub.js'
import type { Nudges } from '../engine/nudges.js'

/** What a project's feed tells: an entry of its log, or how far a stage is. */
export type FeedItem =
  | { readonly type: 'event'; readonly event: StoredEvent }
  /** The latest only; what is passed over is never told. */
  | { readonly type: 'progress'; readonly tick: ProgressTick }

/** Options of following a project. */
export interface FollowOptions {
  /** Begin after this sequence number. @default 0, from the first */
  readonly after?: number
  readonly signal?: AbortSignal
}

/** The feeds of a studio. */
export interface EventFeeds {
  /**
   * Every event of a project in order, each once: first from the log, then as they happen, and progress in
   * between; until the signal is aborted. The caller has checked that the project is the owner's, and asks
   * for one item at a time.
   */
  follow(ownerId: string, projectId: string, options?: FollowOptions): AsyncIterableIterator<FeedItem>
}

/** Newest events of a watched project that are kept for all who follow it. */
const RECENT = 512
const PAGE = 500
/** How often the log of a watched project is read without a nudge: other processes write to it too. */
const LOOK_MS = 1000

type EventItem = Extract<FeedItem, { readonly type: 'event' }>

/** What those who follow one project share: a listener holds no events, only how far it has read. */
interface Feed {
  followers: number
  /** Without gaps, and the same objects for everybody: what is made of one is made once. */
  recent: EventItem[]
  /** By run and stage, with the count of ticks so far. */
  readonly ticks: Map<string, { readonly item: FeedItem; readonly count: number }>
  tickCount: number
  readonly waiting: Set<() => void>
  readonly ended: AbortController
}

/**
 * Makes the feeds: one upstream subscription and one reader of the log for each project that anybody follows.
 */
export function createEventFeeds(engine: Engine, nudges?: Nudges): EventFeeds {
  const feeds = new Map<string, Feed>()
  engine.hub.on('event', (event) => {
    const feed = feeds.get(event.projectId)
    if (feed !== undefined) take(feed, [event])
  })
  engine.hub.on('progress', (tick) => {
    const feed = feeds.get(tick.projectId)
    if (feed !== undefined) takeTick(feed, tick)
  })

  function takeTick(feed: Feed, tick: ProgressTick): void {
    feed.ticks.set(`${tick.runId}/${tick.stage}`, {
      item: { type: 'progress', tick },
      count: ++feed.tickCount,
    })
    wake(feed)
  }

  function open(ownerId: string, projectId: string, after: number): Feed {
    const known = feeds.get(projectId)
    if (known !== undefined) {
      known.followers++
      return known
    }
    const feed: Feed = {
      followers: 1,
      recent: [],
      ticks: new Map(),
      tickCount: 0,
      waiting: new Set(),
      ended: new AbortController(),
    }
    feeds.set(projectId, feed)
    const read = () => readLog(feed, ownerId, projectId, after)
    void look(feed, read)
    const unsubscribe = nudges?.subscribe(projectId, (nudge) => {
      if (nudge.type === 'progress') takeTick(feed, nudge.tick)
      else if (nudge.seq > (feed.recent.at(-1)?.event.seq ?? after)) void read()
    })
    feed.ended.signal.addEventListener('abort', () => unsubscribe?.(), { once: true })
    return feed
  }

  async function look(feed: Feed, read: () => Promise<void>): Promise<void> {
    const { signal } = feed.ended
    for (;;) {
      await engine.clock.delay(LOOK_MS, signal)
      if (signal.aborted) return
      await read()
    }
  }

  /** Takes what the log has after the newest that is known; on a failure the next look does. */
  async function readLog(feed: Feed, ownerId: string, projectId: string, after: number): Promise<void> {
    try {
      const newest = feed.recent.at(-1)?.event.seq ?? after
      take(feed, await engine.store.readEvents(ownerId, projectId, { after: newest, limit: PAGE }))
    } catch (error) {
      engine.logger.warn(
        { projectId, reason: String(error) },
        'The event log of a watched project could not be read; retrying.',
      )
    }
  }

  function leave(feed: Feed, projectId: string): void {
    if (--feed.followers > 0) return
    feed.ended.abort()
    feeds.delete(projectId)
  }

  // By hand and not as a generator: thousands follow one project, and every layer between costs each of them
  // at each event.
  function follow(
    ownerId: string,
    projectId: string,
    { after: from = 0, signal }: FollowOptions = {},
  ): AsyncIterableIterator<FeedItem> {
    let joined: Feed | null = null
    let after = from
    let ticksSeen = 0
    let ready: readonly FeedItem[] = []
    let given = 0
    let isOver = false
    let told: (() => void) | null = null
    const tell = () => told?.()

    /** Whoever never asks has never joined. */
    function join(): Feed {
      const feed = open(ownerId, projectId, from)
      ticksSeen = feed.tickCount
      signal?.addEventListener('abort', tell, { once: true })
      return feed
    }

    function end(): IteratorResult<FeedItem, undefined> {
      if (!isOver) {
        isOver = true
        signal?.removeEventListener('abort', tell)
        joined?.waiting.delete(tell)
        if (joined !== null) leave(joined, projectId)
        tell()
      }
      return { done: true, value: undefined }
    }

    function change(feed: Feed): Promise<void> {
      feed.waiting.add(tell)
      return new Promise((resolve) => {
        told = resolve
        // It may have been told to stop while the log was read, when nobody waited yet.
        if (isOver || signal?.aborted === true) resolve()
      })
    }

    async function fill(): Promise<IteratorResult<FeedItem, undefined>> {
      for (;;) {
        if (isOver || signal?.aborted === true) return end()
        const feed = (joined ??= join())
        const events =
          recentAfter(feed, after) ??
          (await engine.store.readEvents(ownerId, projectId, { after, limit: PAGE })).map(toItem)
        const newest = events.at(-1)
        if (newest !== undefined) {
          after = newest.event.seq
          return give(events)
        }
        const ticks = [...feed.ticks.values()]
          .filter(({ count }) => count > ticksSeen)
          .toSorted((a, b) => a.count - b.count)
        ticksSeen = feed.tickCount
        if (ticks.length > 0) return give(ticks.map(({ item }) => item))
        // An event may have come while the log was read.
        if ((feed.recent.at(-1)?.event.seq ?? 0) <= after) await change(feed)
      }
    }

    function give(items: readonly FeedItem[]): IteratorResult<FeedItem, undefined> {
      ready = items
      given = 0
      return nextReady()
    }

    function nextReady(): IteratorResult<FeedItem, undefined> {
      const item = ready[given]
      given += 1
      return item === undefined ? end() : { done: false, value: item }
    }

    return {
      next: () =>
        given < ready.length && signal?.aborted !== true && !isOver
          ? Promise.resolve(nextReady())
          : fill().catch((error: unknown) => {
              end()
              throw error
            }),
      return: () => Promise.resolve(end()),
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  return { follow }
}

function toItem(event: StoredEvent): EventItem {
  return { type: 'event', event }
}

/**
 * Adds events that follow on; after a gap only the newer ones are kept, and whoever is behind reads the log.
 */
function take(feed: Feed, events: readonly StoredEvent[]): void {
  const last = feed.recent.at(-1)?.event.seq ?? 0
  const fresh = events.filter(({ seq }) => seq > last)
  const [first] = fresh
  if (first === undefined) return
  if (first.seq !== last + 1) feed.recent = []
  feed.recent.push(...fresh.map(toItem))
  if (feed.recent.length > RECENT) feed.recent = feed.recent.slice(-RECENT)
  wake(feed)
}

/** The kept events after a number, or null when some of them are not kept: then the log has them. */
function recentAfter({ recent }: Feed, after: number): readonly EventItem[] | null {
  const [first] = recent
  if (first === undefined || first.event.seq > after + 1) return null
  return recent.slice(after + 1 - first.event.seq)
}

function wake(feed: Feed): void {
  const waiting = [...feed.waiting]
  feed.waiting.clear()
  for (const tell of waiting) tell()
}
