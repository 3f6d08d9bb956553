import { describe, expect, it } from 'vitest'
import { createInProcessDispatcher } from './in-process-dispatcher.js'

/** A dispatcher whose handlers end when they are told to. */
function setUp(concurrency: number) {
  const dispatcher = createInProcessDispatcher({ concurrency })
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const handler = (runId: string) => {
    started.push(runId)
    return new Promise<void>((resolve) => ends.set(runId, resolve))
  }
  const end = async (runId: string) => {
    ends.get(runId)?.()
    // Once for the handler's end and once for what comes after it.
    for (let turn = 0; turn < 3; turn++) await Promise.resolve()
  }
  return { dispatcher, started, handler, end }
}

describe('createInProcessDispatcher', () => {
  it('starts what waits by priority, and by arrival among the same', async () => {
    const { dispatcher, started, handler, end } = setUp(1)
    dispatcher.start(handler)
    dispatcher.wake('running')
    dispatcher.wake('low', -10)
    dispatcher.wake('first')
    dispatcher.wake('second', 0)
    dispatcher.wake('high', 10)
    for (const runId of ['running', 'high', 'first', 'second']) await end(runId)
    expect(started).toEqual(['running', 'high', 'first', 'second', 'low'])
  })

  it('starts by priority what was woken before it started, no more at once than it may', () => {
    const { dispatcher, started, handler } = setUp(2)
    for (const [runId, priority] of [
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ] as const)
      dispatcher.wake(runId, priority)
    dispatcher.start(handler)
    expect(started).toEqual(['c', 'b'])
  })

  it('looks once more at a run that was woken while it was worked on, and lets others go first meanwhile', async () => {
    const { dispatcher, started, handler, end } = setUp(2)
    dispatcher.start(handler)
    dispatcher.wake('a', 10)
    dispatcher.wake('a', 10)
    dispatcher.wake('b')
    expect(started).toEqual(['a', 'b'])
    await end('a')
    expect(started).toEqual(['a', 'b', 'a'])
  })

  it('starts nothing more once it is stopped, and waits for what runs', async () => {
    const { dispatcher, started, handler, end } = setUp(1)
    dispatcher.start(handler)
    dispatcher.wake('a')
    dispatcher.wake('b')
    let stopped = false
    const stopping = dispatcher.stop().then(() => (stopped = true))
    await Promise.resolve()
    expect(stopped).toBe(false)
    await end('a')
    await stopping
    expect(started).toEqual(['a'])
  })
})
