import { createSavepoint } from './savepoint.js'
import type { Work } from './work.js'

const oneStep = createSavepoint('one_step')

/**
 * Runs a work so that a statement of it that fails leaves the transaction as it was, for databases in which
 * it would spoil it.
 */
export function* undoFailedSteps<Result>(work: Work<Result>): Work<Result> {
  let next = work.next()
  while (next.done !== true) {
    let answer: unknown
    yield* oneStep.set()
    try {
      answer = yield next.value
    } catch (error) {
      yield* oneStep.undo()
      next = work.throw(error)
      continue
    }
    yield* oneStep.release()
    next = work.next(answer)
  }
  return next.value
}
