import type { EventType } from '../domain/event.js'

/** Where the endpoints of owners are kept, under their id, with the label `enabled` or `disabled`. */
export const ENDPOINTS = 'webhook.endpoint'

/**
 * Where deliveries are kept, with their {@link DeliveryStatus} as label, their endpoint's id as text, and the
 * time of the next attempt (or of their removal) as due time.
 */
export const DELIVERIES = 'webhook.delivery'

/** What an endpoint's record holds. Secrets are sealed where the studio has a master key. */
export type EndpointData = {
  readonly url: string
  readonly events: readonly string[]
  readonly secret: string
  /** The secret before, which signs too until then, epoch milliseconds. */
  readonly previous: { readonly secret: string; readonly until: number } | null
  readonly disabledBecause: 'gone' | null
}

/** `dead`: every attempt failed, or the endpoint went away. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const
/** Where a delivery stands: one of {@link DELIVERY_STATUSES}. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** What a delivery's record holds. */
export type DeliveryData = {
  readonly endpointId: string
  readonly projectId: string
  readonly runId: string | null
  readonly seq: number
  readonly type: EventType
  /** Exactly what is sent, the same at every attempt. */
  readonly body: string
  readonly attempts: number
  /** Status of the last answer, or null when there was none. */
  readonly answered: number | null
  /** Why the last attempt failed, for people. */
  readonly failure: string | null
}
