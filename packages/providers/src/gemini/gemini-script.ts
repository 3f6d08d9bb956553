import type { ImmediateModel, Script, ScriptRequest } from '@mutoscope/core/ports'
import { priceScript } from '../script/price-script.js'
import { PROMPT_VERSION } from '../script/script-prompt.js'
import { writeScript, type AskScript } from '../script/write-script.js'
import { tokenCost } from '../tokens/token-cost.js'
import { generatedSchema, partsOf, usageOf, type GeminiParts } from './gemini-client.js'

const TIMEOUT_MS = 300_000

/**
 * Writes scripts with Gemini's structured output. Written from
 * ai.google.dev/gemini-api/docs/structured-output.
 */
export function createGeminiScript(
  { client, prices, version }: GeminiParts,
  model: string,
): ImmediateModel<ScriptRequest, Script> {
  const wire = client(TIMEOUT_MS)
  const ask: AskScript = async ({ system, messages, maxOutputTokens, schema }, context) => {
    const answer = await wire.submit(
      {
        method: 'POST',
        path: `${version}/models/${model}:generateContent`,
        json: {
          contents: messages.map(({ role, text }) => ({
            role: role === 'assistant' ? 'model' : 'user',
            parts: [{ text }],
          })),
          systemInstruction: { role: 'user', parts: [{ text: system }] },
          generationConfig: {
            maxOutputTokens,
            responseMimeType: 'application/json',
            responseJsonSchema: schema,
          },
        },
      },
      context,
    )
    const content = await answer.json(generatedSchema)
    const costMicros = tokenCost(prices, 'gemini', model, usageOf(content))
    const { parts, finishReason } = partsOf(content, costMicros)
    const text = parts
      .filter((part) => part.thought !== true)
      .map((part) => part.text ?? '')
      .join('')
    return {
      text,
      cutOff: finishReason === 'MAX_TOKENS',
      costMicros,
    }
  }
  return {
    provider: 'gemini',
    model,
    version: `1;${PROMPT_VERSION}`,
    paid: {
      dedupe: 'none',
      timeoutMs: TIMEOUT_MS,
      price: (request) => priceScript(request, { entries: prices, provider: 'gemini', model }),
    },
    generate: (request, context) => writeScript(ask, request, context),
  }
}
