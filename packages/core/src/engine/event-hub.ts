import { EventEmitter } from 'eventemitter3'
import type { StoredEvent } from '../domain/event.js'

/** Progress of a stage and of its run: told to who listens now, never stored. */
export interface ProgressTick {
  readonly projectId: string
  readonly runId: string
  readonly stage: string
  /** How far the stage is, 0 to 1. */
  readonly fraction: number
  /** How far the run is, 0 to 1; never less than was told before. */
  readonly overall: number
}

/** What a studio tells inside its process. */
export interface HubEvents {
  /** A stored event of any project. */
  event: (event: StoredEvent) => void
  /** A progress tick of any run. */
  progress: (tick: ProgressTick) => void
  /** Something waits to be delivered to a webhook. */
  outbox: () => void
}

/** The emitter of a studio. */
export type EventHub = EventEmitter<HubEvents>

/** Makes an {@link EventHub}. */
export function createEventHub(): EventHub {
  return new EventEmitter<HubEvents>()
}
