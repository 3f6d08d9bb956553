import { hashText } from './hash-text.js'
import { seededNumbers } from './seeded-numbers.js'

/** A source of choices that is the same for the same seed. */
export interface SeededRandom {
  /** From 0 up to but not including 1. */
  next(): number
  /** One of a list that is not empty. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item
}

/** Makes a source of choices from a text. */
export function seededRandom(seed: string): SeededRandom {
  const next = seededNumbers(hashText(seed))
  return { next, pick: (list) => list[Math.floor(next() * list.length)] ?? list[0] }
}
