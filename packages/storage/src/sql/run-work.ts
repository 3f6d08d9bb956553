import type { Step, Work } from './work.js'

/** Runs a work to its end at once. */
export function runNow<Result>(work: Work<Result>, perform: (step: Step) => unknown): Result {
  let next = work.next()
  while (next.done !== true) {
    let answer: unknown
    try {
      answer = perform(next.value)
    } catch (error) {
      next = work.throw(error)
      continue
    }
    next = work.next(answer)
  }
  return next.value
}

/** Runs a work to its end and waits for each of its statements. */
export async function runAwaiting<Result>(
  work: Work<Result>,
  perform: (step: Step) => Promise<unknown>,
): Promise<Result> {
  let next = work.next()
  while (next.done !== true) {
    let answer: unknown
    try {
      answer = await perform(next.value)
    } catch (error) {
      next = work.throw(error)
      continue
    }
    next = work.next(answer)
  }
  return next.value
}
