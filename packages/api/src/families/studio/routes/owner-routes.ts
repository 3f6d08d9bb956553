import { CALL_STATUSES } from '@mutoscope/core'
import * as z from 'zod'
import { filePart } from '../../../contract/file-part.js'
import { empty } from '../../../contract/response-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { uploadErrors } from '../../../uploads/upload-errors.js'
import {
  callNotAmbiguous,
  callNotFound,
  deliveryNotFound,
  endpointNotFound,
  limitExceeded,
  uploadNotFound,
  urlNotAllowed,
} from '../errors.js'
import { call, delivery, ownerTotals, upload, webhook, webhookWithSecret } from '../wire.js'
import { usdAmount } from '../../../project-routes/usd-amount.js'

/** Largest upload, bytes. */
export const MAX_UPLOAD_BYTES = 512 * 1024 * 1024
const UPLOAD_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/wav',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/flac',
  'video/mp4',
  'video/quicktime',
  'video/webm',
] as const

const SAMPLE_AT = '2026-01-14T10:05:00.000Z'
const ID = '0192f0c1-0000-7000-8000-000000000001'
const byId = z.object({ id: z.string().max(100) })
const page = { limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }
const url = z.string().min(1).max(2000)
const patterns = z.array(z.string().min(1).max(60)).min(1).max(50)
const sampleWebhook = {
  id: ID,
  url: 'https://example.com/hooks',
  events: ['run.*'],
  disabled: false,
  disabled_because: null,
  created_at: SAMPLE_AT,
  updated_at: SAMPLE_AT,
} as const
const sampleUpload = {
  id: ID,
  filename: 'song.mp3',
  media_type: 'audio/mpeg',
  size: 1_048_576,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  url: 'https://example.com/api/files/token/song.mp3',
  created_at: SAMPLE_AT,
}
const sampleDelivery = {
  id: ID,
  webhook_id: ID,
  project_id: ID,
  run_id: ID,
  seq: 12,
  type: 'run.succeeded',
  status: 'delivered',
  attempts: 1,
  answered: 200,
  failure: null,
  next_attempt_at: null,
  body: '{"type":"run.succeeded"}',
  created_at: SAMPLE_AT,
  updated_at: SAMPLE_AT,
} as const
const sampleCall = {
  id: ID,
  project_id: ID,
  run_id: ID,
  stage: 'images',
  name: 'scene/1/image',
  provider: 'replicate',
  model: 'flux',
  status: 'ambiguous',
  progress: null,
  waits_until: null,
  error: {
    code: 'CALL_AMBIGUOUS',
    message: 'Replicate closed the connection before the response was complete.',
  },
  created_at: SAMPLE_AT,
  updated_at: SAMPLE_AT,
}
const sampleMoney = { usd: 0.02, micros: 20_000 }
const sampleTotals = {
  calls: 1,
  estimated: sampleMoney,
  reserved: { usd: 0, micros: 0 },
  actual: sampleMoney,
}

/** An owner's uploads, webhooks, spending and lost calls. */
export const ownerRoutes = {
  createUpload: defineRoute({
    method: 'POST',
    path: '/api/uploads',
    summary: 'Upload a file',
    description: 'Pictures, audio or video. The type is detected from the content.',
    auth: 'required',
    idempotent: true,
    form: z.object({ file: filePart({ maxBytes: MAX_UPLOAD_BYTES, mediaTypes: UPLOAD_TYPES, kept: true }) }),
    responses: { 201: upload },
    errors: uploadErrors,
    example: { response: sampleUpload },
  }),
  listUploads: defineRoute({
    method: 'GET',
    path: '/api/uploads',
    summary: 'List uploads',
    auth: 'required',
    query: z.object(page),
    responses: { 200: z.array(upload) },
    example: { query: { limit: 50 }, response: [sampleUpload] },
  }),
  deleteUpload: defineRoute({
    method: 'DELETE',
    path: '/api/uploads/:id',
    summary: 'Delete an upload',
    auth: 'required',
    params: byId,
    responses: { 204: empty },
    errors: [uploadNotFound],
    example: { params: { id: ID } },
  }),
  createWebhook: defineRoute({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Create a webhook',
    description: 'Signed according to Standard Webhooks. The secret is returned only once.',
    auth: 'required',
    idempotent: true,
    secret: true,
    body: z.strictObject({ url, events: patterns.optional() }),
    responses: { 201: webhookWithSecret },
    errors: [urlNotAllowed, limitExceeded],
    example: {
      body: { url: 'https://example.com/hooks', events: ['run.*'] },
      response: { ...sampleWebhook, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
    },
  }),
  listWebhooks: defineRoute({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'List webhooks',
    auth: 'required',
    responses: { 200: z.array(webhook) },
    example: { response: [sampleWebhook] },
  }),
  updateWebhook: defineRoute({
    method: 'PATCH',
    path: '/api/webhooks/:id',
    summary: 'Update a webhook',
    auth: 'required',
    params: byId,
    body: z.strictObject({
      url: url.optional(),
      events: patterns.optional(),
      disabled: z.boolean().optional(),
    }),
    responses: { 200: webhook },
    errors: [endpointNotFound, urlNotAllowed],
    example: { params: { id: ID }, body: { disabled: true }, response: { ...sampleWebhook, disabled: true } },
  }),
  deleteWebhook: defineRoute({
    method: 'DELETE',
    path: '/api/webhooks/:id',
    summary: 'Delete a webhook',
    auth: 'required',
    params: byId,
    responses: { 204: empty },
    errors: [endpointNotFound],
    example: { params: { id: ID } },
  }),
  rotateWebhookSecret: defineRoute({
    method: 'POST',
    path: '/api/webhooks/:id/rotate-secret',
    summary: 'Rotate the secret of a webhook',
    description: 'The previous secret also signs for one more day.',
    auth: 'required',
    secret: true,
    params: byId,
    responses: { 200: webhookWithSecret },
    errors: [endpointNotFound],
    example: {
      params: { id: ID },
      response: { ...sampleWebhook, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
    },
  }),
  listDeliveries: defineRoute({
    method: 'GET',
    path: '/api/webhooks/deliveries',
    summary: 'List webhook deliveries',
    auth: 'required',
    query: z.object({
      ...page,
      webhook_id: z.string().max(100).optional(),
      status: z.enum(['pending', 'delivered', 'dead']).optional(),
    }),
    responses: { 200: z.array(delivery) },
    example: { query: { status: 'dead' }, response: [sampleDelivery] },
  }),
  replayDelivery: defineRoute({
    method: 'POST',
    path: '/api/webhooks/deliveries/:id/replay',
    summary: 'Resend a delivery',
    auth: 'required',
    params: byId,
    responses: { 200: delivery },
    errors: [deliveryNotFound],
    example: { params: { id: ID }, response: sampleDelivery },
  }),
  ledger: defineRoute({
    method: 'GET',
    path: '/api/ledger',
    summary: 'Get spending',
    auth: 'required',
    query: z.object({ from: z.iso.datetime().optional(), until: z.iso.datetime().optional() }),
    responses: {
      200: z.object({
        totals: ownerTotals,
        by_project: z.record(z.string(), ownerTotals),
        by_provider: z.record(z.string(), ownerTotals),
        by_day: z.record(z.string(), ownerTotals),
        accuracy: z.record(
          z.string(),
          z.object({ estimated: z.number(), actual: z.number(), ratio: z.number().nullable() }),
        ),
      }),
    },
    example: {
      query: { from: SAMPLE_AT },
      response: {
        totals: sampleTotals,
        by_project: { [ID]: sampleTotals },
        by_provider: { openai: sampleTotals },
        by_day: { '2026-01-14': sampleTotals },
        accuracy: { 'openai/gpt-image-2': { estimated: 0.02, actual: 0.02, ratio: 1 } },
      },
    },
  }),
  listCalls: defineRoute({
    method: 'GET',
    path: '/api/calls',
    summary: 'List paid calls',
    description:
      'Returns a bare array, newest first, of one project or of all your projects. `X-Total-Count` holds the total, `Link` the URL of the next page. Calls with the status `ambiguous` need a decision: their response was lost. You can also resolve any other unfinished call.',
    auth: 'required',
    query: z.object({
      /** @default all projects */
      project_id: z.string().max(100).optional(),
      status: z.enum(CALL_STATUSES).optional(),
      ...page,
    }),
    responses: { 200: z.array(call) },
    example: { query: { project_id: ID, status: 'ambiguous' }, response: [sampleCall] },
  }),
  resolveCall: defineRoute({
    method: 'POST',
    path: '/api/calls/:id/resolve',
    summary: 'Resolve an unfinished call',
    description:
      '`adopt` if the provider has it under this handle; `resubmit` if the provider does not have it; `abandon` to give it up, which also cancels it at the provider where possible. An abandoned call costs `cost_usd`: by default the expected price if the provider accepted it, otherwise nothing.',
    auth: 'required',
    params: byId,
    body: z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('adopt'), operation: z.json() }),
      z.strictObject({ action: z.literal('resubmit') }),
      z.strictObject({ action: z.literal('abandon'), cost_usd: usdAmount.optional() }),
    ]),
    responses: { 200: call },
    errors: [callNotFound, callNotAmbiguous],
    example: {
      params: { id: ID },
      body: { action: 'abandon' },
      response: { ...sampleCall, status: 'failed' },
    },
  }),
}
