import { expect, it } from 'vitest'
import { fixedStatement } from './statement.js'
import { undoFailedSteps } from './undo-failed-steps.js'
import type { Work } from './work.js'

const first = fixedStatement('insert first')
const second = fixedStatement('insert second')

/** Runs a work; what it asks of the database is noted, and what `fails` names fails there. */
function run<Result>(work: Work<Result>, fails?: string) {
  const asked: string[] = []
  let next = work.next()
  while (next.done !== true) {
    const { sql } = next.value.query
    asked.push(sql)
    next = sql === fails ? work.throw(new Error(`No ${sql}`)) : work.next(sql)
  }
  return { asked, result: next.value }
}

function* twoSteps(): Work<string> {
  yield* first.run({})
  try {
    yield* second.run({})
  } catch (error) {
    return String(error)
  }
  return 'both'
}

it('leaves nothing behind of a step that succeeded', () => {
  expect(run(undoFailedSteps(twoSteps()))).toEqual({
    asked: [
      'savepoint one_step',
      'insert first',
      'release savepoint one_step',
      'savepoint one_step',
      'insert second',
      'release savepoint one_step',
    ],
    result: 'both',
  })
})

it('goes back to before a step that failed, and tells the work', () => {
  expect(run(undoFailedSteps(twoSteps()), 'insert second')).toEqual({
    asked: [
      'savepoint one_step',
      'insert first',
      'release savepoint one_step',
      'savepoint one_step',
      'insert second',
      'rollback to savepoint one_step',
      'release savepoint one_step',
    ],
    result: 'Error: No insert second',
  })
})
