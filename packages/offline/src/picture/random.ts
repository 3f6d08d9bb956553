import { hashText, seededNumbers } from '@mutoscope/core/script'

/** A repeatable stream of numbers: the same seed gives the same pictures on every machine. */
export interface Random {
  /** From `low` up to `high`. */
  between(low: number, high: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** A stream of its own, so that adding a detail to one part leaves the others as they are. */
  fork(name: string): Random
}

/** Starts a stream from a text. */
export function createRandom(seed: string): Random {
  const next = seededNumbers(spread(hashText(seed)))
  return {
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    fork: (name) => createRandom(`${seed}\u0000${name}`),
  }
}

/** Seeds that differ in their last letter alone should not begin alike. */
function spread(hash: number): number {
  const value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) | 0
}
