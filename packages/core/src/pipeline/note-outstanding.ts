import type { Make } from '../make/make.js'

/**
 * A make whose requests stand in the set from when they are asked for until they have ended, whatever stage
 * code does with their promises: a stage that throws must not end while something is still being bought for
 * it.
 */
export function noteOutstanding(make: Make, outstanding: Set<Promise<unknown>>): Make {
  const noted = Object.entries<(...given: never[]) => unknown>({ ...make }).map(([verb, ask]) => [
    verb,
    (...given: never[]) => {
      const asked = ask(...given)
      if (!(asked instanceof Promise)) return asked
      const drop = () => outstanding.delete(asked)
      outstanding.add(asked)
      asked.then(drop, drop)
      return asked
    },
  ])
  return Object.fromEntries(noted) as Make
}
