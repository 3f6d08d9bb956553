/**
 * Shares weighted things among fewer or as many places in order, so that every place gets at least one
 * and its share of all weight comes nearest to its share of all room. The result has the number of things for
 * each place.
 */
export function groupPhrases(weights: readonly number[], rooms: readonly number[]): number[] {
  const weight = weights.reduce((sum, value) => sum + value, 0)
  const room = rooms.reduce((sum, value) => sum + value, 0)
  /** Best cost and sizes of groups for the first `count` things, place by place. */
  let best = new Map<number, { readonly cost: number; readonly sizes: readonly number[] }>([
    [0, { cost: 0, sizes: [] }],
  ])
  for (const [place, size] of rooms.entries()) {
    const next = new Map<number, { readonly cost: number; readonly sizes: readonly number[] }>()
    const left = rooms.length - place - 1
    for (const [count, { cost, sizes }] of best) {
      let share = 0
      for (let end = count; end < weights.length - left; end++) {
        share += weights[end] ?? 0
        const total = cost + (share / weight - size / room) ** 2
        if (total < (next.get(end + 1)?.cost ?? Infinity))
          next.set(end + 1, { cost: total, sizes: [...sizes, end + 1 - count] })
      }
    }
    best = next
  }
  return [...(best.get(weights.length)?.sizes ?? [])]
}
