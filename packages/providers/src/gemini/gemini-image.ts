import { bytesSource, MutoscopeError, type Price } from '@mutoscope/core'
import { lookUpPrice, type ImageData, type ImageRequest, type ImmediateModel } from '@mutoscope/core/ports'
import { picturePrompt } from '../image/picture-prompt.js'
import { readImageSize } from '../image/read-image-size.js'
import { readReferences } from '../image/read-references.js'
import { generatedSchema, partsOf, type GeminiParts } from './gemini-client.js'

/** Options of one of Gemini's picture models. */
export interface GeminiImageOptions {
  /** @default the smallest that is not smaller than the frame */
  readonly size?: '1K' | '2K' | '4K'
}

const TIMEOUT_MS = 300_000
const MAX_PROMPT_CHARS = 30_000
const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const

/** Draws with Gemini's picture models. Written from ai.google.dev/gemini-api/docs/image-generation. */
export function createGeminiImage(
  { client, prices, version, pictures }: GeminiParts,
  model: string,
  { size }: GeminiImageOptions,
): ImmediateModel<ImageRequest, ImageData> {
  const wire = client(TIMEOUT_MS)
  const priceOf = (request: ImageRequest): Price =>
    lookUpPrice(prices, {
      provider: 'gemini',
      model,
      unit: 'image',
      quantity: 1,
      when: { size: size ?? sizeOf(request) },
    })
  return {
    provider: 'gemini',
    model,
    version: `1${size === undefined ? '' : `;${size}`}`,
    paid: { dedupe: 'none', timeoutMs: TIMEOUT_MS, price: priceOf },
    async generate(request, context) {
      const references = (await readReferences(request, pictures, context)).map(({ bytes, mediaType }) => ({
        inlineData: { mimeType: mediaType, data: Buffer.from(bytes).toString('base64') },
      }))
      const answer = await wire.submit(
        {
          method: 'POST',
          path: `${version}/models/${model}:generateContent`,
          json: {
            contents: [{ role: 'user', parts: [...references, { text: promptOf(request) }] }],
            generationConfig: {
              responseModalities: ['IMAGE'],
              imageConfig: { aspectRatio: ratioOf(request), imageSize: size ?? sizeOf(request) },
            },
          },
        },
        context,
      )
      const { parts, finishReason } = partsOf(await answer.json(generatedSchema))
      const inline = parts.find((part) => part.thought !== true && part.inlineData)?.inlineData
      if (inline === undefined || inline === null)
        throw new MutoscopeError('MODEL_FAILED', {
          message: `Gemini returned no picture (${finishReason}).`,
        })
      const bytes = new Uint8Array(Buffer.from(inline.data, 'base64'))
      const { mediaType, ...drawn } = readImageSize(bytes) ?? {
        width: request.width,
        height: request.height,
        mediaType: inline.mimeType ?? 'image/png',
      }
      return { body: bytesSource(bytes), mediaType, data: drawn, ...billed(() => priceOf(request)) }
    },
  }
}

/** A picture has one price for its size. Without one in the list the work is done all the same. */
function billed(price: () => Price): { readonly costMicros?: number } {
  try {
    return { costMicros: price().expectedMicros }
  } catch {
    return {}
  }
}

function promptOf(request: ImageRequest): string {
  const prompt = picturePrompt(request)
  if (prompt.length <= MAX_PROMPT_CHARS) return prompt
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The prompt has ${prompt.length} characters; at most ${MAX_PROMPT_CHARS} are sent to Gemini.`,
    details: { limit: MAX_PROMPT_CHARS },
  })
}

function ratioOf({ width, height }: ImageRequest): string {
  const distance = (ratio: string): number => {
    const [across = 1, down = 1] = ratio.split(':').map(Number)
    return Math.abs(Math.log(across / down) - Math.log(width / height))
  }
  return RATIOS.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best))
}

/** 1K is 768 lines at 16:9, each step the double. */
function sizeOf({ width, height }: ImageRequest): '1K' | '2K' | '4K' {
  const short = Math.min(width, height)
  return short <= 768 ? '1K' : short <= 1536 ? '2K' : '4K'
}
