import { DAY_SEC, drawDay, type Day, type Orders } from './draw-day.ts'
import { placeByDirectory, placeByHash, type Placement } from './place-owners.ts'
import { findSlots, quantile, runRenders, type Outage } from './render-queue.ts'

/** A day, and how it is to be served. */
export interface Simulation extends Day {
  readonly shards: number
  /** So many of the largest owners are in a directory. */
  readonly listed: number
  /** No more than 1 % of the renders may wait for a slot for longer. */
  readonly renderWaitSec: number
  /** How long nothing renders, at the peak. */
  readonly outageSec: number
}

/** What a day comes to. */
export interface Simulated {
  readonly ordersPerSec: number
  readonly ordersPerSecAtPeak: number
  readonly waitingAtMost: number
  readonly largestOwner: number
  /** Orders of the busiest shard in its busiest minute, per second. */
  readonly shardAtPeak: { readonly hash: number; readonly directory: number }
  /** Orders of the busiest shard against the average, over the day. */
  readonly shardShare: { readonly hash: number; readonly directory: number }
  /** Render slots of all shards, each with its own. */
  readonly slots: number
  readonly slotsOfBusiest: number
  /** The slots that would do if they never idled. */
  readonly slotsAtLeast: number
  readonly longestWaitSec: number
  readonly outage: { readonly longestWaitSec: number; readonly overAfterSec: number }
}

/** Simulates a day; the same options give the same figures. */
export function simulateDay(options: Simulation): Simulated {
  const { shards, listed, videos, renderWaitSec } = options
  const orders = drawDay(options)
  const byOwner = count(orders.owner, options.owners)
  const hash = placeByHash(shards)
  const directory = placeByDirectory(shards, { videos: byOwner, listed })
  const perShard = splitOrders(orders, { placement: directory, shards })
  const slots = perShard.map((part) => findSlots(part, renderWaitSec))
  const busiest = slots.indexOf(Math.max(...slots))
  const part = perShard[busiest] ?? orders
  const slotsOfBusiest = slots[busiest] ?? 0
  const mean = videos / shards
  const busiestOf = (placement: Placement) => Math.max(...count(orders.owner.map(placement), shards)) / mean
  const peakOf = (placement: Placement) =>
    Math.max(...splitOrders(orders, { placement, shards }).map(({ orderedAt }) => busiestMinute(orderedAt)))
  return {
    ordersPerSec: videos / DAY_SEC,
    ordersPerSecAtPeak: busiestMinute(orders.orderedAt),
    waitingAtMost: mostWaiting(orders),
    largestOwner: byOwner.reduce((most, value) => Math.max(most, value), 0),
    shardAtPeak: { hash: peakOf(hash), directory: peakOf(directory) },
    shardShare: { hash: busiestOf(hash), directory: busiestOf(directory) },
    slots: slots.reduce((sum, value) => sum + value, 0),
    slotsOfBusiest,
    slotsAtLeast: Math.ceil(orders.renderSec.reduce((sum, value) => sum + value, 0) / DAY_SEC),
    longestWaitSec: quantile(runRenders(part, { slots: slotsOfBusiest }).waitedSec, 1),
    outage: runOutage(part, { slots: slotsOfBusiest, outageSec: options.outageSec, renderWaitSec }),
  }
}

/** Nothing renders for a while around noon, when most is ordered. */
function runOutage(
  orders: Orders,
  { slots, outageSec, renderWaitSec }: { slots: number; outageSec: number; renderWaitSec: number },
) {
  const outage: Outage = { from: DAY_SEC / 2, until: DAY_SEC / 2 + outageSec }
  const { waitedSec } = runRenders(orders, { slots, outage })
  // Over when the first one that became ready afterwards waits no longer than it should.
  const over = orders.renderableAt.findIndex(
    (readyAt, index) => readyAt > outage.until && (waitedSec[index] ?? 0) <= renderWaitSec,
  )
  return {
    longestWaitSec: quantile(waitedSec, 1),
    overAfterSec: (orders.renderableAt[over] ?? Infinity) - outage.until,
  }
}

/** The orders of each shard. */
function splitOrders(
  orders: Orders,
  { placement, shards }: { readonly placement: Placement; readonly shards: number },
): readonly Orders[] {
  const shardOf = orders.owner.map(placement)
  return Array.from({ length: shards }, (_, shard) => {
    const isHere = (_value: number, index: number) => shardOf[index] === shard
    return {
      owner: orders.owner.filter(isHere),
      orderedAt: orders.orderedAt.filter(isHere),
      renderableAt: orders.renderableAt.filter(isHere),
      renderSec: orders.renderSec.filter(isHere),
    }
  })
}

function count(values: Int32Array, kinds: number): Int32Array {
  const counts = new Int32Array(kinds)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** Moments per second in the minute that has most. */
function busiestMinute(moments: Float64Array): number {
  return (
    Math.max(
      ...count(
        Int32Array.from(moments, (at) => Math.floor(at / 60)),
        DAY_SEC / 60,
      ),
    ) / 60
  )
}

/** How many wait for their providers at once, at most. */
function mostWaiting({ orderedAt, renderableAt }: Orders): number {
  const starts = orderedAt.toSorted()
  let most = 0
  let ended = 0
  for (const [index, at] of starts.entries()) {
    while ((renderableAt[ended] ?? Infinity) <= at) ended++
    most = Math.max(most, index + 1 - ended)
  }
  return most
}
