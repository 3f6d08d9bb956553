/** A source of choices that is the same for the same seed. */
export interface SeededRandom {
  /** From 0 up to but not including 1. */
  next(): number
  /** One of a list that is not empty. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item
}

/** Makes a source of choices from a text: a 32-bit hash of it starts a mulberry32 sequence. */
export function seededRandom(seed: string): SeededRandom {
  let state = 0x811c9dc5
  for (let index = 0; index < seed.length; index++)
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, pick: (list) => list[Math.floor(next() * list.length)] ?? list[0] }
}
