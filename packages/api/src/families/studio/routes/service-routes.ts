import { METRICS_MEDIA_TYPE } from '@mutoscope/core/ports'
import * as z from 'zod'
import { binary, text } from '../../../contract/response-definition.js'
import { coreError } from '../../../contract/error-definition.js'
import { defineRoute } from '../../../contract/route.js'
import { COMMON_ERRORS } from '../../../server/common-errors.js'
import { linkNotValid, notReady, signatureNotValid } from '../errors.js'
import { readinessCheck } from '../wire.js'

const document = z.record(z.string(), z.unknown())

/** Health, documentation, bytes by link, and what providers say. */
export const serviceRoutes = {
  live: defineRoute({
    method: 'GET',
    client: false,
    path: '/healthz',
    summary: 'Check that the process responds',
    auth: 'public',
    responses: { 200: z.object({ status: z.literal('ok') }) },
    example: { response: { status: 'ok' } },
  }),
  ready: defineRoute({
    method: 'GET',
    client: false,
    path: '/readyz',
    summary: 'Check that all dependencies are available',
    description:
      'Writes to the database and the asset store, and checks the media tools and whatever the host adds, such as a queue. 503 names what is unavailable. Results are cached for five seconds.',
    auth: 'public',
    responses: {
      200: z.object({ status: z.literal('ready'), checks: z.record(z.string(), readinessCheck) }),
    },
    errors: [notReady],
    example: {
      response: {
        status: 'ready',
        checks: {
          storage: { ok: true, detail: 'stores what is written' },
          compositor: { ok: true, detail: 'compositor 1, ffmpeg version 7.1' },
        },
      },
    },
  }),
  metrics: defineRoute({
    method: 'GET',
    client: false,
    path: '/metrics',
    summary: 'Get Prometheus metrics',
    description: 'Administrators only, unless the host makes them public.',
    auth: 'optional',
    responses: { 200: text(METRICS_MEDIA_TYPE) },
    errors: [COMMON_ERRORS.unauthorized, COMMON_ERRORS.forbidden],
    example: {},
  }),
  openApi: defineRoute({
    method: 'GET',
    client: false,
    path: '/openapi.json',
    summary: 'Get the OpenAPI document',
    auth: 'public',
    query: z.object({ version: z.enum(['3.1', '3.2']).default('3.1') }),
    responses: { 200: document },
    example: { query: { version: '3.1' }, response: { openapi: '3.1.1' } },
  }),
  reference: defineRoute({
    method: 'GET',
    client: false,
    path: '/api/docs',
    summary: 'Show the API reference',
    auth: 'public',
    responses: { 200: text('text/html; charset=utf-8') },
    example: {},
  }),
  postman: defineRoute({
    method: 'GET',
    client: false,
    path: '/docs/storyboard-api.postman_collection.json',
    summary: 'Get a Postman collection',
    auth: 'public',
    responses: { 200: document },
    example: { response: { info: { name: 'Mutoscope' } } },
  }),
  file: defineRoute({
    method: 'GET',
    client: false,
    path: '/api/files/:token/:filename',
    summary: 'Download a file by signed link',
    description: 'Other responses contain these links. They need no token and expire. Supports ranges.',
    auth: 'public',
    params: z.object({ token: z.string().max(1024), filename: z.string().max(255) }),
    responses: { 200: binary('*/*') },
    errors: [linkNotValid, coreError('ASSET_NOT_FOUND'), coreError('ASSET_CORRUPT')],
    example: { params: { token: 'WzE3…', filename: 'video.mp4' } },
  }),
  providerWebhook: defineRoute({
    method: 'POST',
    client: false,
    path: '/api/provider-webhooks/:provider/:call_id/:token',
    summary: 'Receive a provider webhook',
    description:
      'The URL is signed for one call; if the provider also signs the body, that signature is verified too. Repeated deliveries are harmless.',
    auth: 'public',
    params: z.object({
      provider: z.string().max(60),
      call_id: z.string().max(100),
      token: z.string().max(1024),
    }),
    raw: true,
    responses: { 200: z.object({ taken: z.boolean() }) },
    errors: [linkNotValid, signatureNotValid],
    example: {
      params: { provider: 'replicate', call_id: '0192f0c1-0000-7000-8000-000000000001', token: 'WzE3…' },
      response: { taken: true },
    },
  }),
}
