import type { StoredEvent } from '../domain/event.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { ProgressTick } from '../pipeline/event-hub.js'

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
   * Every event of a project in order, each once: first from the log, then as they happen, and progress in between; until the signal is aborted.
   * The caller has checked that the project is the owner's.
   */
  follow(ownerId: string, projectId: string, options?: FollowOptions): AsyncGenerator<FeedItem>
}

/** Newest events of a watched project that are kept for all who follow it. */
const RECENT = 512
const PAGE = 500
/** How often the log of a watched project is read without a nudge: other processes write to it too. */
const LOOK_MS = 1000

/** What those who follow one project share: a listener holds no events, only how far it has read. */
interface Feed {
  followers: number
  /** Without gaps. */
  recent: StoredEvent[]
  /** By run and stage, with the count of ticks so far. */
  readonly ticks: Map<string, { readonly tick: ProgressTick; readonly count: number }>
  tickCount: number
  readonly waiting: Set<() => void>
  readonly ended: AbortController
}

/** Makes the feeds: one upstream subscription and one reader of the log for each project that anybody follows. */
export function createEventFeeds(parts: EngineParts): EventFeeds {
  const feeds = new Map<string, Feed>()
  parts.hub.on('event', (event) => {
    const feed = feeds.get(event.projectId)
    if (feed !== undefined) take(feed, [event])
  })
  parts.hub.on('progress', (tick) => {
    const feed = feeds.get(tick.projectId)
    if (feed === undefined) return
    feed.ticks.set(`${tick.runId}/${tick.stage}`, { tick, count: ++feed.tickCount })
    wake(feed)
  })

  function open(ownerId: string, projectId: string, after: number): Feed {
    const known = feeds.get(projectId)
    if (known !== undefined) {
      known.followers++
      return known
    }
    const feed: Feed = { followers: 1, recent: [], ticks: new Map(), tickCount: 0, waiting: new Set(), ended: new AbortController() }
    feeds.set(projectId, feed)
    void look(feed, ownerId, projectId, after)
    return feed
  }

  async function look(feed: Feed, ownerId: string, projectId: string, after: number): Promise<void> {
    const { signal } = feed.ended
    while (!signal.aborted) {
      await parts.clock.delay(LOOK_MS, signal)
      if (signal.aborted) return
      try {
        take(feed, await parts.store.readEvents(ownerId, projectId, { after: feed.recent.at(-1)?.seq ?? after, limit: PAGE }))
      } catch (error) {
        parts.logger.warn('The log of a watched project could not be read; trying again.', { projectId, message: String(error) })
      }
    }
  }

  function leave(feed: Feed, projectId: string): void {
    if (--feed.followers > 0) return
    feed.ended.abort()
    feeds.delete(projectId)
  }

  return {
    async *follow(ownerId, projectId, { after: from = 0, signal } = {}) {
      let after = from
      const feed = open(ownerId, projectId, after)
      let ticksSeen = feed.tickCount
      try {
        while (!signal?.aborted) {
          const events = recentAfter(feed, after) ?? await parts.store.readEvents(ownerId, projectId, { after, limit: PAGE })
          for (const event of events) {
            after = event.seq
            yield { type: 'event', event }
          }
          if (events.length > 0) continue
          const ticks = [...feed.ticks.values()].filter(({ count }) => count > ticksSeen).toSorted((a, b) => a.count - b.count)
          for (const { tick, count } of ticks) {
            ticksSeen = count
            yield { type: 'progress', tick }
          }
          const isBehind = (feed.recent.at(-1)?.seq ?? 0) > after
          if (ticks.length === 0 && !isBehind) await change(feed, signal)
        }
      } finally {
        leave(feed, projectId)
      }
    },
  }
}

/** Adds events that follow on; after a gap only the newer ones are kept, and whoever is behind reads the log. */
function take(feed: Feed, events: readonly StoredEvent[]): void {
  const last = feed.recent.at(-1)?.seq ?? 0
  const fresh = events.filter(({ seq }) => seq > last)
  const [first] = fresh
  if (first === undefined) return
  if (first.seq !== last + 1) feed.recent = []
  feed.recent.push(...fresh)
  if (feed.recent.length > RECENT) feed.recent = feed.recent.slice(-RECENT)
  wake(feed)
}

/** The kept events after a number, or null when some of them are not kept: then the log has them. */
function recentAfter({ recent }: Feed, after: number): readonly StoredEvent[] | null {
  const [first] = recent
  if (first === undefined || first.seq > after + 1) return null
  return recent.slice(after + 1 - first.seq)
}

function wake(feed: Feed): void {
  const waiting = [...feed.waiting]
  feed.waiting.clear()
  for (const tell of waiting) tell()
}

function change(feed: Feed, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      feed.waiting.delete(done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    feed.waiting.add(done)
    signal?.addEventListener('abort', done, { once: true })
    if (signal?.aborted) done()
  })
}
