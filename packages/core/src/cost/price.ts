/** What something is expected to cost, in micro-dollars (1,000,000 are one US dollar). */
export type Price = {
  readonly minMicros: number
  readonly expectedMicros: number
  readonly maxMicros: number
  /** What the figures take for granted, in words. */
  readonly assumes: readonly string[]
}

/** A price without a range. */
export function exactPrice(micros: number, assumes: readonly string[] = []): Price {
  return { minMicros: micros, expectedMicros: micros, maxMicros: micros, assumes }
}

/** The price of several things together. */
export function addPrices(prices: readonly Price[]): Price {
  const sum = (pick: (price: Price) => number) => prices.reduce((total, price) => total + pick(price), 0)
  return {
    minMicros: sum((price) => price.minMicros),
    expectedMicros: sum((price) => price.expectedMicros),
    maxMicros: sum((price) => price.maxMicros),
    assumes: [...new Set(prices.flatMap((price) => price.assumes))],
  }
}

/** The price of one of several things: expected of the first, with a range that has room for the others. */
export function anyPrice(first: Price, others: readonly Price[]): Price {
  const all = [first, ...others]
  return {
    minMicros: Math.min(...all.map((price) => price.minMicros)),
    expectedMicros: first.expectedMicros,
    maxMicros: Math.max(...all.map((price) => price.maxMicros)),
    assumes: first.assumes,
  }
}
