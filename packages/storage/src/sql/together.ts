import type { Query, Step, Work } from './work.js'

/** Runs the steps that are its parameters, in any order, and answers with a list of their answers. */
export const TOGETHER: Query = { sql: 'together' }

/**
 * Runs works side by side, none of which has to do with another: what they want at a time is wanted together,
 * so that a driver may ask a server once for many. What one of them throws ends all.
 *
 * @returns what they return, in their order
 */
export function* runTogether(works: readonly Work<unknown>[]): Work<readonly unknown[]> {
  const results: unknown[] = works.map(() => undefined)
  let open = works.map((work, place) => ({ work, place, next: work.next() }))
  for (;;) {
    const ended = open.filter(({ next }) => next.done === true)
    for (const { next, place } of ended) results[place] = next.value
    open = open.filter(({ next }) => next.done !== true)
    if (open.length === 0) return results
    const steps = open.map(({ next }) => next.value as Step)
    const answers = (yield { query: TOGETHER, parameters: steps, want: 'all' }) as readonly unknown[]
    open = open.map(({ work, place }, index) => ({ work, place, next: work.next(answers[index]) }))
  }
}
