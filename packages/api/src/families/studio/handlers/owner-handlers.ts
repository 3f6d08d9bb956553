import {
  MutoscopeError,
  toDollars,
  toMicros,
  type Call,
  type CallStatus,
  type LedgerTotals,
  type Studio,
  type Upload,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '@mutoscope/core'
import { respond } from '../../../contract/handler-response.js'
import { ApiError, type ErrorDefinition } from '../../../contract/error-definition.js'
import type { Handlers } from '../../../contract/handler.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { pageHeaders } from '../../../paging/page-headers.js'
import { toIso, toMoney } from '../../../project-routes/wire-values.js'
import { deliveryNotFound, endpointNotFound, uploadNotFound } from '../errors.js'
import { MAX_UPLOAD_BYTES, type ownerRoutes } from '../routes/owner-routes.js'

/** Which calls of an owner. */
interface CallPage {
  readonly projectId: string | undefined
  readonly status: CallStatus | undefined
  readonly limit: number
  readonly offset: number
}

/** Serves an owner's uploads, webhooks, spending and lost calls. */
export function createOwnerHandlers(studio: Studio): Handlers<typeof ownerRoutes> {
  async function pageOfCalls(
    ownerId: string,
    { projectId, status, limit, offset }: CallPage,
  ): Promise<{ readonly calls: readonly Call[]; readonly total: number }> {
    if (projectId !== undefined) {
      const ref = { ownerId, projectId }
      const calls = await studio.calls.list(ref, status === undefined ? {} : { statuses: [status] })
      return { calls: calls.toReversed().slice(offset, offset + limit), total: calls.length }
    }
    const filter = status === undefined ? {} : { status }
    const [calls, total] = await Promise.all([
      studio.calls.ofOwner(ownerId, { ...filter, limit, offset }),
      studio.calls.countOfOwner(ownerId, filter),
    ])
    return { calls, total }
  }

  return {
    async createUpload({ form: { file } }, context) {
      const upload = await studio.uploads.put({
        ownerId: context.ownerId,
        source: file.source,
        mediaType: file.mediaType,
        filename: file.filename,
        maxBytes: MAX_UPLOAD_BYTES,
        signal: context.signal,
      })
      return respond(201, await presentUpload(upload, context))
    },
    async listUploads({ query }, context) {
      return Promise.all(
        (await studio.uploads.list(context.ownerId, query)).map((upload) => presentUpload(upload, context)),
      )
    },
    async deleteUpload({ params }, { ownerId }) {
      await orNotFound(uploadNotFound, () => studio.uploads.remove(ownerId, params.id))
      return undefined
    },
    async createWebhook({ body: { url, events } }, { ownerId }) {
      const { endpoint, secret } = await studio.webhooks.create({
        ownerId,
        url,
        ...(events === undefined ? {} : { events }),
      })
      return respond(201, { ...presentWebhook(endpoint), secret })
    },
    listWebhooks: async (_input, { ownerId }) => (await studio.webhooks.list(ownerId)).map(presentWebhook),
    async updateWebhook({ params, body: { url, events, disabled } }, { ownerId }) {
      const change = {
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events }),
        ...(disabled === undefined ? {} : { disabled }),
      }
      return presentWebhook(
        await orNotFound(endpointNotFound, () =>
          studio.webhooks.update({ ownerId, endpointId: params.id }, change),
        ),
      )
    },
    async deleteWebhook({ params }, { ownerId }) {
      await orNotFound(endpointNotFound, () => studio.webhooks.remove({ ownerId, endpointId: params.id }))
      return undefined
    },
    async rotateWebhookSecret({ params }, { ownerId }) {
      const { endpoint, secret } = await orNotFound(endpointNotFound, () =>
        studio.webhooks.rotateSecret({ ownerId, endpointId: params.id }),
      )
      return { ...presentWebhook(endpoint), secret }
    },
    async listDeliveries({ query: { webhook_id: endpointId, status, limit, offset } }, { ownerId }) {
      const deliveries = await studio.webhooks.deliveries(ownerId, {
        limit,
        offset,
        ...(endpointId === undefined ? {} : { endpointId }),
        ...(status === undefined ? {} : { status }),
      })
      return deliveries.map(presentDelivery)
    },
    replayDelivery: async ({ params }, { ownerId }) =>
      presentDelivery(
        await orNotFound(deliveryNotFound, () => studio.webhooks.replay({ ownerId, deliveryId: params.id })),
      ),
    async ledger({ query: { from, until } }, { ownerId }) {
      const ledger = await studio.ledger({
        ownerId,
        ...(from === undefined ? {} : { from: Date.parse(from) }),
        ...(until === undefined ? {} : { until: Date.parse(until) }),
      })
      return {
        totals: presentTotals(ledger.totals),
        by_project: mapTotals(ledger.byProject),
        by_provider: mapTotals(ledger.byProvider),
        by_day: mapTotals(ledger.byDay),
        accuracy: Object.fromEntries(
          Object.entries(ledger.accuracy).map(([model, { estimatedMicros, actualMicros, ratio }]) => [
            model,
            { estimated: toDollars(estimatedMicros), actual: toDollars(actualMicros), ratio },
          ]),
        ),
      }
    },
    async listCalls({ query: { project_id: projectId, status, limit, offset } }, context) {
      const { calls, total } = await pageOfCalls(context.ownerId, { projectId, status, limit, offset })
      return respond(
        200,
        calls.map(presentCall),
        pageHeaders(context, {
          path: '/api/calls',
          query: { project_id: projectId, status },
          total,
          limit,
          offset,
        }),
      )
    },
    resolveCall: async ({ params, body }, { ownerId }) =>
      presentCall(await studio.calls.resolve({ ownerId, callId: params.id }, toDecision(body))),
  }
}

/** The engine knows only records; here each has its own name. */
async function orNotFound<Result>(definition: ErrorDefinition, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'RECORD_NOT_FOUND')
      throw new ApiError(definition, { cause: error })
    throw error
  }
}

async function presentUpload(
  { id, ownerId, hash, size, mediaType, filename, createdAt }: Upload,
  context: RouteContext,
) {
  return {
    id,
    filename,
    media_type: mediaType,
    size,
    sha256: hash,
    url: await context.fileUrl(ownerId, { hash, size, mediaType, uploadId: id }, filename ?? 'upload'),
    created_at: toIso(createdAt),
  }
}

function presentWebhook({
  id,
  url,
  events,
  disabled,
  disabledBecause,
  createdAt,
  updatedAt,
}: WebhookEndpoint) {
  return {
    id,
    url,
    events: [...events],
    disabled,
    disabled_because: disabledBecause,
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  }
}

function presentDelivery(delivery: WebhookDelivery) {
  const {
    id,
    endpointId,
    projectId,
    runId,
    seq,
    type,
    status,
    attempts,
    answered,
    failure,
    nextAttemptAt,
    body,
    createdAt,
    updatedAt,
  } = delivery
  return {
    id,
    webhook_id: endpointId,
    project_id: projectId,
    run_id: runId,
    seq,
    type,
    status,
    attempts,
    answered,
    failure,
    next_attempt_at: nextAttemptAt === null ? null : toIso(nextAttemptAt),
    body,
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  }
}

type Decision = Parameters<Studio['calls']['resolve']>[1]
type DecisionBody =
  | Exclude<Decision, { action: 'abandon' }>
  | { readonly action: 'abandon'; readonly cost_usd?: number | undefined }

function toDecision(body: DecisionBody): Decision {
  if (body.action !== 'abandon') return body
  const { cost_usd: cost } = body
  return { action: 'abandon', ...(cost === undefined ? {} : { costMicros: toMicros(cost) }) }
}

function presentCall({
  id,
  projectId,
  runId,
  stage,
  name,
  provider,
  model,
  status,
  progress,
  pollAt,
  error,
  createdAt,
  updatedAt,
}: Call) {
  return {
    id,
    project_id: projectId,
    run_id: runId,
    stage,
    name,
    provider,
    model,
    status,
    progress,
    waits_until: pollAt === null ? null : toIso(pollAt),
    error: error === null ? null : { code: error.code, message: error.message },
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  }
}

function presentTotals({ calls, estimatedMicros, reservedMicros, actualMicros }: LedgerTotals) {
  return {
    calls,
    estimated: toMoney(estimatedMicros),
    reserved: toMoney(reservedMicros),
    actual: toMoney(actualMicros),
  }
}

function mapTotals(totals: { readonly [key: string]: LedgerTotals }) {
  return Object.fromEntries(Object.entries(totals).map(([key, of]) => [key, presentTotals(of)]))
}
