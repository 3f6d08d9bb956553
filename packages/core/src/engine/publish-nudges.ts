import type { Clock } from './clock.js'
import type { EventHub, ProgressTick } from './event-hub.js'
import type { Nudges } from './nudges.js'

/** Ticks of one stage are published at most so often, milliseconds; the latest wins. */
const TICK_MS = 500

/** Publishes what this process tells of its projects; ends with the signal. */
export function publishNudges(hub: EventHub, nudges: Nudges, clock: Clock, signal: AbortSignal): void {
  const waiting = new Map<string, ProgressTick>()

  async function publishLater(key: string): Promise<void> {
    await clock.delay(TICK_MS, signal)
    const tick = waiting.get(key)
    waiting.delete(key)
    if (tick !== undefined && !signal.aborted) nudges.publish(tick.projectId, { type: 'progress', tick })
  }

  hub.on('event', ({ projectId, seq }) => nudges.publish(projectId, { type: 'event', seq }))
  hub.on('progress', (tick) => {
    const key = `${tick.runId}/${tick.stage}`
    const isFirst = !waiting.has(key)
    waiting.set(key, tick)
    if (isFirst) void publishLater(key)
  })
}
