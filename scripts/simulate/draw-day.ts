import { seededNumbers } from '../../packages/core/src/script/seeded-numbers.ts'
import { drawTime } from './draw-time.ts'

/** What one day looks like. */
export interface Day {
  readonly seed: number
  readonly videos: number
  readonly owners: number
  /** Orders in the busiest hour against the average. */
  readonly peak: number
  /** From the order to the start of the render: providers work, seconds. */
  readonly waitSec: { readonly median: number; readonly spread: number }
  /** One render on one slot, seconds. */
  readonly renderSec: { readonly median: number; readonly spread: number }
}

/** The orders of a day by the time at which their renders can start. */
export interface Orders {
  readonly owner: Int32Array
  readonly orderedAt: Float64Array
  readonly renderableAt: Float64Array
  readonly renderSec: Float64Array
}

export const DAY_SEC = 86_400

/**
 * Draws the orders of a day: more by day than by night, most of them by few owners (the owner of rank n has a
 * share of 1/n), each waiting for its providers and then rendering.
 */
export function drawDay({ seed, videos, owners, peak, waitSec, renderSec }: Day): Orders {
  const random = seededNumbers(seed)
  const shares = rankedShares(owners)
  const drawn = Array.from({ length: videos }, () => {
    const orderedAt = drawMoment(random, peak)
    const owner = findShare(shares, random())
    const wait = drawTime(random, waitSec)
    return { owner, orderedAt, renderableAt: orderedAt + wait, render: drawTime(random, renderSec) }
  }).toSorted((one, other) => one.renderableAt - other.renderableAt)
  return {
    owner: Int32Array.from(drawn, ({ owner }) => owner),
    orderedAt: Float64Array.from(drawn, ({ orderedAt }) => orderedAt),
    renderableAt: Float64Array.from(drawn, ({ renderableAt }) => renderableAt),
    renderSec: Float64Array.from(drawn, ({ render }) => render),
  }
}

/** A moment of the day, by a wave whose top is `peak` times its average. */
function drawMoment(random: () => number, peak: number): number {
  for (;;) {
    const at = random() * DAY_SEC
    const rate = 1 - (peak - 1) * Math.cos((2 * Math.PI * at) / DAY_SEC)
    if (random() * peak < rate) return at
  }
}

/** The sum of the shares up to each rank, from above 0 to 1. */
function rankedShares(owners: number): Float64Array {
  const sums = new Float64Array(owners)
  let sum = 0
  for (let rank = 1; rank <= owners; rank++) sums[rank - 1] = sum += 1 / rank
  return sums.map((value) => value / sum)
}

function findShare(sums: Float64Array, value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sums[middle] ?? 1) < value) low = middle + 1
    else high = middle
  }
  return low
}
