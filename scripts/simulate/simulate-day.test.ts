import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DAY_SEC, drawDay } from './draw-day.js'
import { placeByDirectory, placeByHash } from './place-owners.js'
import { findSlots, quantile, runRenders } from './render-queue.js'
import { MILLION, scalingDoc } from './scaling-doc.js'
import { simulateDay } from './simulate-day.js'

const small = { ...MILLION, videos: 4_000, owners: 400, shards: 4, listed: 20 }

/** Orders that become ready at given times, each rendering for as long. */
function at(readyAt: readonly number[], renderSec: number) {
  const renderableAt = Float64Array.from(readyAt)
  return {
    owner: new Int32Array(readyAt.length),
    orderedAt: renderableAt,
    renderableAt,
    renderSec: new Float64Array(readyAt.length).fill(renderSec),
  }
}

describe('drawDay', () => {
  it('draws the same day from one seed, and another from another', () => {
    expect(drawDay(small)).toEqual(drawDay(small))
    expect(drawDay({ ...small, seed: 2 })).not.toEqual(drawDay(small))
  })

  it('orders most around noon, and gives the owner of rank 1 about twice as many as the next', () => {
    const { orderedAt, owner } = drawDay(small)
    const around = (hour: number) =>
      orderedAt.filter((moment) => Math.abs(moment - hour * 3600) < DAY_SEC / 12).length
    expect(around(12)).toBeGreaterThan(2 * around(3))
    const of = (rank: number) => owner.filter((value) => value === rank - 1).length
    expect(of(1) / of(2)).toBeGreaterThan(1.7)
    expect(of(1) / of(2)).toBeLessThan(2.4)
  })
})

describe('runRenders', () => {
  it('starts each on the slot that is free first', () => {
    expect([...runRenders(at([0, 0, 0, 5], 10), { slots: 2 }).waitedSec]).toEqual([0, 0, 10, 5])
  })

  it('starts nothing in an outage, and works off what waits', () => {
    const { waitedSec } = runRenders(at([0, 12, 13], 10), { slots: 1, outage: { from: 10, until: 40 } })
    expect([...waitedSec]).toEqual([0, 28, 37])
  })

  it('needs as many slots as render at once when nothing may wait', () => {
    expect(findSlots(at([0, 1, 2, 20], 10), 0)).toBe(3)
    expect(findSlots(at([0, 1, 2, 20], 10), 18)).toBe(1)
  })

  it('takes the largest value for the whole', () => {
    expect([quantile(Float64Array.of(3, 1, 2), 0.5), quantile(Float64Array.of(3, 1, 2), 1)]).toEqual([2, 3])
  })
})

describe('placement', () => {
  it('gives an owner larger than a shard one to itself, and spreads the next ones', () => {
    const videos = Int32Array.of(100, 30, 30, 1, 1, 1)
    const place = placeByDirectory(3, { videos, listed: 3 })
    const shards = [...videos.keys()].map(place)
    expect(shards[0]).toBe(2)
    expect(shards.slice(1)).not.toContain(2)
    expect(shards[1]).not.toBe(shards[2])
  })

  it('spreads many small owners evenly by hash', () => {
    const place = placeByHash(4)
    const placed = Map.groupBy(
      Array.from({ length: 4_000 }, (_, owner) => owner),
      place,
    )
    expect(placed.size).toBe(4)
    for (const { length } of placed.values()) expect(Math.abs(length - 1_000)).toBeLessThan(150)
  })
})

describe('simulateDay', () => {
  it('has more slots than a day without idling needs, and fewer waits with the directory', () => {
    const day = simulateDay(small)
    expect(day.slots).toBeGreaterThan(day.slotsAtLeast)
    expect(day.shardShare.directory).toBeLessThan(day.shardShare.hash)
    expect(day.outage.longestWaitSec).toBeGreaterThanOrEqual(day.longestWaitSec)
  })

  it('docs/scaling.md says what it computes', async () => {
    const path = resolve(import.meta.dirname, '../../docs/scaling.md')
    await expect(scalingDoc(await readFile(path, 'utf8'))).toMatchFileSnapshot(path)
  })
})
