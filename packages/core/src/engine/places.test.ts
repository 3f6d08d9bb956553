import { describe, expect, it } from 'vitest'
import { createPlaces } from './places.js'

/** Places and a queue of runs whose work ends when it is told to. */
function setUp(concurrency: number) {
  const places = createPlaces(concurrency)
  const queue: string[] = []
  const started: string[] = []
  const limits: number[] = []
  const ends = new Map<string, () => void>()
  const claim = async (limit: number) => {
    limits.push(limit)
    return queue.splice(0, limit).map((runId) => () => {
      started.push(runId)
      return new Promise<void>((resolve) => ends.set(runId, resolve))
    })
  }
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  const end = async (runId: string) => {
    ends.get(runId)?.()
    await settle()
  }
  return { places, queue, started, limits, claim, settle, end }
}

describe('createPlaces', () => {
  it('claims for the places that are free and no more', async () => {
    const { places, queue, started, limits, claim, settle, end } = setUp(2)
    queue.push('a', 'b', 'c')
    places.start(claim)
    await settle()
    expect(started).toEqual(['a', 'b'])
    places.look()
    await settle()
    expect(limits).toEqual([2])
    await end('b')
    expect(started).toEqual(['a', 'b', 'c'])
    expect(limits).toEqual([2, 1])
  })

  it('claims again when it is asked to and when work has ended, and is quiet otherwise', async () => {
    const { places, queue, started, limits, claim, settle, end } = setUp(2)
    places.start(claim)
    await settle()
    expect(limits).toEqual([2])
    queue.push('a')
    await settle()
    expect(started).toEqual([])
    places.look()
    await settle()
    expect(started).toEqual(['a'])
    const looks = limits.length
    await settle()
    expect(limits.length).toBe(looks)
    await end('a')
    expect(limits.slice(looks)).toEqual([2])
  })

  it('hears a reason to look that comes while it claims', async () => {
    const { places, queue, started, claim, settle } = setUp(2)
    places.start(async (limit) => {
      const works = await claim(limit)
      if (started.length === 0 && queue.length === 0 && works.length === 0) {
        queue.push('late')
        places.look()
      }
      return works
    })
    await settle()
    expect(started).toEqual(['late'])
  })

  it('claims nothing more once it is stopped, and waits for what runs', async () => {
    const { places, queue, started, claim, settle, end } = setUp(1)
    queue.push('a', 'b')
    places.start(claim)
    await settle()
    let stopped = false
    const stopping = places.stop().then(() => (stopped = true))
    await settle()
    expect(stopped).toBe(false)
    await end('a')
    await stopping
    expect(started).toEqual(['a'])
  })

  it('tell who asks when one is free, counting what is being claimed', async () => {
    const { places, queue, claim, settle, end } = setUp(2)
    let free = 0
    const ask = () => places.whenFree().then(() => free++)
    await ask()
    expect(free).toBe(1)
    queue.push('a', 'b')
    const go = Promise.withResolvers<void>()
    places.start(async (limit) => {
      await go.promise
      return claim(limit)
    })
    const asking = [ask(), ask()]
    await settle()
    expect(free).toBe(1)
    go.resolve()
    await settle()
    expect(free).toBe(1)
    await end('a')
    await Promise.all(asking)
    expect(free).toBe(3)
    await ask()
    expect(free).toBe(4)
  })

  it('tell who waits for one when it stops, before what runs has ended', async () => {
    const { places, queue, claim, settle, end } = setUp(1)
    queue.push('a')
    places.start(claim)
    await settle()
    let told = false
    const asking = places.whenFree().then(() => (told = true))
    await settle()
    expect(told).toBe(false)
    const stopping = places.stop()
    await asking
    await places.whenFree()
    await end('a')
    await stopping
  })
})
