import { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, Script, ScriptRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { priceScript } from '../script/price-script.js'
import { PROMPT_VERSION } from '../script/script-prompt.js'
import { writeScript, type AskScript } from '../script/write-script.js'
import { tokenCost } from '../tokens/token-cost.js'
import { createAiSdkCaller } from './ai-sdk-call.js'
import type { AiSdkLanguageModel } from './ai-sdk-models.js'
import type { AiSdkOptions, AiSdkProviderOptions } from './ai-sdk-options.js'
import { readAiSdkWarnings } from './ai-sdk-warnings.js'

/** Options of a script model. */
export interface AiSdkScriptOptions {
  readonly providerOptions?: AiSdkProviderOptions
}

/** Writes scripts with a language model of the AI SDK, as JSON of a schema. */
export function createAiSdkScript(
  model: AiSdkLanguageModel,
  options: AiSdkOptions,
  { providerOptions }: AiSdkScriptOptions,
): ImmediateModel<ScriptRequest, Script> {
  const caller = createAiSdkCaller(model, options)
  const { provider, modelId } = model
  const prices = options.prices ?? []
  const ask: AskScript = async ({ system, messages, maxOutputTokens, schema }, context) => {
    const answer = await caller.submit(context, (abortSignal) =>
      model.doGenerate({
        prompt: [
          { role: 'system', content: system },
          ...messages.map(({ role, text }) => ({ role, content: [{ type: 'text', text }] })),
        ],
        maxOutputTokens,
        responseFormat: { type: 'json', name: 'script', schema },
        abortSignal,
        ...(providerOptions === undefined ? {} : { providerOptions }),
      }),
    )
    const parsed = answerSchema.safeParse(answer)
    if (!parsed.success)
      throw new MutoscopeError('MODEL_FAILED', {
        message: `${provider} returned a response without text.`,
        details: { provider },
      })
    const { usage } = parsed.data
    const [tokensIn, tokensOut] = [usage?.inputTokens?.total, usage?.outputTokens?.total]
    const used =
      typeof tokensIn === 'number' && typeof tokensOut === 'number' ? { tokensIn, tokensOut } : undefined
    return {
      text: readText(parsed.data, provider),
      costMicros: tokenCost(prices, provider, modelId, used),
      warnings: readAiSdkWarnings(answer),
    }
  }
  return {
    provider,
    model: modelId,
    version: ['1', PROMPT_VERSION, JSON.stringify(providerOptions ?? {})].join(';'),
    ...caller.terms<ScriptRequest>((request) =>
      priceScript(request, { entries: prices, provider, model: modelId }),
    ),
    generate: (request, context) => writeScript(ask, request, context),
  }
}

function readText(
  { finishReason, structuredOutputText, content }: z.infer<typeof answerSchema>,
  provider: string,
): string {
  const end = typeof finishReason === 'string' ? finishReason : finishReason?.unified
  if (end === 'content-filter')
    throw new MutoscopeError('MODEL_REFUSED', {
      message: `${provider} refused the script because of its content.`,
      details: { provider },
    })
  if (end === 'length')
    throw new MutoscopeError('SCRIPT_INVALID', {
      message:
        'The script was cut off at the model’s token limit. Request a shorter video or use another model.',
      details: { provider },
    })
  if (end === 'error' || end === 'interrupted')
    throw new MutoscopeError('MODEL_FAILED', {
      message: `${provider} failed while writing the script.`,
      details: { provider },
    })
  return (
    structuredOutputText ?? content.map((part) => (part.type === 'text' ? (part.text ?? '') : '')).join('')
  )
}

const tokens = z.looseObject({ total: z.number().nullish() }).nullish().catch(null)
const answerSchema = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().nullish() })),
  structuredOutputText: z.string().nullish(),
  finishReason: z.union([z.string(), z.looseObject({ unified: z.string().nullish() })]).nullish(),
  usage: z.looseObject({ inputTokens: tokens, outputTokens: tokens }).nullish(),
})
