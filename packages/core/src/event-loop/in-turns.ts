import { yieldToEventLoop } from './yield-to-event-loop.js'

/** A computation in steps that are short enough not to keep others waiting. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Does one step after the other, and lets everything else in this process have its turn in between. */
export async function inTurns<Result>(work: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    await yieldToEventLoop()
  }
}

/** Does all steps in one go. */
export function atOnce<Result>(work: Steps<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
