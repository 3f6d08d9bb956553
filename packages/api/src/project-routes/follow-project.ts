import {
  hasEnded,
  type FeedItem,
  type ProgressTick,
  type ProjectRef,
  type StoredEvent,
  type Studio,
} from '@mutoscope/core'
import type { SchemaInput } from '../contract/schema.js'
import type { projectEvent, projectProgress } from './project-wire.js'
import { toIso } from './wire-values.js'

/** How to follow. */
export interface FollowProjectOptions {
  /** Begin after this number. */
  readonly after: number
  /** End with the event that ends the newest run, or with the log when nothing is running. */
  readonly untilEnd: boolean
  readonly signal: AbortSignal
}

type Message =
  | { readonly event: 'event'; readonly id: string; readonly data: SchemaInput<typeof projectEvent> }
  | { readonly event: 'progress'; readonly data: SchemaInput<typeof projectProgress> }

const ENDS: ReadonlySet<string> = new Set(['run.succeeded', 'run.failed', 'run.cancelled'])

/** A project's log and its progress as server-sent events. */
export async function followProject(
  studio: Studio,
  ref: ProjectRef,
  { after, untilEnd, signal }: FollowProjectOptions,
): Promise<AsyncIterable<Message>> {
  const [newest] = untilEnd ? await studio.runs.list(ref, { limit: 1 }) : []
  if (untilEnd && (newest === undefined || hasEnded(newest.status))) return replayLog(studio, ref, after)
  const items = studio.follow(ref, { after, signal })
  let isOver = false
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const step = isOver ? { done: true as const } : await items.next()
        if (step.done === true) return { done: true, value: undefined }
        const item = step.value
        isOver =
          untilEnd && item.type === 'event' && item.event.runId === newest?.id && ENDS.has(item.event.type)
        return { done: false, value: toMessage(item) }
      },
      async return() {
        await items.return?.()
        return { done: true, value: undefined }
      },
    }),
  }
}

async function* replayLog(studio: Studio, ref: ProjectRef, from: number): AsyncGenerator<Message> {
  for (let after = from; ;) {
    const events = await studio.events(ref, { after })
    for (const event of events) yield toMessage({ type: 'event', event })
    const last = events.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

const messages = new WeakMap<FeedItem, Message>()

/**
 * Everybody who follows a project is handed the same item: one message is made of it, and written down once.
 */
function toMessage(item: FeedItem): Message {
  const known = messages.get(item)
  if (known !== undefined) return known
  const made = item.type === 'progress' ? toProgress(item.tick) : toEvent(item.event)
  messages.set(item, made)
  return made
}

function toProgress({ runId, stage, fraction, overall }: ProgressTick): Message {
  return {
    event: 'progress',
    data: { run_id: runId, stage, progress: Math.round(fraction * 100), overall },
  }
}

function toEvent({ seq, type, at, runId, data }: StoredEvent): Message {
  return {
    event: 'event',
    id: String(seq),
    data: { seq, type, at: toIso(at), run_id: runId, data: (data ?? {}) as Record<string, unknown> },
  }
}
