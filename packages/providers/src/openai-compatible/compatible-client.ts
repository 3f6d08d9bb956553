import { MutoscopeError, type Price, type PriceEntry } from '@mutoscope/core'
import { lookUpPrice, type PaidTerms } from '@mutoscope/core/ports'
import * as z from 'zod'
import type { ApiKey } from '../http/api-key.js'
import { bearer } from '../http/bearer.js'
import { createProviderClient, type ProviderClient } from '../http/provider-client.js'
import type { Explain } from '../http/provider-error.js'
import type { ProviderOptions } from '../http/provider-options.js'
import { isRefusal } from '../openai/openai-client.js'

/** Options of `createOpenAICompatible`. */
export interface OpenAICompatibleOptions extends ProviderOptions {
  /**
   * Address of the API with its version, for instance `http://localhost:11434/v1`.
   * @default OPENAI_COMPATIBLE_BASE_URL
   */
  readonly baseUrl?: string
  /** Many servers need none. @default OPENAI_COMPATIBLE_API_KEY, else no key is sent */
  readonly apiKey?: ApiKey
  /**
   * Name of the provider in prices, quotes and digests; give one to tell two servers apart, for instance
   * `ollama` and `deepseek`. @default 'openai-compatible'
   */
  readonly name?: string
  /**
   * Whether models without an entry in `prices` cost nothing. @default true for servers on this machine or in
   * its own network; elsewhere such a model is refused with `PRICE_UNKNOWN`
   */
  readonly free?: boolean
  /** How long one request may take, milliseconds; local models can be slow. @default 600000 */
  readonly timeoutMs?: number
  /** Change it when the server makes something else under the same name of a model. @default '1' */
  readonly version?: string
}

/** What the models of one server share. */
export interface CompatibleParts {
  readonly client: ProviderClient
  /** Name of the provider in prices and digests. */
  readonly name: string
  /** For people. */
  readonly server: string
  readonly version: string
  readonly timeoutMs: number
  /** Whether requests for this model cost money. */
  isPaid(model: string): boolean
  /** What a paid model says about money; nothing for a free one. */
  terms<Request>(
    model: string,
    price: (entries: readonly PriceEntry[], request: Request) => Price,
  ): { readonly paid?: PaidTerms<Request> }
  readonly prices: readonly PriceEntry[]
}

const VARIABLE = 'OPENAI_COMPATIBLE_BASE_URL'

/** Builds what the models of one server share. @throws `INVALID_INPUT` without an address */
export function compatibleParts(options: OpenAICompatibleOptions): CompatibleParts {
  const address = options.baseUrl ?? process.env[VARIABLE] ?? ''
  if (!URL.canParse(address) || !/^https?:$/u.test(new URL(address).protocol))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The OpenAI-compatible server has no URL. Pass \`baseUrl\`, for instance http://localhost:11434/v1, or set ${VARIABLE}.`,
      details: { field: 'baseUrl' },
    })
  const { name = 'openai-compatible', timeoutMs = 600_000, prices = [], version = '1' } = options
  const free = options.free ?? isNearby(new URL(address).hostname)
  const server = `The server at ${new URL(address).host}`
  const isPaid = (model: string): boolean =>
    !free || prices.some((entry) => entry.provider === name && entry.model === model)
  return {
    name,
    server,
    version,
    timeoutMs,
    prices,
    isPaid,
    terms: (model, price) =>
      isPaid(model)
        ? { paid: { dedupe: 'none', timeoutMs, price: (request) => price(prices, request) } }
        : {},
    client: createProviderClient({
      provider: server,
      baseUrl: address.replace(/(?<!\/)\/+$/u, ''),
      timeoutMs,
      key: { apiKey: options.apiKey, variables: ['OPENAI_COMPATIBLE_API_KEY'], optional: true },
      headers: bearer,
      extraHeaders: options.headers,
      fetch: options.fetch,
      maxResponseBytes: options.maxResponseBytes,
      explain,
    }),
  }
}

/** Whether a server stands on this machine or in its own network, by its name alone. */
function isNearby(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '')
  return (
    /^(?:127|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^0\.0\.0\.0$/u.test(host) ||
    /^(?:::1$|f[cd][\da-f]{2}:|fe80:)/iu.test(host) ||
    // Names without a dot are those of a machine or a container nearby.
    !/[.:]/u.test(host) ||
    /\.(?:localhost|local|internal|lan|home\.arpa)$/iu.test(host)
  )
}

/** Prices by tokens or characters, of the provider's own name. */
export function lookUp(
  entries: readonly PriceEntry[],
  provider: string,
  model: string,
  unit: PriceEntry['unit'],
  quantity: number,
): Price {
  return lookUpPrice(entries, { provider, model, unit, quantity })
}

const NO_CREDITS = /^(?:insufficient_quota|insufficient_balance|billing_not_active)$/u

/** Reads the shapes in which such servers write their errors. */
const explain: Explain = ({ status, body }) => {
  const { data } = errorSchema.safeParse(body)
  const error = typeof data?.error === 'object' ? data.error : undefined
  const words =
    error?.message ??
    (typeof data?.error === 'string' ? data.error : undefined) ??
    data?.message ??
    (typeof data?.detail === 'string' ? data.detail : undefined)
  const code = String(error?.code ?? error?.type ?? '')
  if (NO_CREDITS.test(code)) return { code: 'PROVIDER_NO_CREDITS', message: words }
  if (isRefusal(code)) return { code: 'MODEL_REFUSED', message: words }
  if (words === undefined && status === 404)
    return { message: 'nothing responds at this URL; does the base URL end in /v1?' }
  return { message: words }
}

const errorSchema = z.looseObject({
  error: z
    .union([
      z.string(),
      z.looseObject({
        message: z.string().nullish(),
        type: z.string().nullish(),
        code: z.union([z.string(), z.number()]).nullish(),
      }),
    ])
    .nullish()
    .catch(null),
  message: z.string().nullish().catch(null),
  detail: z.unknown().optional(),
})
