import { MutoscopeError, type Json, type Price } from '@mutoscope/core'
import { lookUpPrice, type ModelContext, type OperationStatus, type PriceQuery } from '@mutoscope/core/ports'
import * as z from 'zod'
import { readInput } from '../files/limit-input.js'
import { downloadOutput, type Downloaded } from '../http/download-output.js'
import { downloadFresh, pollUnlessMissing, unlessMissing } from '../http/missing.js'
import { mergePrices } from '../http/merge-prices.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import type { Explain } from '../http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { LUMA_AGENTS_PRICES } from './luma-agents-prices.js'

/** A generation as it is stored; models add what they need to read its output. */
export const lumaAgentsGeneration = z.object({ id: z.string() })

/** See {@link lumaAgentsGeneration}. */
export type LumaAgentsGeneration = Readonly<z.infer<typeof lumaAgentsGeneration>>

/** Options of the client. */
export interface LumaAgentsServiceOptions extends ProviderOptions {
  /** Milliseconds between two looks at a generation. @default 5000 */
  readonly pollAfterMs?: number
}

/** What the models of Luma's Agents API have in common. */
export interface LumaAgentsService {
  /** Submits a generation, exactly once. */
  start<Facts extends { readonly [name: string]: Json }>(
    json: { readonly [name: string]: Json },
    facts: Facts,
    context: ModelContext,
  ): Promise<{ readonly operation: Facts & LumaAgentsGeneration; readonly pollAfterMs: number }>
  /** Looks at a generation; an output is downloaded at once, since its link lives an hour. */
  status<Data>(
    generation: LumaAgentsGeneration,
    type: 'video' | 'image',
    context: ModelContext,
    read: (output: Downloaded) => Promise<{ readonly mediaType: string; readonly data: Data }>,
  ): Promise<OperationStatus<Data>>
  /** A stored picture as the API takes it, inside of the request. @throws `LIMIT_EXCEEDED` above 50 MB */
  toImage(
    file: { readonly hash: string; readonly mediaType: string },
    context: ModelContext,
  ): Promise<{ readonly data: string; readonly media_type: string }>
  price(query: Omit<PriceQuery, 'provider'>): Price
  checkKey(context: RequestContext): Promise<void>
}

const MAX_IMAGE_BYTES = 50_000_000
/** Nobody's generation: whoever may ask for it is told that it does not exist. */
const NO_GENERATION = '00000000-0000-4000-8000-000000000000'
/** Failures after which the same request may do better. */
const RETRYABLE: ReadonlySet<string> = new Set(['generation_failed', 'output_not_found', 'rate_limited'])

/** Makes a {@link LumaAgentsService}. */
export function createLumaAgentsService(options: LumaAgentsServiceOptions): LumaAgentsService {
  const baseUrl = resolveBaseUrl(
    options.baseUrl,
    'MUTOSCOPE_LUMA_AGENTS_BASE_URL',
    'https://agents.lumalabs.ai/v1',
  )
  const pollAfterMs = options.pollAfterMs ?? 5000
  const prices = mergePrices(options.prices, LUMA_AGENTS_PRICES)
  const client = createProviderClient({
    provider: 'Luma Agents',
    baseUrl,
    timeoutMs: 120_000,
    key: { apiKey: options.apiKey, variables: ['LUMA_AGENTS_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  const poll = async (id: string, context: RequestContext) =>
    (await client.poll({ method: 'GET', path: `generations/${encodeURIComponent(id)}` }, context)).json(
      generationSchema,
    )
  const download = (generation: Generation, type: string, context: ModelContext): Promise<Downloaded> => {
    const output = generation.output?.find((each) => each.type === type)
    if (output === undefined)
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: `Luma completed generation ${generation.id} without a ${type}.`,
        details: { generation: generation.id },
      })
    return downloadOutput(output.url, {
      ...options.download,
      signal: context.signal,
      fetch: options.fetch,
      trustedOrigins: [new URL(baseUrl).origin],
    })
  }

  return {
    async start(json, facts, context) {
      const answer = await client.submit({ method: 'POST', path: 'generations', json }, context)
      const { id } = await answer.json(generationSchema)
      return { operation: { ...facts, id }, pollAfterMs }
    },
    status: ({ id }, type, context, read) =>
      pollUnlessMissing('Luma', id, async () => {
        const found = await poll(id, context)
        if (found.state === 'failed') return toFailure(found)
        if (found.state !== 'completed') return { status: 'pending', pollAfterMs }
        const output = await downloadFresh({
          provider: 'Luma',
          found,
          again: () => poll(id, context),
          download: (from) => download(from, type, context),
        })
        if ('missing' in output) return output.missing
        return { status: 'succeeded', output: { body: output.body, ...(await read(output)) } }
      }),
    async toImage({ hash, mediaType }, context) {
      const limit = { provider: 'Luma', what: 'pictures', maxBytes: options.maxInputBytes ?? MAX_IMAGE_BYTES }
      const bytes = await readInput(await context.open(hash), limit)
      return { data: Buffer.from(bytes).toString('base64'), media_type: mediaType }
    },
    price: (query) => lookUpPrice(prices, { provider: 'luma-agents', ...query }),
    async checkKey(context) {
      await poll(NO_GENERATION, context).catch(unlessMissing)
    },
  }
}

function toFailure({
  failure_reason: reason,
  failure_code: code,
}: Generation): Exclude<OperationStatus<never>, { status: 'pending' | 'succeeded' }> {
  const message = `${reason ?? 'The generation failed at Luma.'}${code == null ? '' : ` (${code})`}`
  if (code === 'content_moderated') return { status: 'refused', reason: message }
  return { status: 'failed', message, retryable: RETRYABLE.has(code ?? 'generation_failed') }
}

const explain: Explain = ({ body }) => {
  const detail = errorSchema.safeParse(body).data?.detail
  if (typeof detail === 'string') return { message: detail }
  return {
    message: detail?.map((issue) => [issue.loc?.join('.'), issue.msg].filter(Boolean).join(': ')).join('; '),
  }
}

const generationSchema = z.looseObject({
  id: z.string(),
  state: z.string().nullish(),
  failure_reason: z.string().nullish(),
  failure_code: z.string().nullish(),
  output: z.array(z.looseObject({ type: z.string().nullish(), url: z.string() })).nullish(),
})
type Generation = z.infer<typeof generationSchema>
const errorSchema = z.looseObject({
  detail: z
    .union([
      z.string(),
      z.array(
        z.looseObject({
          msg: z.string().nullish(),
          loc: z.array(z.union([z.string(), z.number()])).nullish(),
        }),
      ),
    ])
    .nullish(),
})
