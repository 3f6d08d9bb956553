import type { NewRecord } from '../domain/record.js'
import type { StoredEvent } from '../domain/event.js'
import type { Store } from '../storage/store.js'
import { matchesEvent } from './event-patterns.js'
import { webhookBody } from './webhook-body.js'
import { DELIVERIES, ENDPOINTS, type DeliveryData, type EndpointData } from './webhook-records.js'

/** Most endpoints of one owner. */
export const MOST_ENDPOINTS = 20

/**
 * Looks up who wants to be told of an owner's events, and answers what turns events into deliveries, or null
 * when nobody does. A delivery's id is made of event and endpoint, so no event can be told twice under two
 * ids.
 */
export async function openOutbox(
  store: Store,
  ownerId: string,
): Promise<((events: readonly StoredEvent[]) => readonly NewRecord[]) | null> {
  const endpoints = await store.listRecords(ownerId, {
    collection: ENDPOINTS,
    labels: ['enabled'],
    limit: MOST_ENDPOINTS,
  })
  if (endpoints.length === 0) return null
  return (events) =>
    events.flatMap((event) =>
      endpoints
        .filter(({ data }) => matchesEvent((data as EndpointData).events, event.type))
        .map((endpoint) => toDelivery(ownerId, endpoint.id, event)),
    )
}

function toDelivery(ownerId: string, endpointId: string, event: StoredEvent): NewRecord {
  const { projectId, runId, seq, type, at } = event
  const data: DeliveryData = {
    endpointId,
    projectId,
    runId,
    seq,
    type,
    body: webhookBody(event),
    attempts: 0,
    answered: null,
    failure: null,
  }
  return {
    ownerId,
    collection: DELIVERIES,
    id: `${endpointId}_${projectId}_${seq}`,
    label: 'pending',
    text: endpointId,
    data,
    // What was to be told is told, also when the project is gone by then.
    projectId: null,
    revision: 1,
    dueAt: at,
    createdAt: at,
    updatedAt: at,
  }
}
