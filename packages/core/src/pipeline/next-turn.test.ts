import { expect, it } from 'vitest'
import { nextTurn } from './next-turn.js'

it('comes after what was already waiting for its turn', async () => {
  const done: string[] = []
  setTimeout(() => done.push('other work'), 0)
  await nextTurn()
  expect([...done, 'the rest of the computation']).toEqual(['other work', 'the rest of the computation'])
})
