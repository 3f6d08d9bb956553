import { expect, it } from 'vitest'
import { createIdSource } from './create-id.js'

it('ids sort by when they were made, also thousands of one millisecond, and when the clock goes back', () => {
  const times = [5, 5, 4, 6]
  const newId = createIdSource({ now: () => times[0] ?? 0, delay: () => Promise.resolve() })
  const ids: string[] = []
  while (times.length > 0) {
    for (let count = 0; count < 5000; count++) ids.push(newId())
    times.shift()
  }
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
})

it('ids of processes that begin in the same millisecond do not meet', () => {
  const clock = { now: () => 5, delay: () => Promise.resolve() }
  const ids = Array.from({ length: 50 }, () => createIdSource(clock)())
  // Without the part that is drawn anew for each id: time and place in it.
  expect(new Set(ids.map((id) => id.slice(0, 23))).size).toBeGreaterThan(40)
})
