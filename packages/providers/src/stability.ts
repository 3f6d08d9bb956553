import { bytesSource, MutoscopeError, type PriceEntry } from '@mutoscope/core'
import {
  canonicalJson,
  lookUpPrice,
  type ImageData,
  type ImageRequest,
  type ImmediateModel,
  ignoreReferences,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { createProviderClient, type RequestContext } from './http/provider-client.js'
import type { Explain } from './http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { readBalance, type BalanceQuestion } from './http/read-balance.js'
import { toRequestContext } from './http/to-request-context.js'
import { nearestSize } from './image/nearest-size.js'
import { picturePrompt } from './image/picture-prompt.js'
import { pictureSeed } from './image/picture-seed.js'
import { readImageSize } from './image/read-image-size.js'
import { mergePrices } from './http/merge-prices.js'

/**
 * Options of {@link createStability}. The key is read from `STABILITY_API_KEY`, the address from
 * `MUTOSCOPE_STABILITY_BASE_URL`.
 */
export interface StabilityOptions extends ProviderOptions {
  /** How long a picture may take, milliseconds. @default 120000 */
  readonly timeoutMs?: number
}

/** Options of a picture model. */
export interface StabilityImageOptions {
  /**
   * Form fields that are sent besides, or in place of, those made here: `negative_prompt`, `style_preset`, …
   */
  readonly fields?: Readonly<Record<string, string>>
}

/** The models of Stability AI. */
export interface Stability {
  /** Makes pictures. @param model `core`, `ultra`, or a Stable Diffusion such as `sd3.5-large` */
  image(model?: string, options?: StabilityImageOptions): ImmediateModel<ImageRequest, ImageData>
  /**
   * Asks something free to see whether the key is good. @throws `PROVIDER_KEY_MISSING`, `PROVIDER_AUTH`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const read = {
  provider: 'stability',
  unit: 'image',
  asOf: '2026-06-01',
  source: 'developer.puter.com, June 2026',
} as const

/** What Stability AI charges for a picture. */
export const STABILITY_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'ultra', micros: 80_000 },
  { ...read, model: 'core', micros: 30_000 },
  { ...read, model: 'sd3.5-large', micros: 65_000 },
  { ...read, model: 'sd3.5-large-turbo', micros: 40_000 },
  { ...read, model: 'sd3.5-medium', micros: 35_000 },
]

const RATIOS = [
  [16, 9],
  [1, 1],
  [21, 9],
  [2, 3],
  [3, 2],
  [4, 5],
  [5, 4],
  [9, 16],
  [9, 21],
].map(([width = 1, height = 1]) => ({ width, height }))
const MAX_PROMPT_CHARS = 10_000

/**
 * Stability AI: pictures. A picture has the shape nearest to the frame it is for, and comes inside of the
 * answer. A lost answer cannot be looked up (`dedupe: 'none'`).
 *
 * Errors: `INVALID_INPUT` (no prompt, or one that is too long), `PRICE_UNKNOWN`, `PROVIDER_NO_CREDITS`,
 * `MODEL_REFUSED` (filtered before or after it was drawn), `CALL_AMBIGUOUS` and the other `PROVIDER_…` codes.
 * Written from https://platform.stability.ai/docs/api-reference.
 *
 * @example
 * const stability = createStability({ apiKey: process.env.STABILITY_API_KEY })
 * const studio = createStudio({ models: { image: stability.image('core') } })
 */
export function createStability(options: StabilityOptions = {}): Stability {
  const timeoutMs = options.timeoutMs ?? 120_000
  const client = createProviderClient({
    provider: 'Stability',
    baseUrl: resolveBaseUrl(options.baseUrl, 'MUTOSCOPE_STABILITY_BASE_URL', 'https://api.stability.ai'),
    key: { apiKey: options.apiKey, variables: ['STABILITY_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}`, accept: 'application/json' }),
    extraHeaders: options.headers,
    explain,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    timeoutMs,
  })
  const prices = mergePrices(options.prices, STABILITY_PRICES)
  return {
    image: (model = 'core', { fields = {} } = {}) =>
      ignoreReferences({
        provider: 'stability',
        model,
        version: Object.keys(fields).length === 0 ? '1' : `1 ${canonicalJson(fields)}`,
        paid: {
          dedupe: 'none',
          timeoutMs,
          price: () => lookUpPrice(prices, { provider: 'stability', model, unit: 'image', quantity: 1 }),
          balance: (context) => readBalance(client, BALANCE, context),
        },
        async generate(request, context) {
          const body = await toForm(model, request, fields)
          const answer = await client.submit(
            {
              method: 'POST',
              path: `v2beta/stable-image/generate/${isService(model) ? model : 'sd3'}`,
              body,
            },
            context,
          )
          const { image, finish_reason: reason } = await answer.json(imageSchema)
          if (reason === 'CONTENT_FILTERED')
            throw new MutoscopeError('MODEL_REFUSED', {
              message: 'Stability filtered the picture because of its content.',
              details: { provider: 'Stability' },
            })
          const bytes = new Uint8Array(Buffer.from(image, 'base64'))
          const size = readImageSize(bytes)
          if (size === null)
            throw new MutoscopeError('CALL_AMBIGUOUS', {
              message: 'Stability accepted the request but did not return a picture.',
              details: { provider: 'Stability' },
            })
          return {
            body: bytesSource(bytes),
            mediaType: size.mediaType,
            data: { width: size.width, height: size.height },
          }
        },
      }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'v1/user/balance' }, toRequestContext(context))
    },
  }
}

/** Services have addresses of their own; everything else is a model of the Stable Diffusion address. */
function isService(model: string): boolean {
  return model === 'core' || model === 'ultra'
}

async function toForm(
  model: string,
  request: ImageRequest,
  fields: Readonly<Record<string, string>>,
): Promise<FormData> {
  if (request.prompt.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Stability ${model} needs a prompt.`,
      details: { field: 'prompt' },
    })
  const prompt = picturePrompt(request)
  if (prompt.length > MAX_PROMPT_CHARS) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Stability takes prompts of at most ${MAX_PROMPT_CHARS} characters; with its style this one has ${prompt.length}.`,
      details: { field: 'prompt', limit: MAX_PROMPT_CHARS },
    })
  }
  const { width, height } = nearestSize(RATIOS, request)
  const seed = await pictureSeed(request)
  const form = new FormData()
  const members = {
    prompt,
    aspect_ratio: `${width}:${height}`,
    output_format: 'png',
    seed: String(seed),
    ...(isService(model) ? {} : { model }),
    ...fields,
  }
  for (const [name, value] of Object.entries(members)) form.append(name, value)
  return form
}

const explain: Explain = ({ status, body }) => {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return {}
  const { name, errors } = parsed.data
  const message = [...(name == null ? [] : [name]), ...(errors ?? [])].join(': ')
  return status === 403 && name === 'content_moderation' ? { code: 'MODEL_REFUSED', message } : { message }
}

/** A credit of Stability is one cent. */
const BALANCE: BalanceQuestion<{ readonly credits: number }> = {
  path: 'v1/user/balance',
  schema: z.looseObject({ credits: z.number() }),
  toMicros: ({ credits }) => credits * 10_000,
}

const imageSchema = z.looseObject({ image: z.string(), finish_reason: z.string().nullish() })
const errorSchema = z.looseObject({ name: z.string().nullish(), errors: z.array(z.string()).nullish() })
