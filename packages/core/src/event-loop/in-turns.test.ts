import { expect, it } from 'vitest'
import { atOnce, inTurns, type Steps } from './in-turns.js'

function* counting(done: string[]): Steps<number> {
  done.push('step 1')
  yield
  done.push('step 2')
  return done.length
}

it('lets what already waits have its turn between two steps', async () => {
  const done: string[] = []
  setTimeout(() => done.push('other work'), 0)
  expect(await inTurns(counting(done))).toBe(3)
  expect(done).toEqual(['step 1', 'other work', 'step 2'])
})

it('does all steps in one go where nobody can wait', () => {
  const done: string[] = []
  expect(atOnce(counting(done))).toBe(2)
})
