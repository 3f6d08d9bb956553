import type { NewEvent } from '../domain/event.js'
import type { Commit } from '../storage/store.js'
import type { CrashPoint } from './crash-point.js'
import type { Engine } from './engine.js'

/** Every kind of commit; each has a crash point before and after it. */
export type CommitStep = CrashPoint extends infer Point
  ? Point extends `${infer Step}.before`
    ? Step
    : never
  : never

/** A commit and, when it has events, whose they are: the owner's webhooks are told of them. */
export type PublishedCommit = Omit<Commit, 'events' | 'outbox'> &
  ({ readonly events: readonly [] } | { readonly events: readonly NewEvent[]; readonly ownerId: string })

/** What a commit needs of the engine. */
export type CommitEngine = Pick<Engine, 'store' | 'hub' | 'crashPoint' | 'openOutbox'>

/**
 * Writes a commit and tells its events: in this process at once, and to the owner's webhooks through
 * deliveries that are written in the same transaction. @throws whatever the store throws
 */
export async function commitAndPublish(
  parts: CommitEngine,
  step: CommitStep,
  published: PublishedCommit,
): Promise<void> {
  await parts.crashPoint(`${step}.before`)
  const outbox =
    'ownerId' in published && published.events.length > 0 ? await parts.openOutbox(published.ownerId) : null
  const stored = await parts.store.commit({
    changes: published.changes,
    events: published.events,
    at: published.at,
    ...(published.fence === undefined ? {} : { fence: published.fence }),
    ...(outbox === null ? {} : { outbox }),
  })
  for (const event of stored) parts.hub.emit('event', event)
  if (outbox !== null) parts.hub.emit('outbox')
  await parts.crashPoint(`${step}.after`)
}
