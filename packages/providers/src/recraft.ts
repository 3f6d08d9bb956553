import { bytesSource, MutoscopeError, type Json, type PriceEntry } from '@mutoscope/core'
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
import { readImageSize } from './image/read-image-size.js'
import { recraftLimits } from './recraft/recraft-sizes.js'
import { mergePrices } from './http/merge-prices.js'

/**
 * Options of {@link createRecraft}. The key is read from `RECRAFT_API_TOKEN`, the address from
 * `MUTOSCOPE_RECRAFT_BASE_URL`.
 */
export interface RecraftOptions extends ProviderOptions {
  /** How long a picture may take, milliseconds. @default 120000 */
  readonly timeoutMs?: number
}

/** Options of a picture model. */
export interface RecraftImageOptions {
  /**
   * Members that go into the request besides, or in place of, those made here: `style`, `style_id`,
   * `controls`, …
   */
  readonly input?: { readonly [name: string]: Json }
}

/** The models of Recraft. */
export interface Recraft {
  /** Makes pictures. @param model for instance `recraftv4_1`, `recraftv4_1_pro`, `recraftv3` */
  image(model?: string, options?: RecraftImageOptions): ImmediateModel<ImageRequest, ImageData>
  /**
   * Asks something free to see whether the key is good. @throws `PROVIDER_KEY_MISSING`, `PROVIDER_AUTH`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const read = {
  provider: 'recraft',
  unit: 'image',
  asOf: '2026-05-08',
  source: 'https://www.recraft.ai/docs/api-reference/pricing',
} as const

/** What Recraft charges for a picture. What an answer says it cost goes before this list. */
export const RECRAFT_PRICES: readonly PriceEntry[] = [
  { ...read, model: 'recraftv4_1', micros: 40_000 },
  { ...read, model: 'recraftv4_1_pro', micros: 250_000 },
  { ...read, model: 'recraftv4', micros: 40_000 },
  { ...read, model: 'recraftv4_pro', micros: 250_000 },
  { ...read, model: 'recraftv3', micros: 40_000 },
  { ...read, model: 'recraftv2', micros: 22_000 },
]

/** A thousand of Recraft's units are one dollar. */
const UNIT_MICROS = 1_000

/**
 * Recraft: pictures. A picture has the size of the model's closed set that is nearest to the frame it is for,
 * and costs what the answer says. It comes inside of the answer, so that none is lost to an address; a lost
 * answer cannot be looked up (`dedupe: 'none'`).
 *
 * Errors: `INVALID_INPUT` (no prompt, a prompt that is too long, a vector model), `PRICE_UNKNOWN`,
 * `PROVIDER_NO_CREDITS`, `MODEL_REFUSED`, `CALL_AMBIGUOUS` and the other `PROVIDER_…` codes. Written from
 * https://www.recraft.ai/docs/api-reference.
 *
 * @example
 * const recraft = createRecraft({ apiKey: process.env.RECRAFT_API_TOKEN })
 * const studio = createStudio({ models: { image: recraft.image('recraftv4_1') } })
 */
export function createRecraft(options: RecraftOptions = {}): Recraft {
  const timeoutMs = options.timeoutMs ?? 120_000
  const client = createProviderClient({
    provider: 'Recraft',
    baseUrl: resolveBaseUrl(
      options.baseUrl,
      'MUTOSCOPE_RECRAFT_BASE_URL',
      'https://external.api.recraft.ai/v1',
    ),
    key: { apiKey: options.apiKey, variables: ['RECRAFT_API_TOKEN', 'RECRAFT_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    extraHeaders: options.headers,
    explain,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    timeoutMs,
  })
  const prices = mergePrices(options.prices, RECRAFT_PRICES)
  return {
    image: (model = 'recraftv4_1', { input = {} } = {}) =>
      ignoreReferences({
        provider: 'recraft',
        model,
        version: Object.keys(input).length === 0 ? '1' : `1 ${canonicalJson(input)}`,
        paid: {
          dedupe: 'none',
          timeoutMs,
          price: () => lookUpPrice(prices, { provider: 'recraft', model, unit: 'image', quantity: 1 }),
          balance: (context) => readBalance(client, BALANCE, context),
        },
        async generate(request, context) {
          const limits = recraftLimits(model)
          const prompt = toPrompt(model, request, limits?.maxPromptChars)
          const { width, height } = limits === null ? request : nearestSize(limits.sizes, request)
          const answer = await client.submit(
            {
              method: 'POST',
              path: 'images/generations',
              json: {
                prompt,
                model,
                n: 1,
                size: `${width}x${height}`,
                response_format: 'b64_json',
                ...input,
              },
            },
            context,
          )
          const { data, credits } = await answer.json(imagesSchema)
          const bytes = new Uint8Array(Buffer.from(data[0].b64_json, 'base64'))
          const size = readImageSize(bytes)
          if (size === null)
            throw new MutoscopeError('CALL_AMBIGUOUS', {
              message: 'Recraft accepted the request but did not return a picture.',
              details: { provider: 'Recraft' },
            })
          return {
            body: bytesSource(bytes),
            mediaType: size.mediaType,
            data: { width: size.width, height: size.height },
            ...(credits == null ? {} : { costMicros: Math.ceil(credits * UNIT_MICROS) }),
          }
        },
      }),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'users/me' }, toRequestContext(context))
    },
  }
}

function toPrompt(model: string, request: ImageRequest, limit: number | undefined): string {
  if (request.prompt.trim() === '')
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Recraft ${model} needs a prompt.`,
      details: { field: 'prompt' },
    })
  if (model.endsWith('_vector'))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Recraft ${model} makes SVG, which cannot be used as a frame. Use ${model.replace('_vector', '')}.`,
      details: { field: 'model' },
    })
  const prompt = picturePrompt(request)
  if (limit === undefined || prompt.length <= limit) return prompt
  throw new MutoscopeError('INVALID_INPUT', {
    message: `Recraft ${model} takes prompts of at most ${limit} characters; with its style this one has ${prompt.length}.`,
    details: { field: 'prompt', limit },
  })
}

const explain: Explain = ({ body }) => {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return {}
  const { code, message } = parsed.data
  const words = `${message ?? ''}${code == null ? '' : ` (${code})`}`
  if (code === 'not_enough_credits') return { code: 'PROVIDER_NO_CREDITS', message: words }
  if (code != null && /moderation|nsfw|content_policy/u.test(code))
    return { code: 'MODEL_REFUSED', message: words }
  return { message: words }
}

const BALANCE: BalanceQuestion<{ readonly credits: number }> = {
  path: 'users/me',
  schema: z.looseObject({ credits: z.number() }),
  toMicros: ({ credits }) => credits * UNIT_MICROS,
}

const imageSchema = z.looseObject({ b64_json: z.string() })
const imagesSchema = z.looseObject({
  data: z.tuple([imageSchema], imageSchema),
  credits: z.number().nullish(),
})
const errorSchema = z.looseObject({ code: z.string().nullish(), message: z.string().nullish() })
