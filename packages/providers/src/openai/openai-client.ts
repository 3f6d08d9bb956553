import type { PriceEntry } from '@mutoscope/core'
import * as z from 'zod'
import { createProviderClient, type ProviderClient } from '../http/provider-client.js'
import type { Explain } from '../http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'

/** Options of `createOpenAI`. */
export interface OpenAIOptions extends ProviderOptions {
  /** @default OPENAI_ORG_ID */
  readonly organization?: string
  /** @default OPENAI_PROJECT_ID */
  readonly project?: string
}

/** What OpenAI's models share. */
export type OpenAIParts = {
  readonly client: (timeoutMs: number) => ProviderClient
  readonly prices: readonly PriceEntry[]
}

/** Builds clients for OpenAI; the time one request may take depends on what is asked for. */
export function createOpenAIClient(options: OpenAIOptions, timeoutMs: number): ProviderClient {
  const organization = options.organization ?? process.env['OPENAI_ORG_ID']
  const project = options.project ?? process.env['OPENAI_PROJECT_ID']
  return createProviderClient({
    provider: 'OpenAI',
    baseUrl: resolveBaseUrl(options.baseUrl, 'OPENAI_BASE_URL', 'https://api.openai.com/v1'),
    timeoutMs,
    key: { apiKey: options.apiKey, variables: ['OPENAI_API_KEY'] },
    headers: (key) => ({
      authorization: `Bearer ${key}`,
      ...(organization === undefined || organization === '' ? {} : { 'openai-organization': organization }),
      ...(project === undefined || project === '' ? {} : { 'openai-project': project }),
    }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
}

const NO_CREDITS = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'])
const REFUSED = new Set([
  'moderation_blocked',
  'content_policy_violation',
  'image_content_policy_violation',
  'bio_policy',
  'misalignment_policy_violation',
])

/** True for codes by which OpenAI says that the content, not the request, is at fault. */
export function isRefusal(code: string | null | undefined): boolean {
  return REFUSED.has(code ?? '')
}

const explain: Explain = ({ body }) => {
  const error = errorSchema.safeParse(body).data?.error
  const code = error?.code ?? error?.type ?? ''
  const message = error?.message ?? undefined
  // Out of money is told as 429 here, which must not be waited for.
  if (NO_CREDITS.has(code)) return { code: 'PROVIDER_NO_CREDITS', message }
  return isRefusal(code) ? { code: 'MODEL_REFUSED', message } : { message }
}

const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().nullish(),
    type: z.string().nullish(),
    code: z.string().nullish(),
  }),
})
