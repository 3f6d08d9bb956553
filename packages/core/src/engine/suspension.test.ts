import { expect, it } from 'vitest'
import { Suspension } from './suspension.js'

it('says how long it is for', () => {
  expect([new Suspension(5000), new Suspension(null)].map(({ dueAt, message }) => [dueAt, message])).toEqual([
    [5000, 'Waits until 5000.'],
    [null, 'Waits for an operator.'],
  ])
})
