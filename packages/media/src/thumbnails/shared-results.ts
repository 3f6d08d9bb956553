/** Results of work that several ask for, kept for a while. */
export interface SharedResults<Value> {
  /**
   * The result under a key, from `work` when it is not there; asked for twice at once, it is worked out once.
   * A failure is not kept, and is not that of others who wait for it. Without a key nothing is shared.
   */
  get(key: string | null, work: () => Promise<Value>): Promise<Value>
}

/** Keeps results of up to `most` in all, as `sizeOf` counts them; the oldest go first. */
export function createSharedResults<Value>(
  most: number,
  sizeOf: (value: Value) => number,
): SharedResults<Value> {
  const results = new Map<string, Promise<Value>>()
  const sizes = new Map<string, number>()

  function forget(key: string): void {
    results.delete(key)
    sizes.delete(key)
  }

  async function start(key: string, work: () => Promise<Value>): Promise<Value> {
    const working = work()
    results.set(key, working)
    try {
      const value = await working
      sizes.set(key, sizeOf(value))
      let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
      for (const [oldest, size] of sizes) {
        if (total <= most) break
        forget(oldest)
        total -= size
      }
      return value
    } catch (error) {
      forget(key)
      throw error
    }
  }

  return {
    async get(key, work) {
      if (key === null) return work()
      for (let known = results.get(key); known !== undefined; known = results.get(key)) {
        try {
          return await known
        } catch {
          // Whoever began it may only have been cancelled; it is forgotten by now.
        }
      }
      return start(key, work)
    },
  }
}
