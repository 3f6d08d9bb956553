import type { Json } from '../digest/canonical-json.js'

/** Every event that is stored. Names are `noun.verb`. */
export const EVENT_TYPES = [
  'project.created',
  'project.changed',
  'run.started',
  'run.waiting',
  'run.gated',
  'run.attention',
  'run.succeeded',
  'run.failed',
  'run.cancelled',
  'run.recovered',
  'stage.started',
  'stage.succeeded',
  'stage.failed',
  'artifact.made',
  'artifact.reused',
  'artifact.failed',
  'gate.reached',
  'gate.approved',
  'model.failed-over',
  'call.intended',
  'call.sent',
  'call.accepted',
  'call.succeeded',
  'call.failed',
  'call.refused',
  'call.ambiguous',
  'call.delayed',
  'call.risked',
  'call.attention',
  'call.resolved',
  'charge.reserved',
  'charge.settled',
  'charge.released',
] as const
/** What a stored event tells: one of {@link EVENT_TYPES}. */
export type EventType = (typeof EVENT_TYPES)[number]

/** What a writer of an event gives. */
export type NewEvent = {
  readonly projectId: string
  readonly runId: string | null
  readonly type: EventType
  readonly data: Json
}

/** An entry of a project's append-only log. `seq` starts at 1 and has no gaps. */
export type StoredEvent = NewEvent & {
  readonly seq: number
  /** Epoch milliseconds. */
  readonly at: number
}
