import type { StoredEvent } from '../domain/event.js'
import type { EventHub } from './event-hub.js'
import type { Logger } from './logger.js'

/** Logs every event that this process writes, as a debug line. */
export function logEvents(hub: EventHub, logger: Logger): void {
  hub.on('event', ({ type, projectId, runId, data }: StoredEvent) =>
    logger.debug({ projectId, runId, data }, type),
  )
}
