import type { StoredRecord } from '../domain/record.js'
import { toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Counter, Metrics } from '../telemetry/metrics.js'
import type { Engine } from '../engine/engine.js'
import type { RecordChange, Records } from '../records/records.js'
import { deliver, type Delivered } from './deliver.js'
import type { EndpointSecrets } from './endpoint-secrets.js'
import type { ResolvedWebhookOptions } from './webhook-options.js'
import { DELIVERIES, ENDPOINTS, type DeliveryData, type EndpointData } from './webhook-records.js'

/** What a sender works with. */
export interface SenderOptions {
  readonly engine: Pick<Engine, 'clock' | 'logger' | 'hub'>
  readonly records: Records
  readonly secrets: EndpointSecrets
  readonly options: ResolvedWebhookOptions
  readonly metrics: Metrics
  readonly signal: AbortSignal
}

type Delivery = StoredRecord<DeliveryData>

/** Deliveries looked at in one go, sent at once, and sent at once to one endpoint. */
const BATCH = 200
const AT_ONCE = 32
const AT_ONCE_PER_ENDPOINT = 4
/**
 * How much longer than the attempt a claim lasts, milliseconds: a process that died gives its deliveries back
 * by that.
 */
const CLAIM_MARGIN_MS = 30_000

/**
 * Sends whatever is due until the signal is aborted. Several processes may do so: each delivery is claimed by
 * one of them.
 */
export async function sendDeliveries(sender: SenderOptions): Promise<void> {
  const {
    engine: { clock, logger, hub },
    signal,
    options: { pollMs },
  } = sender
  const deliveries = sender.records.collection<DeliveryData>(DELIVERIES)
  const underway = new Map<string, { readonly endpointId: string; readonly work: Promise<void> }>()
  let nudged = new AbortController()
  const nudge = () => nudged.abort()

  function start(record: Delivery): void {
    const work = attempt(sender, record)
      .catch((error: unknown) =>
        logger.warn(
          { delivery: record.id, error: toStoredError(error) },
          'A webhook delivery could not be processed; retrying.',
        ),
      )
      .finally(() => {
        underway.delete(record.id)
        nudge()
      })
    underway.set(record.id, { endpointId: record.data.endpointId, work })
  }

  // So that it is there before anything was delivered.
  countOf(sender.metrics)
  hub.on('outbox', nudge)
  while (!signal.aborted) {
    nudged = new AbortController()
    let waitMs = pollMs
    try {
      for (const record of await deliveries.due({ limit: BATCH })) {
        const busy = [...underway.values()].filter(
          ({ endpointId }) => endpointId === record.data.endpointId,
        ).length
        if (underway.size < AT_ONCE && busy < AT_ONCE_PER_ENDPOINT && !underway.has(record.id)) start(record)
      }
      const next = await deliveries.nextDue()
      if (next !== null && next > clock.now()) waitMs = Math.min(waitMs, next - clock.now())
    } catch (error) {
      if (!signal.aborted)
        logger.warn({ error: toStoredError(error) }, 'Webhook deliveries could not be read; retrying.')
    }
    await clock.delay(waitMs, AbortSignal.any([signal, nudged.signal]))
  }
  hub.off('outbox', nudge)
  await Promise.all([...underway.values()].map(({ work }) => work))
}

async function attempt(sender: SenderOptions, found: Delivery): Promise<void> {
  const {
    records,
    options,
    signal,
    engine: { clock },
  } = sender
  const deliveries = records.collection<DeliveryData>(DELIVERIES)
  try {
    if (found.label !== 'pending') return await deliveries.remove(found)
    let claimed = false
    await deliveries.change(found, ({ revision }) => {
      claimed = revision === found.revision
      return claimed ? { dueAt: clock.now() + options.timeoutMs + CLAIM_MARGIN_MS } : null
    })
    if (!claimed) return
    const outcome = await send(sender, found)
    // An attempt that was cut off by the end of this process is none.
    const change =
      signal.aborted && outcome.answered === null
        ? { dueAt: clock.now() }
        : await judge(sender, found, outcome)
    await deliveries.change(found, ({ label }) => (label === 'pending' ? change : null))
  } catch (error) {
    // Somebody removed the delivery in the meantime.
    if (!MutoscopeError.isInstance(error) || error.code !== 'RECORD_NOT_FOUND') throw error
  }
}

type Outcome = Delivered & { readonly final?: boolean }

async function send(
  { engine: { clock }, records, secrets, options, signal }: SenderOptions,
  delivery: Delivery,
): Promise<Outcome> {
  const endpoint = await records
    .collection<EndpointData>(ENDPOINTS)
    .find({ ownerId: delivery.ownerId, id: delivery.data.endpointId })
  if (endpoint === null) return { answered: null, failure: 'The endpoint was removed.', final: true }
  if (endpoint.label !== 'enabled')
    return { answered: null, failure: 'The endpoint is disabled.', final: true }
  try {
    const url = new URL(endpoint.data.url)
    await options.assertTarget(url)
    const signing = await secrets.signing(endpoint, clock.now())
    return await deliver({
      delivery,
      url,
      secrets: signing,
      fetch: options.fetch,
      clock,
      timeoutMs: options.timeoutMs,
      signal,
    })
  } catch (error) {
    return {
      answered: null,
      failure: `Nothing was sent: ${MutoscopeError.isInstance(error) ? error.code : 'the address could not be checked'}.`,
    }
  }
}

/** Turns what came of an attempt into the delivery's next state. */
async function judge(
  { engine, records, options, metrics }: SenderOptions,
  { ownerId, id, data }: Delivery,
  outcome: Outcome,
): Promise<RecordChange<DeliveryData>> {
  const { answered, failure } = outcome
  const now = engine.clock.now()
  const attempts = data.attempts + 1
  const tried: DeliveryData = {
    ...data,
    attempts,
    answered,
    failure: failure ?? (isSuccess(answered) ? null : `The endpoint answered ${answered}.`),
  }
  engine.logger.debug(
    { delivery: id, endpoint: data.endpointId, attempts, answered, failure: tried.failure },
    'A webhook delivery was attempted.',
  )
  const count = countOf(metrics)
  if (isSuccess(answered)) {
    count.add({ outcome: 'delivered' })
    return { label: 'delivered', data: tried, dueAt: now + options.keepMs }
  }
  if (answered === 410) {
    await records
      .collection<EndpointData>(ENDPOINTS)
      .change({ ownerId, id: data.endpointId }, (endpoint) => ({
        label: 'disabled',
        data: { ...endpoint.data, disabledBecause: 'gone' },
      }))
    engine.logger.warn(
      { endpoint: data.endpointId },
      'A webhook endpoint responded 410 Gone and was disabled.',
    )
  }
  if (outcome.final === true || answered === 410 || attempts >= options.maxAttempts) {
    count.add({ outcome: 'dead' })
    engine.logger.warn(
      { delivery: id, attempts, failure: tried.failure },
      'A webhook delivery failed permanently.',
    )
    return { label: 'dead', data: tried, dueAt: now + options.keepMs }
  }
  count.add({ outcome: 'failed' })
  return {
    data: tried,
    dueAt: now + (options.schedule[Math.min(attempts, options.schedule.length) - 1] ?? 0),
  }
}

function isSuccess(answered: number | null): boolean {
  return answered !== null && answered >= 200 && answered < 300
}

function countOf(metrics: Metrics): Counter {
  return metrics.counter('mutoscope_webhook_deliveries_total', 'Attempts to deliver to webhooks, by outcome.')
}
