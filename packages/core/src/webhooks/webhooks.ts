import * as z from 'zod'
import type { EventType } from '../domain/event.js'
import type { StoredRecord } from '../domain/record.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Engine } from '../engine/engine.js'
import type { ListOptions } from '../storage/store-filters.js'
import { parseInput } from '../records/parse-input.js'
import type { Records } from '../records/records.js'
import { ALWAYS_DUE } from '../records/every-record.js'
import type { EndpointSecrets } from './endpoint-secrets.js'
import { assertPatterns } from './event-patterns.js'
import { MOST_ENDPOINTS } from './outbox.js'
import type { ResolvedWebhookOptions } from './webhook-options.js'
import {
  DELIVERIES,
  ENDPOINTS,
  type DeliveryData,
  type DeliveryStatus,
  type EndpointData,
} from './webhook-records.js'
import { createWebhookSecret } from './webhook-secret.js'

/** Where an owner is told of events. Its secret is only shown when it is made. */
export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  /** Patterns: `run.failed`, `run.*`, `*`. */
  readonly events: readonly string[]
  readonly disabled: boolean
  /** `gone`: the endpoint answered 410. Null when its owner disabled it, or nobody. */
  readonly disabledBecause: 'gone' | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** An endpoint with its secret, shown this once: `whsec_` and base64, as Standard Webhooks have it. */
export interface WebhookEndpointSecret {
  readonly endpoint: WebhookEndpoint
  readonly secret: string
}

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  /** What is sent as `webhook-id`, the same at every attempt. */
  readonly id: string
  readonly endpointId: string
  readonly projectId: string
  readonly runId: string | null
  /** Number of the event in the log of its project. */
  readonly seq: number
  readonly type: EventType
  readonly status: DeliveryStatus
  readonly attempts: number
  /** Status of the last answer; null when there was none. */
  readonly answered: number | null
  /** Why the last attempt failed. */
  readonly failure: string | null
  /** Epoch milliseconds; null when there will be none. */
  readonly nextAttemptAt: number | null
  /** The body that is sent, JSON. */
  readonly body: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** Which endpoint. */
export interface EndpointRef {
  readonly ownerId: string
  readonly endpointId: string
}

/** A new endpoint. */
export interface CreateEndpoint {
  readonly ownerId: string
  readonly url: string
  /** @default run.* and gate.* */
  readonly events?: readonly string[]
}

/** Which deliveries. @default all */
export interface DeliveryQuery extends ListOptions {
  readonly endpointId?: string
  readonly status?: DeliveryStatus
}

/**
 * Tells owners of events at addresses of theirs, signed as Standard Webhooks say: at least once each, in no
 * sure order.
 */
export interface Webhooks {
  /** @throws `INVALID_INPUT`, `URL_NOT_ALLOWED`, `LIMIT_EXCEEDED` for more than 20 of an owner */
  create(input: CreateEndpoint): Promise<WebhookEndpointSecret>
  /** Newest first. */
  list(ownerId: string): Promise<readonly WebhookEndpoint[]>
  /**
   * Enabling an endpoint does not send what was given up meanwhile; {@link Webhooks.replay} does. @throws
   * `RECORD_NOT_FOUND`, `INVALID_INPUT`, `URL_NOT_ALLOWED`
   */
  update(
    ref: EndpointRef,
    change: { readonly url?: string; readonly events?: readonly string[]; readonly disabled?: boolean },
  ): Promise<WebhookEndpoint>
  /** @throws `RECORD_NOT_FOUND` */
  remove(ref: EndpointRef): Promise<void>
  /**
   * Gives an endpoint a new secret; the one before signs too for a while, so that the receiver can change
   * over. @throws `RECORD_NOT_FOUND`
   */
  rotateSecret(ref: EndpointRef): Promise<WebhookEndpointSecret>
  /** Newest first; those that ended long ago are gone. */
  deliveries(ownerId: string, query?: DeliveryQuery): Promise<readonly WebhookDelivery[]>
  /**
   * Sends a delivery again from its first attempt, whatever came of it. @throws `RECORD_NOT_FOUND` for the
   * delivery or its endpoint, `INVALID_INPUT` when that is disabled
   */
  replay(ref: { readonly ownerId: string; readonly deliveryId: string }): Promise<WebhookDelivery>
}

/** What the webhooks of a studio are made of. */
export interface WebhooksDependencies {
  readonly engine: Pick<Engine, 'clock' | 'createId' | 'hub'>
  readonly records: Records
  readonly secrets: EndpointSecrets
  readonly options: ResolvedWebhookOptions
}

const DEFAULT_EVENTS = ['run.*', 'gate.*']
const urlSchema = z.string().max(2000)
const eventsSchema = z.array(z.string()).max(50)

/** Makes the webhooks part of a studio. */
export function createWebhooks({ engine, records, secrets, options }: WebhooksDependencies): Webhooks {
  const endpoints = records.collection<EndpointData>(ENDPOINTS)
  const deliveries = records.collection<DeliveryData>(DELIVERIES)

  async function checkUrl(given: unknown): Promise<string> {
    const text = parseInput(urlSchema, given, 'address of the webhook')
    const url = URL.parse(text)
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      throw invalidUrl('is not an http or https URL')
    if (url.username !== '' || url.password !== '')
      throw invalidUrl('contains a user name or password; verify the signature instead')
    try {
      await options.assertTarget(url)
    } catch (error) {
      // A name that does not resolve is a mistake in the address, and nothing that went wrong here.
      if (MutoscopeError.isInstance(error) && error.code === 'PROVIDER_UNAVAILABLE')
        throw invalidUrl(`names ${url.hostname}, which cannot be resolved`)
      throw error
    }
    return url.href
  }

  function checkEvents(given: unknown): readonly string[] {
    const events = parseInput(eventsSchema, given, 'list of events')
    assertPatterns(events)
    return [...new Set(events)]
  }

  return {
    async create({ ownerId, url, events = DEFAULT_EVENTS }) {
      const checked = { url: await checkUrl(url), events: checkEvents(events) }
      if ((await endpoints.count(ownerId)) >= MOST_ENDPOINTS)
        throw new MutoscopeError('LIMIT_EXCEEDED', {
          message: `The limit of ${MOST_ENDPOINTS} webhooks is reached. Delete one first.`,
          details: { limit: MOST_ENDPOINTS },
        })
      const secret = createWebhookSecret()
      const ref = { ownerId, id: engine.createId() }
      const data: EndpointData = {
        ...checked,
        secret: await secrets.toKept(ref, secret),
        previous: null,
        disabledBecause: null,
      }
      return {
        endpoint: toEndpoint(await endpoints.insert({ ...ref, label: 'enabled', data, dueAt: ALWAYS_DUE })),
        secret,
      }
    },
    list: async (ownerId) => (await endpoints.list(ownerId, { limit: MOST_ENDPOINTS * 2 })).map(toEndpoint),
    async update({ ownerId, endpointId }, { url, events, disabled }) {
      const changed = {
        ...(url === undefined ? {} : { url: await checkUrl(url) }),
        ...(events === undefined ? {} : { events: checkEvents(events) }),
      }
      return toEndpoint(
        await endpoints.change({ ownerId, id: endpointId }, ({ data, label }) => ({
          label: disabled === undefined ? label : toLabel(disabled),
          data: { ...data, ...changed, ...(disabled === undefined ? {} : { disabledBecause: null }) },
        })),
      )
    },
    remove: ({ ownerId, endpointId }) => endpoints.remove({ ownerId, id: endpointId }),
    async rotateSecret({ ownerId, endpointId }) {
      const ref = { ownerId, id: endpointId }
      const secret = createWebhookSecret()
      const kept = await secrets.toKept(ref, secret)
      const until = engine.clock.now() + options.secretOverlapMs
      return {
        endpoint: toEndpoint(
          await endpoints.change(ref, ({ data }) => ({
            data: { ...data, secret: kept, previous: { secret: data.secret, until } },
          })),
        ),
        secret,
      }
    },
    deliveries: async (ownerId, { endpointId, status, ...page } = {}) =>
      (
        await deliveries.list(ownerId, {
          ...page,
          ...(endpointId === undefined ? {} : { search: endpointId }),
          ...(status === undefined ? {} : { labels: [status] }),
        })
      ).map(toWebhookDelivery),
    async replay({ ownerId, deliveryId }) {
      const ref = { ownerId, id: deliveryId }
      const {
        data: { endpointId },
      } = await deliveries.get(ref)
      const { label } = await endpoints.get({ ownerId, id: endpointId })
      if (label !== 'enabled')
        throw new MutoscopeError('INVALID_INPUT', {
          message: `Webhook "${endpointId}" is disabled. Enable it first.`,
          details: { field: 'deliveryId', endpointId },
        })
      const replayed = await deliveries.change(ref, ({ data }) => ({
        label: 'pending',
        data: { ...data, attempts: 0, answered: null, failure: null },
        dueAt: engine.clock.now(),
      }))
      engine.hub.emit('outbox')
      return toWebhookDelivery(replayed)
    },
  }
}

function invalidUrl(why: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', {
    message: `The webhook URL ${why}.`,
    details: { field: 'url' },
  })
}

function toLabel(disabled: boolean): 'enabled' | 'disabled' {
  return disabled ? 'disabled' : 'enabled'
}

function toEndpoint({
  id,
  label,
  data: { url, events, disabledBecause },
  createdAt,
  updatedAt,
}: StoredRecord<EndpointData>): WebhookEndpoint {
  return { id, url, events, disabled: label !== 'enabled', disabledBecause, createdAt, updatedAt }
}

function toWebhookDelivery({
  id,
  label,
  data,
  dueAt,
  createdAt,
  updatedAt,
}: StoredRecord<DeliveryData>): WebhookDelivery {
  return {
    id,
    ...data,
    status: label as DeliveryStatus,
    nextAttemptAt: label === 'pending' ? dueAt : null,
    createdAt,
    updatedAt,
  }
}
