import { EVENT_TYPES, type EventType } from '../domain/event.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * True when one of the patterns stands for the event: `run.failed` for itself, `run.*` for every event of
 * runs, `*` for all.
 */
export function matchesEvent(patterns: readonly string[], type: EventType): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' ||
      pattern === type ||
      (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  )
}

/** @throws `INVALID_INPUT` for a pattern that stands for no event, and when there is none */
export function assertPatterns(patterns: readonly string[]): void {
  const wrong = patterns.find((pattern) => !EVENT_TYPES.some((type) => matchesEvent([pattern], type)))
  if (wrong === undefined && patterns.length > 0) return
  throw new MutoscopeError('INVALID_INPUT', {
    message: `${wrong === undefined ? 'A webhook needs at least one event' : `There is no event ${JSON.stringify(wrong.slice(0, 100))}`}. Pass patterns such as "run.*", "gate.reached" or "*".`,
    details: { field: 'events' },
  })
}
