import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../domain/event.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { createEventHub, type ProgressTick } from './event-hub.js'
import type { Nudge } from './nudges.js'
import { publishNudges } from './publish-nudges.js'

function setUp() {
  const [hub, clock, stop] = [createEventHub(), createManualClock(), new AbortController()]
  const published: (readonly [projectId: string, nudge: Nudge])[] = []
  const nudges = {
    publish: (projectId: string, nudge: Nudge) => void published.push([projectId, nudge]),
    subscribe: () => () => {},
    close: () => Promise.resolve(),
  }
  publishNudges(hub, nudges, clock, stop.signal)
  const tick = (fraction: number, stage = 'images', runId = 'run-1'): ProgressTick => {
    const told = { projectId: 'project-1', runId, stage, fraction, overall: fraction / 2 }
    hub.emit('progress', told)
    return told
  }
  return { hub, clock, stop, published, tick }
}
const progress = (tick: ProgressTick) => ['project-1', { type: 'progress', tick }]

describe('what a process tells the others', () => {
  it('is the number of each event, at once', () => {
    const { hub, published } = setUp()
    for (const seq of [1, 2]) hub.emit('event', { projectId: 'project-1', seq } as StoredEvent)
    expect(published).toEqual([1, 2].map((seq) => ['project-1', { type: 'event', seq }]))
  })

  it('is the latest progress of each stage, twice a second at most', async () => {
    const { clock, published, tick } = setUp()
    tick(0.1)
    tick(0.2)
    const other = tick(0.7, 'speech')
    const another = tick(0.4, 'images', 'run-2')
    await clock.advance(499)
    expect(published).toEqual([])
    const latest = tick(0.3)
    await clock.advance(1)
    expect(published).toEqual([latest, other, another].map(progress))
    const next = tick(0.9)
    await clock.advance(499)
    expect(published).toHaveLength(3)
    await clock.advance(1)
    expect(published.slice(3)).toEqual([progress(next)])
  })

  it('is no progress any more once it stops', async () => {
    const { clock, stop, published, tick } = setUp()
    tick(0.1)
    stop.abort()
    await clock.advance(500)
    expect(published).toEqual([])
  })
})
