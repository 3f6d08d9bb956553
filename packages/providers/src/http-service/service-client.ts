import { MutoscopeError, type ErrorCode, type Price, type PriceEntry } from '@mutoscope/core'
import { lookUpPrice, type Dedupe, type ModelContext, type PaidTerms } from '@mutoscope/core/ports'
import * as z from 'zod'
import { downloadOutput, type Downloaded } from '../http/download-output.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import { redact, type Explain } from '../http/provider-error.js'
import type { ProviderOptions } from '../http/provider-options.js'
import { bearer } from '../http/bearer.js'
import { sendToOwn } from '../http/send-to-own.js'
import { hideAddresses } from './hide-addresses.js'

/** One of the services: the name of its model, and the variable and option of its address. */
export type ServiceKind = {
  readonly model: 'script' | 'audio' | 'image' | 'video'
  readonly option: string
  readonly variable: string
}

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
  terms<Request>(
    price: (
      priceOf: (unit: 'request' | 'image' | 'kilochar', quantity: number) => Price,
      request: Request,
    ) => Price,
  ): { readonly paid?: PaidTerms<Request> }
  /**
   * Sends a request and reads its answer. One that is free is tried again, altogether for as long as one
   * request may take.
   * @throws `CALL_AMBIGUOUS` for a priced request that may have been taken; `PROVIDER_…`, `MODEL_FAILED`;
   *   no message has an address in it
   */
  post<Shape>(
    path: string,
    json: unknown,
    schema: z.ZodType<Shape>,
    context: RequestContext & Pick<ModelContext, 'call'>,
  ): Promise<Shape>
  /**
   * Fetches what an answer points to; an address without a host is one of the service.
   * @throws `CALL_AMBIGUOUS` when it was paid, else `PROVIDER_UNAVAILABLE`, and `PROVIDER_RESPONSE_INVALID`
   *   for what must not or cannot be fetched
   */
  download(url: string, context: RequestContext): Promise<Downloaded>
}

/** Makes a client of one service. @throws `INVALID_INPUT` when it has no address */
export function createServiceClient(
  kind: ServiceKind,
  url: string | undefined,
  options: ServiceOptions,
): ServiceClient {
  const address = url ?? process.env[kind.variable] ?? ''
  if (!URL.canParse(address)) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `The ${kind.model} service has no URL. Pass \`${kind.option}\` or set ${kind.variable}.`,
      details: { field: kind.option },
    })
  }
  const baseUrl = address.replace(/(?<!\/)\/+$/u, '')
  const own = new URL(baseUrl)
  const name = `The ${kind.model} service`
  const prices = options.prices.filter((entry) => entry.model === kind.model)
  const isPaid = prices.length > 0
  const client = createProviderClient({
    provider: name,
    baseUrl,
    key: { apiKey: options.apiKey, variables: [], optional: true },
    headers: bearer,
    extraHeaders: options.headers,
    explain: explain(Object.values(options.headers ?? {}), isPaid),
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    timeoutMs: options.timeoutMs,
  })

  return {
    isPaid,
    terms(price) {
      if (!isPaid) return {}
      const priceOf = (unit: 'request' | 'image' | 'kilochar', quantity: number): Price => {
        // The host may price by what it likes: by request when there is such an entry.
        const byRequest = prices.some((entry) => entry.unit === 'request')
        return lookUpPrice(prices, {
          provider: 'http-service',
          model: kind.model,
          unit: byRequest ? 'request' : unit,
          quantity: byRequest ? 1 : quantity,
        })
      }
      return {
        paid: {
          dedupe: options.dedupe,
          timeoutMs: options.timeoutMs,
          price: (request) => price(priceOf, request),
        },
      }
    },
    async post(path, json, schema, context) {
      const headers =
        context.call === undefined
          ? {}
          : { 'idempotency-key': context.call.idempotencyKey, 'x-mutoscope-call': context.call.marker }
      const request = { method: 'POST', path, json, headers } as const
      try {
        return await sendToOwn(client, request, {
          provider: name,
          isPaid,
          timeoutMs: options.timeoutMs,
          context,
          read: (answer) => answer.json(schema),
        })
      } catch (error) {
        if (!MutoscopeError.isInstance(error)) throw error
        throw new MutoscopeError(error.code, {
          message: hideAddresses(error.message, own),
          details: error.details,
          cause: error,
        })
      }
    },
    async download(url, { signal }) {
      const target = URL.canParse(url, `${baseUrl}/`) ? new URL(url, `${baseUrl}/`) : null
      const isOwn = target?.origin === own.origin
      try {
        if (target === null) throw new MutoscopeError('URL_NOT_ALLOWED')
        return await downloadOutput(target.href, {
          ...options.download,
          signal,
          fetch: options.fetch,
          trustedOrigins: isOwn ? [own.origin] : options.outputOrigins,
          ...(isOwn && options.headers !== undefined ? { headers: options.headers } : {}),
        })
      } catch (error) {
        if (!MutoscopeError.isInstance(error) || error.code === 'CANCELLED') throw error
        // When it was made and paid, no code may say that nothing was accepted.
        const code = isPaid
          ? 'CALL_AMBIGUOUS'
          : error.code === 'PROVIDER_UNAVAILABLE'
            ? error.code
            : 'PROVIDER_RESPONSE_INVALID'
        throw new MutoscopeError(code, {
          message: `${name} returned an output that could not be fetched: ${FETCH_FAILURES[error.code] ?? 'its URL returns an error'}.`,
          details: { provider: name },
          cause: error,
        })
      }
    },
  }
}

/** Why an output could not be fetched, without saying where it lies. */
const FETCH_FAILURES: { readonly [code in ErrorCode]?: string } = {
  URL_NOT_ALLOWED:
    'it lies neither at a public web address, nor at the service itself, nor at an origin that the host allows for outputs',
  LIMIT_EXCEEDED: 'it is larger than the limit',
  PROVIDER_UNAVAILABLE: 'its address could not be reached',
}

/**
 * Statuses by which a free service says for good that it does not do its work: there is nothing at its path,
 * or its code has failed.
 */
const BROKEN: ReadonlySet<number> = new Set([404, 405, 500, 501])

/** Reads `{ detail }` as FastAPI writes it, and `{ message }` and `{ error }`. */
function explain(secrets: readonly string[], isPaid: boolean): Explain {
  return ({ status, body }) => {
    // For a priced request the usual codes tell whether it may have been taken.
    const code = !isPaid && BROKEN.has(status) ? ({ code: 'MODEL_FAILED' } as const) : {}
    const parsed = errorSchema.safeParse(body)
    if (!parsed.success) return code
    const { detail, message, error } = parsed.data
    const words =
      typeof detail === 'string'
        ? detail
        : (detail?.map(({ loc, msg }) => `${(loc ?? []).join('.')}: ${msg ?? ''}`).join('; ') ??
          message ??
          error)
    return { ...code, message: redact(words ?? '', secrets) }
  }
}

const errorSchema = z.looseObject({
  detail: z
    .union([
      z.string(),
      z.array(
        z.looseObject({
          loc: z.array(z.union([z.string(), z.number()])).nullish(),
          msg: z.string().nullish(),
        }),
      ),
    ])
    .nullish()
    .catch(null),
  message: z.string().nullish().catch(null),
  error: z.string().nullish().catch(null),
})
