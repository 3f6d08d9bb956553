/** Writes into maps that can be taken back as a whole. */
export interface Journal {
  set<Value>(map: Map<string, Value>, key: string, value: Value): void
  delete<Value>(map: Map<string, Value>, key: string): void
  /** Puts back what every map held before the first write. */
  undo(): void
}

/** Starts a journal: what a transaction is for the memory store. */
export function createJournal(): Journal {
  const inverses: (() => void)[] = []

  function remember<Value>(map: Map<string, Value>, key: string) {
    const before = map.get(key)
    inverses.push(() => {
      if (before === undefined) map.delete(key)
      else map.set(key, before)
    })
  }

  return {
    set(map, key, value) {
      remember(map, key)
      map.set(key, value)
    },
    delete(map, key) {
      remember(map, key)
      map.delete(key)
    },
    undo() {
      for (const inverse of inverses.toReversed()) inverse()
      inverses.length = 0
    },
  }
}
