import type { Dispatcher } from './dispatcher.js'
import { createPlaces } from './places.js'

/** Options of {@link createInProcessDispatcher}. */
export interface InProcessDispatcherOptions {
  /** Runs worked on at once. @default 16 */
  readonly concurrency?: number
}

/** A dispatcher inside this process. */
export function createInProcessDispatcher(options: InProcessDispatcherOptions = {}): Dispatcher {
  const places = createPlaces(options.concurrency ?? 16)
  return {
    start: ({ claim }) => places.start(claim),
    wake: () => places.look(),
    look: () => places.look(),
    check: () => Promise.resolve(),
    stop: () => places.stop(),
  }
}
