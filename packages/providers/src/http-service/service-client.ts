import { lookUpPrice, MutoscopeError, type Dedupe, type ModelContext, type PaidTerms, type Price, type PriceEntry } from '@mutoscope/core'
import * as z from 'zod'
import type { ApiKey } from '../http/api-key.js'
import { downloadOutput, type Downloaded } from '../http/download-output.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import { redact, type Explain } from '../http/provider-error.js'
import type { ProviderOptions } from '../http/provider-options.js'

/** One of the services: the name of its model, and the variable and option of its address. */
export type ServiceKind = { readonly model: 'script' | 'audio' | 'image' | 'video'; readonly option: string; readonly variable: string }

/** What all services share. */
export interface ServiceOptions extends Omit<ProviderOptions, 'baseUrl' | 'prices'> {
  readonly prices: readonly PriceEntry[]
  readonly dedupe: Extract<Dedupe, 'key' | 'none'>
  readonly outputOrigins: readonly string[]
  readonly timeoutMs: number
}

/** Talks to one service. */
export interface ServiceClient {
  /** True when the host gave a price: then a request is sent exactly once. */
  readonly isPaid: boolean
  /** Terms of a model that sends one request for each `Request`; absent when it is free. */
  terms<Request>(price: (priceOf: (unit: 'request' | 'image' | 'kilochar', quantity: number) => Price, request: Request) => Price): { readonly paid?: PaidTerms<Request> }
  post<Shape>(path: string, json: unknown, schema: z.ZodType<Shape>, context: RequestContext & Pick<ModelContext, 'call'>): Promise<Shape>
  /** Fetches what an answer points to; an address without a host is one of the service. */
  download(url: string, context: RequestContext): Promise<Downloaded>
}

/** Stands for "no key": the client wants one, the services need none. */
const NO_KEY = '-'

/** Makes a client of one service. @throws `INVALID_INPUT` when it has no address */
export function createServiceClient(kind: ServiceKind, url: string | undefined, options: ServiceOptions): ServiceClient {
  const address = url ?? process.env[kind.variable] ?? ''
  if (!URL.canParse(address)) {
    throw new MutoscopeError('INVALID_INPUT', { message: `The ${kind.model} service has no address. Pass \`${kind.option}\` or set ${kind.variable}.`, details: { field: kind.option } })
  }
  const baseUrl = address.replace(/\/+$/u, '')
  const origin = new URL(baseUrl).origin
  const prices = options.prices.filter((entry) => entry.model === kind.model)
  const isPaid = prices.length > 0
  const client = createProviderClient({
    provider: `The ${kind.model} service`, baseUrl, key: { apiKey: keyOr(options.apiKey), variables: [] },
    headers: toHeaders, extraHeaders: options.headers, explain: explain(Object.values(options.headers ?? {})), fetch: options.fetch, timeoutMs: options.timeoutMs,
  })

  return {
    isPaid,
    terms(price) {
      if (!isPaid) return {}
      const priceOf = (unit: 'request' | 'image' | 'kilochar', quantity: number): Price => {
        // The host may price by what it likes: by request when there is such an entry.
        const byRequest = prices.some((entry) => entry.unit === 'request')
        return lookUpPrice(prices, { provider: 'http-service', model: kind.model, unit: byRequest ? 'request' : unit, quantity: byRequest ? 1 : quantity })
      }
      return { paid: { dedupe: options.dedupe, timeoutMs: options.timeoutMs, price: (request) => price(priceOf, request) } }
    },
    async post(path, json, schema, context) {
      const headers = context.call === undefined ? {} : { 'idempotency-key': context.call.idempotencyKey, 'x-mutoscope-call': context.call.marker }
      const answer = await client[isPaid ? 'submit' : 'repeat']({ method: 'POST', path, json, headers }, context)
      return answer.json(schema)
    },
    async download(url, { signal }) {
      const target = new URL(url, `${baseUrl}/`)
      const own = target.origin === origin
      try {
        return await downloadOutput(target.href, {
          signal, fetch: options.fetch, trustedOrigins: own ? [origin] : options.outputOrigins, ...(own && options.headers !== undefined ? { headers: options.headers } : {}),
        })
      } catch (error) {
        // It was made and paid: no code may say that nothing was accepted.
        if (!isPaid || !MutoscopeError.isInstance(error) || error.code === 'CANCELLED') throw error
        throw new MutoscopeError('CALL_AMBIGUOUS', { message: `The ${kind.model} service made something that could not be fetched: ${error.message}`, details: { host: target.host }, cause: error })
      }
    },
  }
}

function keyOr(apiKey: ApiKey | undefined): ApiKey {
  return typeof apiKey === 'function' ? async (owner) => (await apiKey(owner)) ?? NO_KEY : apiKey ?? NO_KEY
}

function toHeaders(key: string): Readonly<Record<string, string>> {
  return key === NO_KEY ? {} : { authorization: `Bearer ${key}` }
}

/** Reads `{ detail }` as FastAPI writes it, and `{ message }` and `{ error }`. */
function explain(secrets: readonly string[]): Explain {
  return ({ body }) => {
    const parsed = errorSchema.safeParse(body)
    if (!parsed.success) return {}
    const { detail, message, error } = parsed.data
    const words = typeof detail === 'string' ? detail : detail?.map(({ loc, msg }) => `${(loc ?? []).join('.')}: ${msg ?? ''}`).join('; ') ?? message ?? error
    return { message: redact(words ?? '', secrets) }
  }
}

const errorSchema = z.looseObject({
  detail: z.union([z.string(), z.array(z.looseObject({ loc: z.array(z.union([z.string(), z.number()])).nullish(), msg: z.string().nullish() }))]).nullish().catch(null),
  message: z.string().nullish().catch(null),
  error: z.string().nullish().catch(null),
})
