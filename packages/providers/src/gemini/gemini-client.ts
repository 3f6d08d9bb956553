import { MutoscopeError, type PriceEntry } from '@mutoscope/core'
import * as z from 'zod'
import { GOOGLE_INPUT_BYTES, type InputLimit } from '../files/limit-input.js'
import { createProviderClient, type ProviderClient } from '../http/provider-client.js'
import { resolveBaseUrl, type ProviderOptions } from '../http/provider-options.js'
import { explainGoogle } from './explain-google.js'
import { mergePrices } from '../http/merge-prices.js'

/** Options of `createGemini`. */
export interface GeminiOptions extends ProviderOptions {
  /** Version in the paths of the API. @default 'v1' */
  readonly apiVersion?: string
}

/** The official variables of the key, as the official client prefers them. */
export const GEMINI_KEY_VARIABLES = ['GOOGLE_API_KEY', 'GEMINI_API_KEY'] as const

/** What Gemini's models share. */
export type GeminiParts = {
  readonly options: GeminiOptions
  readonly baseUrl: string
  readonly version: string
  readonly client: (timeoutMs: number) => ProviderClient
  readonly prices: readonly PriceEntry[]
  /** Of a picture inside of a request. */
  readonly pictures: InputLimit
}

/** Builds what Gemini's models share. */
export function geminiParts(options: GeminiOptions, prices: readonly PriceEntry[]): GeminiParts {
  const baseUrl = resolveBaseUrl(
    options.baseUrl,
    'GOOGLE_GEMINI_BASE_URL',
    'https://generativelanguage.googleapis.com',
  )
  return {
    options,
    baseUrl,
    pictures: { provider: 'Gemini', what: 'pictures', maxBytes: options.maxInputBytes ?? GOOGLE_INPUT_BYTES },
    version: options.apiVersion ?? 'v1',
    prices: mergePrices(options.prices, prices),
    client: (timeoutMs) =>
      createProviderClient({
        provider: 'Gemini',
        baseUrl,
        timeoutMs,
        key: { apiKey: options.apiKey, variables: GEMINI_KEY_VARIABLES },
        headers: (key) => ({ 'x-goog-api-key': key }),
        extraHeaders: options.headers,
        fetch: options.fetch,
        maxResponseBytes: options.maxResponseBytes,
        explain: explainGoogle,
      }),
  }
}

/** Reasons by which a generation ends because of its content. */
const REFUSED = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'MODEL_ARMOR',
  'JAILBREAK',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
])

/**
 * The parts of an answer that ended well, and its finish reason. @throws `MODEL_REFUSED`, with what the
 * refused tokens cost where that is known
 */
export function partsOf(
  { promptFeedback, candidates }: GeneratedContent,
  costMicros?: number,
): {
  readonly parts: readonly GeneratedPart[]
  readonly finishReason: string
} {
  const cost = costMicros === undefined ? {} : { costMicros }
  const blocked = promptFeedback?.blockReason
  if (blocked !== undefined && blocked !== null)
    throw new MutoscopeError('MODEL_REFUSED', {
      message: `Gemini refused the prompt (${blocked}).`,
      details: { reason: blocked, ...cost },
    })
  const [candidate] = candidates ?? []
  const finishReason = candidate?.finishReason ?? ''
  if (REFUSED.has(finishReason)) {
    throw new MutoscopeError('MODEL_REFUSED', {
      message: candidate?.finishMessage ?? `Gemini stopped for the content (${finishReason}).`,
      details: { reason: finishReason, ...cost },
    })
  }
  return { parts: candidate?.content?.parts ?? [], finishReason }
}

/** Tokens of an answer; thinking is billed as output. */
export function usageOf({
  usageMetadata: usage,
}: GeneratedContent): { readonly tokensIn: number; readonly tokensOut: number } | undefined {
  return usage
    ? {
        tokensIn: usage.promptTokenCount ?? 0,
        tokensOut: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
      }
    : undefined
}

/** Answer of `generateContent`. */
export const generatedSchema = z.looseObject({
  promptFeedback: z.looseObject({ blockReason: z.string().nullish() }).nullish(),
  candidates: z
    .array(
      z.looseObject({
        finishReason: z.string().nullish(),
        finishMessage: z.string().nullish(),
        content: z
          .looseObject({
            parts: z
              .array(
                z.looseObject({
                  text: z.string().nullish(),
                  thought: z.boolean().nullish(),
                  inlineData: z.looseObject({ mimeType: z.string().nullish(), data: z.string() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
  usageMetadata: z
    .looseObject({
      promptTokenCount: z.number().nullish(),
      candidatesTokenCount: z.number().nullish(),
      thoughtsTokenCount: z.number().nullish(),
    })
    .nullish(),
})
type GeneratedContent = z.infer<typeof generatedSchema>
type GeneratedPart = NonNullable<
  NonNullable<NonNullable<GeneratedContent['candidates']>[number]['content']>['parts']
>[number]
