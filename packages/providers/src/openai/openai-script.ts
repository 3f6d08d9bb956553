import { MutoscopeError } from '@mutoscope/core'
import type { ImmediateModel, Script, ScriptRequest } from '@mutoscope/core/ports'
import * as z from 'zod'
import { priceScript } from '../script/price-script.js'
import { refusedScript } from '../script/refused-script.js'
import { PROMPT_VERSION } from '../script/script-prompt.js'
import { writeScript, type AskScript } from '../script/write-script.js'
import { tokenCost } from '../tokens/token-cost.js'
import { isRefusal, type OpenAIParts } from './openai-client.js'
import { sunsetWarnings } from './openai-sunsets.js'

const TIMEOUT_MS = 300_000

/**
 * Writes scripts with the Responses API and strict structured output. The marker stands in the response's
 * metadata, where people find it in OpenAI's dashboard; there is no listing a program could search, so a lost
 * answer stays lost.
 *
 * Written from developers.openai.com/api/docs/guides/structured-outputs.
 */
export function createOpenAIScript(
  { client, prices }: OpenAIParts,
  model: string,
): ImmediateModel<ScriptRequest, Script> {
  const wire = client(TIMEOUT_MS)
  const ask: AskScript = async ({ system, messages, maxOutputTokens, schema }, context) => {
    const answer = await wire.submit(
      {
        method: 'POST',
        path: 'responses',
        json: {
          model,
          instructions: system,
          input: messages.map(({ role, text }) => ({ role, content: text })),
          max_output_tokens: maxOutputTokens,
          text: { format: { type: 'json_schema', name: 'script', strict: true, schema } },
          ...(context.call === undefined ? {} : { metadata: { mutoscope_call: context.call.marker } }),
        },
      },
      context,
    )
    const response = await answer.json(responseSchema)
    const usage = response.usage && {
      tokensIn: response.usage.input_tokens,
      tokensOut: response.usage.output_tokens,
    }
    const costMicros = tokenCost(prices, 'openai', model, usage ?? undefined)
    return {
      text: readText(response, costMicros),
      cutOff: response.incomplete_details?.reason === 'max_output_tokens',
      costMicros,
      warnings: sunsetWarnings(model),
    }
  }
  return {
    provider: 'openai',
    model,
    version: `1;${PROMPT_VERSION}`,
    paid: {
      dedupe: 'none',
      timeoutMs: TIMEOUT_MS,
      price: (request) => priceScript(request, { entries: prices, provider: 'openai', model }),
    },
    generate: (request, context) => writeScript(ask, request, context),
  }
}

/** The text of a response that ended well. @throws `MODEL_REFUSED`, `MODEL_FAILED` */
function readText(
  { status, error, incomplete_details: incomplete, output }: z.infer<typeof responseSchema>,
  costMicros: number | undefined,
): string {
  const parts = (output ?? []).flatMap((item) => item.content ?? [])
  const refusal = parts.find((part) => part.type === 'refusal')
  if (refusal !== undefined)
    throw refusedScript(refusal.refusal ?? 'OpenAI refused to write this script.', costMicros)
  if (incomplete?.reason === 'content_filter')
    throw refusedScript('OpenAI refused the script because of its content.', costMicros)
  if (status === 'failed' || status === 'cancelled') {
    throw new MutoscopeError(isRefusal(error?.code) ? 'MODEL_REFUSED' : 'MODEL_FAILED', {
      message: error?.message ?? `OpenAI ended the response as ${status}.`,
      details: costMicros === undefined ? {} : { costMicros },
    })
  }
  return parts.map((part) => part.text ?? '').join('')
}

const responseSchema = z.looseObject({
  status: z.string().nullish(),
  error: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z
    .array(
      z.looseObject({
        content: z
          .array(
            z.looseObject({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() }),
          )
          .nullish(),
      }),
    )
    .nullish(),
  usage: z.looseObject({ input_tokens: z.number(), output_tokens: z.number() }).nullish(),
})
