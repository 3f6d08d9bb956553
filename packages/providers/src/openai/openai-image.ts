import { bytesSource, MutoscopeError, type Price } from '@mutoscope/core'
import {
  lookUpPrice,
  type ImageData,
  type ImageRequest,
  type ImmediateModel,
  type ModelContext,
} from '@mutoscope/core/ports'
import * as z from 'zod'
import { limitInput } from '../files/limit-input.js'
import { extensionOf, multipartForm, type MultipartFile } from '../files/multipart-form.js'
import { picturePrompt } from '../image/picture-prompt.js'
import { readImageSize } from '../image/read-image-size.js'
import { estimateTokens } from '../tokens/estimate-tokens.js'
import { tokenCost } from '../tokens/token-cost.js'
import type { OpenAIParts } from './openai-client.js'
import { openaiImageSize } from './openai-image-size.js'
import { sunsetWarnings } from './openai-sunsets.js'

/** Options of one of OpenAI's picture models. */
export interface OpenAIImageOptions {
  /** `xhigh` and `max` only with the 2.5 and 2.6 models. @default 'medium' */
  readonly quality?: 'low' | 'medium' | 'high' | 'xhigh' | 'max'
  /** @default 'png' */
  readonly format?: 'png' | 'jpeg' | 'webp'
  /** How strictly prompts and pictures are filtered. @default 'auto' */
  readonly moderation?: 'auto' | 'low'
}

const TIMEOUT_MS = 300_000
const MAX_PROMPT_CHARS = 32_000
/**
 * Output tokens of a picture of 1024 × 1024 pixels by quality: from the price per picture on OpenAI's page
 * where it is told, else the step before doubled. They do not grow with the pixels: 1024 × 1536 has fewer.
 */
const TOKENS = { low: 200, medium: 1770, high: 7040, xhigh: 14_080, max: 28_160 } as const

/** Tokens that a reference picture is read as, about. */
const REFERENCE_TOKENS = 1500
const MAX_REFERENCES = 16
const REFERENCES = { provider: 'OpenAI', what: 'reference pictures', maxBytes: 50_000_000 }

/**
 * Draws with OpenAI's picture models, which always answer with the bytes. The frame's size is asked for,
 * rounded up to what the model makes.
 *
 * With reference pictures the address for edits is asked, which takes them.
 *
 * Written from developers.openai.com/api/docs/guides/image-generation.
 */
export function createOpenAIImage(
  { client, prices }: OpenAIParts,
  model: string,
  { quality = 'medium', format = 'png', moderation }: OpenAIImageOptions,
): ImmediateModel<ImageRequest, ImageData> {
  const wire = client(TIMEOUT_MS)
  return {
    provider: 'openai',
    model,
    version: ['1', quality, format, ...(moderation === undefined ? [] : [moderation])].join(';'),
    paid: { dedupe: 'none', timeoutMs: TIMEOUT_MS, price: (request) => priceOf(request) },
    async generate(request, context) {
      const prompt = promptOf(request)
      const size = openaiImageSize(model, request)
      const members = {
        model,
        prompt,
        n: 1,
        size: `${size.width}x${size.height}`,
        quality,
        output_format: format,
      }
      const references = await openReferences(request, context)
      const answer = await wire.submit(
        references.length === 0
          ? {
              method: 'POST',
              path: 'images/generations',
              json: { ...members, ...(moderation === undefined ? {} : { moderation }) },
            }
          : { method: 'POST', path: 'images/edits', ...multipartForm(members, references) },
        context,
      )
      const { data, usage } = await answer.json(imagesSchema)
      const encoded = data[0]?.b64_json
      if (encoded === undefined || encoded === null)
        throw new MutoscopeError('MODEL_FAILED', { message: 'OpenAI returned no picture.' })
      const bytes = new Uint8Array(Buffer.from(encoded, 'base64'))
      const { mediaType, ...drawn } = readImageSize(bytes) ?? { ...size, mediaType: `image/${format}` }
      const cost = tokenCost(
        prices,
        'openai',
        model,
        usage
          ? {
              tokensIn: usage.input_tokens,
              tokensOut: usage.output_tokens,
              imageTokensIn: usage.input_tokens_details?.image_tokens ?? 0,
            }
          : undefined,
      )
      return {
        body: bytesSource(bytes),
        mediaType,
        data: drawn,
        ...(cost === undefined ? {} : { costMicros: cost }),
        warnings: sunsetWarnings(model),
      }
    },
  }

  function priceOf(request: ImageRequest): Price {
    const { width, height } = openaiImageSize(model, request)
    const tokens = TOKENS[quality]
    const read = (tokensIn: number, input: 'text' | 'image'): number =>
      lookUpPrice(prices, {
        provider: 'openai',
        model,
        unit: 'megatoken-in',
        quantity: tokensIn / 1e6,
        when: { input },
      }).expectedMicros
    const input =
      read(estimateTokens(promptOf(request)), 'text') +
      read(REFERENCE_TOKENS * (request.references?.length ?? 0), 'image')
    const output = lookUpPrice(prices, {
      provider: 'openai',
      model,
      unit: 'megatoken-out',
      quantity: tokens / 1e6,
    })
    const times = (factor: number): number => Math.ceil(input + output.expectedMicros * factor)
    return {
      minMicros: times(0.5),
      expectedMicros: times(1),
      maxMicros: times(2 * Math.max(1, (width * height) / 1024 ** 2)),
      assumes: [...output.assumes, `about ${tokens} tokens a picture; the answer says how many it was`],
    }
  }
}

async function openReferences(
  { references = [] }: ImageRequest,
  { open }: ModelContext,
): Promise<readonly MultipartFile[]> {
  if (references.length > MAX_REFERENCES) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `OpenAI takes ${MAX_REFERENCES} reference pictures; ${references.length} were given.`,
      details: { field: 'references', limit: MAX_REFERENCES },
    })
  }
  return Promise.all(
    references.map(async ({ hash, mediaType }) => ({
      name: 'image[]',
      filename: `reference.${extensionOf(mediaType)}`,
      mediaType,
      source: limitInput(await open(hash), REFERENCES),
    })),
  )
}

function promptOf(request: ImageRequest): string {
  const prompt = picturePrompt(request)
  if (prompt.length <= MAX_PROMPT_CHARS) return prompt
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The prompt has ${prompt.length} characters; OpenAI takes ${MAX_PROMPT_CHARS}.`,
    details: { limit: MAX_PROMPT_CHARS },
  })
}

const imagesSchema = z.looseObject({
  data: z.array(z.looseObject({ b64_json: z.string().nullish() })),
  usage: z
    .looseObject({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.looseObject({ image_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
})
