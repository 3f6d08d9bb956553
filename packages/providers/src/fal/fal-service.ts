import { MutoscopeError, type Json, type Price } from '@mutoscope/core'
import { lookUpPrice, type ModelContext, type OperationStatus, type PriceQuery } from '@mutoscope/core/ports'
import * as z from 'zod'
import { readInput } from '../files/limit-input.js'
import { downloadOutput } from '../http/download-output.js'
import { downloadFresh, isMissing } from '../http/missing.js'
import { readOutputHead } from '../http/read-output-head.js'
import { createProviderClient, type RequestContext, type WireResponse } from '../http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { explain, explainResult } from './explain.js'
import { FAL_PRICES } from './fal-prices.js'
import { requestPaths } from './request-paths.js'
import { mergePrices } from '../http/merge-prices.js'

/** A queued request as it is stored: its id, and where it can be looked at, read and cancelled. */
export const falOperation = z.object({
  id: z.string(),
  status: z.string(),
  result: z.string(),
  cancel: z.string(),
})

/** See {@link falOperation}. */
export type FalOperation = Readonly<z.infer<typeof falOperation>>

/** Options of fal's client. */
export interface FalServiceOptions extends ProviderOptions {
  /** `low` waits behind others. @default 'normal' */
  readonly priority?: 'normal' | 'low'
  /**
   * How long fal keeps outputs, seconds. They are downloaded as soon as they are there. @default as the
   * account is set up
   */
  readonly keepOutputsSec?: number
  /** Milliseconds between two looks at a request. @default 3000 */
  readonly pollAfterMs?: number
}

/** Where the output of a result is, or why there is none. */
export type FoundOutput<Data> =
  | {
      readonly url: string
      readonly toOutput: (
        bytes: Uint8Array<ArrayBuffer>,
        mediaType: string | null,
      ) => { readonly mediaType: string; readonly data: Data } | null
    }
  | { readonly refused: string }

/** What all models of fal have in common. */
export interface FalService {
  /** Puts a request into the queue, exactly once. */
  start<Facts extends { readonly [name: string]: Json }>(
    endpoint: string,
    input: Json,
    facts: Facts,
    context: ModelContext,
  ): Promise<{ readonly operation: Facts & FalOperation; readonly pollAfterMs: number }>
  /** Looks at a request; its output is downloaded at once. */
  status<Shape, Data>(
    operation: FalOperation,
    context: ModelContext,
    schema: z.ZodType<Shape>,
    find: (result: Shape) => FoundOutput<Data>,
  ): Promise<OperationStatus<Data>>
  cancel(operation: FalOperation, context: RequestContext): Promise<void>
  /**
   * Stored bytes as a data URI, which fal takes wherever it takes addresses. @throws `LIMIT_EXCEEDED` above 8
   * MB
   */
  toUri(file: { readonly hash: string; readonly mediaType: string }, context: ModelContext): Promise<string>
  price(query: Omit<PriceQuery, 'provider'>): Price
}

const MAX_INPUT_BYTES = 8_000_000

/** Makes a {@link FalService}. */
export function createFalService(options: FalServiceOptions): FalService {
  const baseUrl = resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_FAL_BASE_URL', 'https://queue.fal.run')
  const common = {
    provider: 'fal',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['FAL_KEY'] },
    headers: (key: string) => ({ authorization: `Key ${key}` }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
  }
  const queue = createProviderClient({ ...common, explain })
  const results = createProviderClient({ ...common, explain: explainResult })
  const prices = mergePrices(options.prices, FAL_PRICES)
  const pollAfterMs = options.pollAfterMs ?? 3_000

  async function download<Data>(
    found: FoundOutput<Data>,
    context: ModelContext,
  ): Promise<OperationStatus<Data>> {
    if ('refused' in found) return { status: 'refused', reason: found.refused }
    const output = await downloadFresh({
      provider: 'fal',
      found,
      download: ({ url }) =>
        downloadOutput(url, {
          ...options.download,
          signal: context.signal,
          fetch: options.fetch,
          trustedOrigins: [new URL(baseUrl).origin],
        }),
    })
    if ('missing' in output) return output.missing
    const { body, mediaType } = output
    const facts = found.toOutput(await readOutputHead(body), mediaType)
    if (facts === null)
      return {
        status: 'failed',
        message: `fal returned a different type than requested (${mediaType ?? 'of no type'}).`,
        retryable: false,
      }
    return { status: 'succeeded', output: { body, ...facts } }
  }

  return {
    async start(endpoint, input, facts, context) {
      const answer = await queue.submit(
        {
          method: 'POST',
          path: endpoint,
          query: { fal_webhook: context.call?.webhookUrl ?? undefined },
          json: input,
          headers: {
            'x-fal-queue-priority': options.priority ?? 'normal',
            ...(options.keepOutputsSec === undefined
              ? {}
              : {
                  'x-fal-object-lifecycle-preference': JSON.stringify({
                    expiration_duration_seconds: options.keepOutputsSec,
                  }),
                }),
          },
        },
        context,
      )
      const submitted = await answer.json(submittedSchema)
      return {
        operation: { ...facts, ...requestPaths(endpoint, submitted, baseUrl), id: submitted.request_id },
        pollAfterMs,
      }
    },
    async status(operation, context, schema, find) {
      try {
        const answer = await queue.poll(
          { method: 'GET', path: operation.status, query: { logs: 0 } },
          context,
        )
        const { status } = await answer.json(statusSchema)
        if (status === 'CANCELED' || status === 'CANCELLED')
          return { status: 'failed', message: 'The request was cancelled.', retryable: false }
        if (status !== 'COMPLETED' && status !== 'FAILED') return { status: 'pending', pollAfterMs }
        const result: WireResponse = await results.poll({ method: 'GET', path: operation.result }, context)
        return await download(find(await result.json(schema)), context)
      } catch (error) {
        return toEnd(operation, error)
      }
    },
    async cancel(operation, context) {
      await queue.repeat({ method: 'PUT', path: operation.cancel }, context).catch((error: unknown) => {
        // It has ended already, or is not known any more.
        if (!MutoscopeError.isInstance(error) || error.code !== 'PROVIDER_REJECTED') throw error
      })
    },
    async toUri({ hash, mediaType }, context) {
      const limit = { provider: 'fal', what: 'pictures', maxBytes: options.maxInputBytes ?? MAX_INPUT_BYTES }
      const bytes = await readInput(await context.open(hash), limit)
      return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
    },
    price: (query) => lookUpPrice(prices, { ...query, provider: 'fal' }),
  }
}

/**
 * The end of a request that a failed answer tells; what says nothing about the request itself is thrown on.
 */
function toEnd(
  { id }: FalOperation,
  error: unknown,
): Exclude<OperationStatus<never>, { status: 'succeeded' | 'pending' }> {
  if (!MutoscopeError.isInstance(error)) throw error
  if (isMissing(error))
    return { status: 'missing', what: 'request', message: `fal no longer knows request ${id}.` }
  if (error.code === 'MODEL_REFUSED') return { status: 'refused', reason: error.message }
  if (error.code === 'MODEL_FAILED') return { status: 'failed', message: error.message, retryable: true }
  if (error.code === 'PROVIDER_REJECTED')
    return { status: 'failed', message: error.message, retryable: false }
  throw error
}

const submittedSchema = z.looseObject({
  request_id: z.string(),
  status_url: z.string().nullish(),
  response_url: z.string().nullish(),
  cancel_url: z.string().nullish(),
})
const statusSchema = z.looseObject({ status: z.string() })
