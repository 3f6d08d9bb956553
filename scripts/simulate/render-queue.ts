import type { Orders } from './draw-day.ts'

/** A time in which nothing starts, seconds of the day. */
export interface Outage {
  readonly from: number
  readonly until: number
}

/** When renders of a day started: in the order in which they could, on the slot that is free first. */
export interface Renders {
  /** How long each waited for a slot, seconds. */
  readonly waitedSec: Float64Array
  readonly endedAt: Float64Array
}

/** Runs the renders of a day on a number of slots, those of `orders` that are listed or all of them. */
export function runRenders(orders: Orders, { slots, outage }: { slots: number; outage?: Outage }): Renders {
  const free = createHeap(slots)
  const count = orders.owner.length
  const waitedSec = new Float64Array(count)
  const endedAt = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const ready = orders.renderableAt[index] ?? 0
    let start = Math.max(ready, free.least())
    if (outage !== undefined && start >= outage.from && start < outage.until) start = outage.until
    const end = start + (orders.renderSec[index] ?? 0)
    free.replaceLeast(end)
    waitedSec[index] = start - ready
    endedAt[index] = end
  }
  return { waitedSec, endedAt }
}

/** The fewest slots with which no more than 1 % of the renders wait for longer than `waitSec`. */
export function findSlots(orders: Orders, waitSec: number): number {
  const mayWait = orders.owner.length / 100
  let few = 0
  let enough = 1
  const isEnough = (slots: number) =>
    runRenders(orders, { slots }).waitedSec.filter((waited) => waited > waitSec).length <= mayWait
  while (!isEnough(enough)) {
    few = enough
    enough *= 2
  }
  while (enough - few > 1) {
    const middle = (few + enough) >>> 1
    if (isEnough(middle)) enough = middle
    else few = middle
  }
  return enough
}

/** The value that a part of the values does not exceed. */
export function quantile(values: Float64Array, part: number): number {
  const sorted = values.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** The times at which slots become free, as a binary heap with the least at its top. */
function createHeap(size: number) {
  const times = new Float64Array(size)
  return {
    least: () => times[0] ?? 0,
    replaceLeast(value: number): void {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= size) break
        if (child + 1 < size && (times[child + 1] ?? 0) < (times[child] ?? 0)) child++
        if ((times[child] ?? 0) >= value) break
        times[at] = times[child] ?? 0
        at = child
      }
      times[at] = value
    },
  }
}
