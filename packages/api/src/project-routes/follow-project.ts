import { hasEnded, type ProjectRef, type StoredEvent, type Studio } from '@mutoscope/core'
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
export async function* followProject(studio: Studio, ref: ProjectRef, { after, untilEnd, signal }: FollowProjectOptions): AsyncGenerator<Message> {
  const [newest] = untilEnd ? await studio.runs.list(ref, { limit: 1 }) : []
  if (untilEnd && (newest === undefined || hasEnded(newest.status))) {
    yield* tellLog(studio, ref, after)
    return
  }
  for await (const item of studio.follow(ref, { after, signal })) {
    if (item.type === 'progress') {
      const { runId, stage, fraction } = item.tick
      yield { event: 'progress', data: { run_id: runId, stage, progress: Math.round(fraction * 100) } }
      continue
    }
    yield toMessage(item.event)
    if (untilEnd && item.event.runId === newest?.id && ENDS.has(item.event.type)) return
  }
}

async function* tellLog(studio: Studio, ref: ProjectRef, from: number): AsyncGenerator<Message> {
  for (let after = from; ;) {
    const events = await studio.events(ref, { after })
    for (const event of events) yield toMessage(event)
    const last = events.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

function toMessage({ seq, type, at, runId, data }: StoredEvent): Message {
  return { event: 'event', id: String(seq), data: { seq, type, at: toIso(at), run_id: runId, data: (data ?? {}) as Record<string, unknown> } }
}
