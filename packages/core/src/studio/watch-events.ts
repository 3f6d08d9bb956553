import type { StoredEvent } from '../domain/event.js'
import type { EngineParts } from '../pipeline/engine-parts.js'

/** Options of watching a project. */
export interface WatchOptions {
  /** Begin after this sequence number. @default 0, from the first */
  readonly after?: number
  readonly signal?: AbortSignal
}

const PAGE = 500
/** How often the log is read without a nudge: other processes write to it too. */
const LOOK_MS = 1000

/** Every event of a project, in order, each once: first from the log, then as they happen, until the signal is aborted. */
export async function* watchEvents(parts: EngineParts, ownerId: string, projectId: string, options: WatchOptions = {}): AsyncGenerator<StoredEvent> {
  let after = options.after ?? 0
  let nudged = new AbortController()
  const nudge = (event: StoredEvent) => {
    if (event.projectId === projectId) nudged.abort()
  }
  parts.hub.on('event', nudge)
  try {
    while (!options.signal?.aborted) {
      nudged = new AbortController()
      const events = await parts.store.readEvents(ownerId, projectId, { after, limit: PAGE })
      for (const event of events) {
        after = event.seq
        yield event
      }
      if (events.length === 0) await parts.clock.delay(LOOK_MS, options.signal === undefined ? nudged.signal : AbortSignal.any([nudged.signal, options.signal]))
    }
  } finally {
    parts.hub.off('event', nudge)
  }
}
