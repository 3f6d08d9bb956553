import { MutoscopeError, type Json, type Price } from '@mutoscope/core'
import {
  lookUpPrice,
  type Balance,
  type CallMark,
  type ModelContext,
  type OperationStatus,
  type PriceQuery,
  type Reconciled,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { downloadOutput, type Downloaded } from '../http/download-output.js'
import { downloadFresh, pollBeforeStop, pollUnlessMissing, unlessMissing } from '../http/missing.js'
import { mergePrices } from '../http/merge-prices.js'
import { createProviderClient, type RequestContext } from '../http/provider-client.js'
import type { Explain } from '../http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { readBalance, type BalanceQuestion } from '../http/read-balance.js'
import { LUMA_PRICES } from './luma-prices.js'

/** A generation at Luma as it is stored; models add what they need to read its output. */
export const lumaGeneration = z.object({ id: z.string() })

/** See {@link lumaGeneration}. */
export type LumaGeneration = Readonly<z.infer<typeof lumaGeneration>>

/** Options of Luma's client. */
export interface LumaServiceOptions extends ProviderOptions {
  /** Milliseconds between two looks at a generation. @default 5000 */
  readonly pollAfterMs?: number
  /**
   * Where Luma is told to call back when the host takes no webhooks: an address nobody answers at. It is
   * needed because Luma gives it back in its list, with our marker in the query, which is how a lost answer
   * is found again. @default https://mutoscope.invalid/
   */
  readonly markerUrl?: string
}

/** What Luma's models have in common. */
export interface LumaService {
  /** Submits a generation, exactly once. */
  start<Facts extends Record<string, Json>>(
    kind: 'video' | 'image',
    json: Readonly<Record<string, Json>>,
    facts: Facts,
    context: ModelContext,
  ): Promise<{ readonly operation: Facts & LumaGeneration; readonly pollAfterMs: number }>
  /** Looks at a generation; an output is downloaded at once. */
  status<Data>(
    generation: LumaGeneration,
    asset: 'video' | 'image',
    context: ModelContext,
    read: (output: Downloaded) => Promise<{ readonly mediaType: string; readonly data: Data }>,
  ): Promise<OperationStatus<Data>>
  cancel(generation: LumaGeneration, context: RequestContext): Promise<void>
  /** Looks through the list of generations for our marker. */
  find(
    mark: CallMark,
    facts: Readonly<Record<string, Json>>,
    context: RequestContext,
  ): Promise<Reconciled<never>>
  price(query: Omit<PriceQuery, 'provider'>): Price
  /** What the account can still spend. */
  balance(context: RequestContext): Promise<Balance | null>
  checkKey(context: RequestContext): Promise<void>
}

const PAGE = 100
/** Pages overlap, so that nothing is missed when a generation is deleted in the meantime. */
const STEP = 90
const MAX_PAGES = 50

/** Makes a {@link LumaService}. */
export function createLumaService(options: LumaServiceOptions): LumaService {
  const baseUrl = resolveBaseUrl(
    options.baseUrl,
    'LUMAAI_BASE_URL',
    'https://api.lumalabs.ai/dream-machine/v1',
  )
  const pollAfterMs = options.pollAfterMs ?? 5000
  const prices = mergePrices(options.prices, LUMA_PRICES)
  const trustedOrigins = [new URL(baseUrl).origin]
  const client = createProviderClient({
    provider: 'Luma',
    baseUrl,
    key: { apiKey: options.apiKey, variables: ['LUMAAI_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  const callbackUrl = (mark: CallMark): string => {
    if (mark.webhookUrl !== null) return mark.webhookUrl
    const url = new URL(options.markerUrl ?? 'https://mutoscope.invalid/')
    url.searchParams.set('call', mark.marker)
    return url.href
  }
  const poll = async ({ id }: LumaGeneration, context: RequestContext) =>
    (await client.poll({ method: 'GET', path: `generations/${encodeURIComponent(id)}` }, context)).json(
      generationSchema,
    )
  const download = (
    found: Generation,
    asset: 'video' | 'image',
    context: ModelContext,
  ): Promise<Downloaded> => {
    const url = found.assets?.[asset]
    if (url == null)
      throw new MutoscopeError('PROVIDER_RESPONSE_INVALID', {
        message: `Luma completed generation ${found.id} without a ${asset}.`,
        details: { generation: found.id },
      })
    return downloadOutput(url, {
      ...options.download,
      signal: context.signal,
      fetch: options.fetch,
      trustedOrigins,
    })
  }

  return {
    async start(kind, json, facts, context) {
      const marked = context.call === undefined ? json : { ...json, callback_url: callbackUrl(context.call) }
      const { id } = await (
        await client.submit({ method: 'POST', path: `generations/${kind}`, json: marked }, context)
      ).json(generationSchema)
      return { operation: { ...facts, id }, pollAfterMs }
    },
    status: (generation, asset, context, read) =>
      pollUnlessMissing('Luma', generation.id, async () => {
        const found = await poll(generation, context)
        if (found.state === 'failed') return toFailure(found.failure_reason)
        if (found.state !== 'completed') return { status: 'pending', pollAfterMs }
        const output = await downloadFresh({
          provider: 'Luma',
          found,
          again: () => poll(generation, context),
          download: (from) => download(from, asset, context),
        })
        if ('missing' in output) return output.missing
        return { status: 'succeeded', output: { body: output.body, ...(await read(output)) } }
      }),
    async cancel(generation, context) {
      const found = await pollBeforeStop(context, (context) => poll(generation, context))
      // Deleting a finished generation would delete its output as well.
      if (found !== undefined && (found.state === 'completed' || found.state === 'failed')) return
      await client
        .repeat({ method: 'DELETE', path: `generations/${encodeURIComponent(generation.id)}` }, context)
        .catch(unlessMissing)
    },
    async find(mark, facts, context) {
      const wanted = callbackUrl(mark)
      for (let page = 0; page < MAX_PAGES; page++) {
        const answer = await client.poll(
          { method: 'GET', path: 'generations', query: { limit: PAGE, offset: page * STEP } },
          context,
        )
        const { generations, has_more: more } = await answer.json(listSchema)
        const found = generations.find((generation) => generation.request?.callback_url === wanted)
        if (found !== undefined) return { found: 'operation', operation: { ...facts, id: found.id } }
        if (generations.length === 0 || more === false || (more == null && generations.length < PAGE))
          return { found: 'absent' }
      }
      return { found: 'unknown' }
    },
    price: (query) => lookUpPrice(prices, { provider: 'luma', ...query }),
    balance: (context) => readBalance(client, BALANCE, context),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'credits' }, context)
    },
  }
}

/** Luma counts in US cents. */
const BALANCE: BalanceQuestion<{ readonly credit_balance: number }> = {
  path: 'credits',
  schema: z.looseObject({ credit_balance: z.number() }),
  toMicros: ({ credit_balance: cents }) => cents * 10_000,
}

/** Luma tells why only in words; those of its page of errors. */
const MODERATED = /moderat|blacklist/iu

function toFailure(
  reason: string | null | undefined,
): Exclude<OperationStatus<never>, { status: 'pending' | 'succeeded' }> {
  const message = reason ?? 'The generation failed at Luma.'
  if (MODERATED.test(message)) return { status: 'refused', reason: message }
  return { status: 'failed', message, retryable: !/failed to read user input/iu.test(message) }
}

const explain: Explain = ({ status, body }) => {
  const detail = errorSchema.safeParse(body).data?.detail
  const message =
    typeof detail === 'string'
      ? detail
      : detail?.map((issue) => [issue.loc?.join('.'), issue.msg].filter(Boolean).join(': ')).join('; ')
  // Told as 400 or 403, without a code.
  if ((status === 400 || status === 403) && /(?:insufficient|not enough) credits/iu.test(message ?? ''))
    return { code: 'PROVIDER_NO_CREDITS', message }
  if (status === 400 && MODERATED.test(message ?? '')) return { code: 'MODEL_REFUSED', message }
  return { message }
}

const generationSchema = z.looseObject({
  id: z.string(),
  state: z.string().nullish(),
  failure_reason: z.string().nullish(),
  assets: z.looseObject({ video: z.string().nullish(), image: z.string().nullish() }).nullish(),
  request: z.looseObject({ callback_url: z.string().nullish() }).nullish(),
})
type Generation = z.infer<typeof generationSchema>
const listSchema = z.looseObject({ generations: z.array(generationSchema), has_more: z.boolean().nullish() })
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
