import type { ProgressTick } from './event-hub.js'

/** What one process tells the others about a project. */
export type Nudge =
  /** Its log has an event with this number. */
  | { readonly type: 'event'; readonly seq: number }
  | { readonly type: 'progress'; readonly tick: ProgressTick }

/**
 * The port to what carries news of projects between processes, so that whoever follows a project hears of
 * what happens elsewhere at once. The log in the store is the truth: what is lost on the way is read from it
 * a moment later.
 */
export interface Nudges {
  /** Tells whoever subscribes in other processes. Neither waits nor throws. */
  publish(projectId: string, nudge: Nudge): void
  /** Hears what other processes tell of a project, until what is returned is called. Neither waits nor throws. */
  subscribe(projectId: string, hear: (nudge: Nudge) => void): () => void
  /** Ends subscriptions and connections of its own. */
  close(): Promise<void>
}
