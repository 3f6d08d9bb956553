// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.
import { type NoInput, operation } from '../runtime/index.js'
import type { Call, OwnerTotals, StudioResolveCallBody0, Upload, Webhook, WebhookDelivery, WebhookWithSecret } from './schemas.gen.js'

/** What {@link studioCreateUpload} takes. */
export interface StudioCreateUploadInput {
  readonly form: {
    /** image/jpeg, image/png, image/webp, audio/mpeg, audio/wav, audio/mp4, audio/aac, audio/ogg, audio/flac, video/mp4, video/quicktime, video/webm; at most 536870912 bytes */
    readonly file: Blob
  }
}

/** What {@link studioCreateUpload} may fail with. */
export type StudioCreateUploadError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'QUOTA_EXCEEDED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'MEDIA_TOO_LARGE' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'MEDIA_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'DISK_FULL'

/** What {@link studioCreateUpload} responds with. */
export type StudioCreateUploadResponse = Upload

/**
 * Upload a file. Pictures, audio or video. The type is detected from the content.
 *
 * `POST /api/uploads`
 */
export const studioCreateUpload = /* @__PURE__ */ operation<StudioCreateUploadInput, StudioCreateUploadResponse, StudioCreateUploadError>('POST /api/uploads idempotent')

/** What {@link studioListUploads} takes. */
export interface StudioListUploadsInput {
  readonly query?: {
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
  } | undefined
}

/** What {@link studioListUploads} may fail with. */
export type StudioListUploadsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListUploads} responds with. */
export type StudioListUploadsResponse = readonly Upload[]

/**
 * List uploads.
 *
 * `GET /api/uploads`
 */
export const studioListUploads = /* @__PURE__ */ operation<StudioListUploadsInput, StudioListUploadsResponse, StudioListUploadsError>('GET /api/uploads offset')

/** What {@link studioDeleteUpload} takes. */
export interface StudioDeleteUploadInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioDeleteUpload} may fail with. */
export type StudioDeleteUploadError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'UPLOAD_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioDeleteUpload} responds with. */
export type StudioDeleteUploadResponse = undefined

/**
 * Delete an upload.
 *
 * `DELETE /api/uploads/{id}`
 */
export const studioDeleteUpload = /* @__PURE__ */ operation<StudioDeleteUploadInput, StudioDeleteUploadResponse, StudioDeleteUploadError>('DELETE /api/uploads/{id}')

/** What {@link studioCreateWebhook} takes. */
export interface StudioCreateWebhookInput {
  readonly body: {
    readonly url: string
    readonly events?: readonly string[] | undefined
  }
}

/** What {@link studioCreateWebhook} may fail with. */
export type StudioCreateWebhookError = 'URL_NOT_ALLOWED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'REQUEST_TIMEOUT' | 'IDEMPOTENCY_IN_PROGRESS' | 'LIMIT_EXCEEDED' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'IDEMPOTENCY_KEY_REUSED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioCreateWebhook} responds with. */
export type StudioCreateWebhookResponse = WebhookWithSecret

/**
 * Create a webhook. Signed according to Standard Webhooks. The secret is returned only once.
 *
 * `POST /api/webhooks`
 */
export const studioCreateWebhook = /* @__PURE__ */ operation<StudioCreateWebhookInput, StudioCreateWebhookResponse, StudioCreateWebhookError>('POST /api/webhooks idempotent')

/** What {@link studioListWebhooks} may fail with. */
export type StudioListWebhooksError = 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListWebhooks} responds with. */
export type StudioListWebhooksResponse = readonly Webhook[]

/**
 * List webhooks.
 *
 * `GET /api/webhooks`
 */
export const studioListWebhooks = /* @__PURE__ */ operation<NoInput, StudioListWebhooksResponse, StudioListWebhooksError>('GET /api/webhooks')

/** What {@link studioUpdateWebhook} takes. */
export interface StudioUpdateWebhookInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly url?: string | undefined
    readonly events?: readonly string[] | undefined
    readonly disabled?: boolean | undefined
  }
}

/** What {@link studioUpdateWebhook} may fail with. */
export type StudioUpdateWebhookError = 'URL_NOT_ALLOWED' | 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioUpdateWebhook} responds with. */
export type StudioUpdateWebhookResponse = Webhook

/**
 * Update a webhook.
 *
 * `PATCH /api/webhooks/{id}`
 */
export const studioUpdateWebhook = /* @__PURE__ */ operation<StudioUpdateWebhookInput, StudioUpdateWebhookResponse, StudioUpdateWebhookError>('PATCH /api/webhooks/{id}')

/** What {@link studioDeleteWebhook} takes. */
export interface StudioDeleteWebhookInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioDeleteWebhook} may fail with. */
export type StudioDeleteWebhookError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioDeleteWebhook} responds with. */
export type StudioDeleteWebhookResponse = undefined

/**
 * Delete a webhook.
 *
 * `DELETE /api/webhooks/{id}`
 */
export const studioDeleteWebhook = /* @__PURE__ */ operation<StudioDeleteWebhookInput, StudioDeleteWebhookResponse, StudioDeleteWebhookError>('DELETE /api/webhooks/{id}')

/** What {@link studioRotateWebhookSecret} takes. */
export interface StudioRotateWebhookSecretInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioRotateWebhookSecret} may fail with. */
export type StudioRotateWebhookSecretError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'WEBHOOK_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioRotateWebhookSecret} responds with. */
export type StudioRotateWebhookSecretResponse = WebhookWithSecret

/**
 * Rotate the secret of a webhook. The previous secret also signs for one more day.
 *
 * `POST /api/webhooks/{id}/rotate-secret`
 */
export const studioRotateWebhookSecret = /* @__PURE__ */ operation<StudioRotateWebhookSecretInput, StudioRotateWebhookSecretResponse, StudioRotateWebhookSecretError>('POST /api/webhooks/{id}/rotate-secret')

/** What {@link studioListDeliveries} takes. */
export interface StudioListDeliveriesInput {
  readonly query?: {
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
    readonly webhook_id?: string | undefined
    readonly status?: 'pending' | 'delivered' | 'dead' | undefined
  } | undefined
}

/** What {@link studioListDeliveries} may fail with. */
export type StudioListDeliveriesError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListDeliveries} responds with. */
export type StudioListDeliveriesResponse = readonly WebhookDelivery[]

/**
 * List webhook deliveries.
 *
 * `GET /api/webhooks/deliveries`
 */
export const studioListDeliveries = /* @__PURE__ */ operation<StudioListDeliveriesInput, StudioListDeliveriesResponse, StudioListDeliveriesError>('GET /api/webhooks/deliveries offset')

/** What {@link studioReplayDelivery} takes. */
export interface StudioReplayDeliveryInput {
  readonly params: {
    readonly id: string
  }
}

/** What {@link studioReplayDelivery} may fail with. */
export type StudioReplayDeliveryError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'DELIVERY_NOT_FOUND' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioReplayDelivery} responds with. */
export type StudioReplayDeliveryResponse = WebhookDelivery

/**
 * Resend a delivery.
 *
 * `POST /api/webhooks/deliveries/{id}/replay`
 */
export const studioReplayDelivery = /* @__PURE__ */ operation<StudioReplayDeliveryInput, StudioReplayDeliveryResponse, StudioReplayDeliveryError>('POST /api/webhooks/deliveries/{id}/replay')

/** What {@link studioLedger} takes. */
export interface StudioLedgerInput {
  readonly query?: {
    readonly from?: string | undefined
    readonly until?: string | undefined
  } | undefined
}

/** What {@link studioLedger} may fail with. */
export type StudioLedgerError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioLedger} responds with. */
export interface StudioLedgerResponse {
  readonly totals: OwnerTotals
  readonly by_project: { readonly [member: string]: OwnerTotals }
  readonly by_provider: { readonly [member: string]: OwnerTotals }
  readonly by_day: { readonly [member: string]: OwnerTotals }
  readonly accuracy: { readonly [member: string]: {
    readonly estimated: number
    readonly actual: number
    readonly ratio: number | null
  } }
}

/**
 * Get spending.
 *
 * `GET /api/ledger`
 */
export const studioLedger = /* @__PURE__ */ operation<StudioLedgerInput, StudioLedgerResponse, StudioLedgerError>('GET /api/ledger')

/** What {@link studioListCalls} takes. */
export interface StudioListCallsInput {
  readonly query?: {
    readonly project_id?: string | undefined
    readonly status?: 'intended' | 'sent' | 'accepted' | 'succeeded' | 'failed' | 'refused' | 'ambiguous' | undefined
    /** @default 50 */
    readonly limit?: number | undefined
    /** @default 0 */
    readonly offset?: number | undefined
  } | undefined
}

/** What {@link studioListCalls} may fail with. */
export type StudioListCallsError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioListCalls} responds with. */
export type StudioListCallsResponse = readonly Call[]

/**
 * List paid calls. Returns a bare array, newest first, of one project or of all your projects. `X-Total-Count` holds the total, `Link` the URL of the next page. Calls with the status `ambiguous` need a decision: their response was lost. You can also resolve any other unfinished call.
 *
 * `GET /api/calls`
 */
export const studioListCalls = /* @__PURE__ */ operation<StudioListCallsInput, StudioListCallsResponse, StudioListCallsError>('GET /api/calls offset')

/** What {@link studioResolveCall} takes. */
export interface StudioResolveCallInput {
  readonly params: {
    readonly id: string
  }
  readonly body: {
    readonly action: 'adopt'
    readonly operation: StudioResolveCallBody0
  } | {
    readonly action: 'resubmit'
  } | {
    readonly action: 'abandon'
    readonly cost_usd?: number | undefined
  }
}

/** What {@link studioResolveCall} may fail with. */
export type StudioResolveCallError = 'INVALID_INPUT' | 'UNAUTHORIZED' | 'BEARER_EXPIRED' | 'CALL_NOT_FOUND' | 'REQUEST_TIMEOUT' | 'CALL_NOT_AMBIGUOUS' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'RATE_LIMITED' | 'INTERNAL_ERROR'

/** What {@link studioResolveCall} responds with. */
export type StudioResolveCallResponse = Call

/**
 * Resolve an unfinished call. `adopt` if the provider has it under this handle; `resubmit` if the provider does not have it; `abandon` to give it up, which also cancels it at the provider where possible. An abandoned call costs `cost_usd`: by default the expected price if the provider accepted it, otherwise nothing.
 *
 * `POST /api/calls/{id}/resolve`
 */
export const studioResolveCall = /* @__PURE__ */ operation<StudioResolveCallInput, StudioResolveCallResponse, StudioResolveCallError>('POST /api/calls/{id}/resolve')
