/** Runs work in a fixed number of places, in the order it came. */
export type RequestSlots = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Makes slots, so that looking up a thousand objects does not open a thousand connections. */
export function createRequestSlots(count: number): RequestSlots {
  let free = count
  const line: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next === undefined) free++
      else next()
    }
  }
}
