import { expect, it } from 'vitest'
import { yieldToEventLoop } from './yield-to-event-loop.js'

it('comes after what was already waiting for its turn', async () => {
  const done: string[] = []
  setTimeout(() => done.push('other work'), 0)
  await yieldToEventLoop()
  expect([...done, 'the rest of the computation']).toEqual(['other work', 'the rest of the computation'])
})
