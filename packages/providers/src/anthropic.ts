import type { PriceEntry } from '@mutoscope/core'
import type { ScriptModel } from '@mutoscope/core/ports'
import * as z from 'zod'
import { createProviderClient, type ProviderClient, type RequestContext } from './http/provider-client.js'
import type { Explain } from './http/provider-error.js'
import { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
import { toRequestContext } from './http/to-request-context.js'
import { priceScript } from './script/price-script.js'
import { refusedScript } from './script/refused-script.js'
import { PROMPT_VERSION } from './script/script-prompt.js'
import { writeScript, type AskScript } from './script/write-script.js'
import { tokenCost } from './tokens/token-cost.js'
import { mergePrices } from './http/merge-prices.js'

/** Options of {@link createAnthropic}. */
export interface AnthropicOptions extends ProviderOptions {
  /** Value of the `anthropic-version` header. @default '2026-10-21' */
  readonly version?: string
}

/** Models of Anthropic. A model that is not in the price list is passed on as it is. */
export interface Anthropic {
  /** For instance `claude-sonnet-5-5`, `claude-haiku-5-5`. */
  script(model: string): ScriptModel
  /**
   * Asks whether the key is accepted, free of charge. @throws `PROVIDER_AUTH`, `PROVIDER_KEY_MISSING`,
   * `PROVIDER_UNAVAILABLE`
   */
  checkKey(context?: Partial<RequestContext>): Promise<void>
}

const VERSION = '2026-10-21'
const TIMEOUT_MS = 300_000
const SOURCE = 'platform.claude.com/docs/en/about-claude/pricing'

/**
 * What Anthropic's models cost, as it was told on the day of each entry; `claude-haiku-5-5` for prompts up to
 * 100,000 tokens.
 */
export const ANTHROPIC_PRICES: readonly PriceEntry[] = (
  [
    ['claude-fable-5-1', 10_000_000, 50_000_000],
    ['claude-opus-5-5', 4_000_000, 20_000_000],
    ['claude-sonnet-5-5', 2_000_000, 10_000_000],
    ['claude-haiku-5-5', 100_000, 500_000],
    ['claude-sonnet-5', 2_000_000, 10_000_000],
    ['claude-sonnet-4-6', 3_000_000, 15_000_000],
    ['claude-haiku-4-5', 1_000_000, 5_000_000],
  ] as const
).flatMap(([model, tokensIn, tokensOut]): PriceEntry[] => [
  {
    provider: 'anthropic',
    model,
    unit: 'megatoken-in',
    micros: tokensIn,
    asOf: '2026-10-16',
    source: SOURCE,
  },
  {
    provider: 'anthropic',
    model,
    unit: 'megatoken-out',
    micros: tokensOut,
    asOf: '2026-10-16',
    source: SOURCE,
  },
])

/**
 * Scripts by Anthropic's Claude, with structured output. The key is `apiKey` or ANTHROPIC_API_KEY, the
 * address `baseUrl` or ANTHROPIC_BASE_URL. Anthropic honours no idempotency key, lists no messages and has no
 * place for a marker: an answer that is lost ends as `CALL_AMBIGUOUS`.
 *
 * Written from platform.claude.com/docs/en/build-with-claude/structured-outputs.
 *
 * @example
 * const studio = createStudio({ models: { script: createAnthropic().script('claude-sonnet-5-5') } })
 */
export function createAnthropic(options: AnthropicOptions = {}): Anthropic {
  const prices = mergePrices(options.prices, ANTHROPIC_PRICES)
  const client = createProviderClient({
    provider: 'Anthropic',
    baseUrl: resolveBaseUrl(options.baseUrl, 'ANTHROPIC_BASE_URL', 'https://api.anthropic.com'),
    timeoutMs: TIMEOUT_MS,
    key: { apiKey: options.apiKey, variables: ['ANTHROPIC_API_KEY'] },
    headers: (key) => ({ authorization: `Bearer ${key}`, 'anthropic-version': options.version ?? VERSION }),
    extraHeaders: options.headers,
    fetch: options.fetch,
    maxResponseBytes: options.maxResponseBytes,
    explain,
  })
  return {
    script: (model) => createAnthropicScript(client, prices, model),
    async checkKey(context) {
      await client.repeat({ method: 'GET', path: 'v1/models' }, toRequestContext(context))
    },
  }
}

function createAnthropicScript(
  client: ProviderClient,
  prices: readonly PriceEntry[],
  model: string,
): ScriptModel {
  const ask: AskScript = async ({ system, messages, maxOutputTokens, schema }, context) => {
    const answer = await client.submit(
      {
        method: 'POST',
        path: 'v1/messages',
        json: {
          model,
          max_tokens: maxOutputTokens,
          system,
          messages: messages.map(({ role, text }) => ({ role, content: text })),
          output_config: { format: { type: 'json_schema', schema } },
        },
      },
      context,
    )
    const message = await answer.json(messageSchema)
    const { usage } = message
    const cached = (usage?.cache_creation_input_tokens ?? 0) + (usage?.cache_read_input_tokens ?? 0)
    const used = usage ? { tokensIn: usage.input_tokens + cached, tokensOut: usage.output_tokens } : undefined
    const costMicros = tokenCost(prices, 'anthropic', model, used)
    if (message.stop_reason === 'refusal')
      throw refusedScript('Claude refused to write this script.', costMicros)
    return { text: readText(message), cutOff: CUT_OFF.has(message.stop_reason ?? ''), costMicros }
  }
  return {
    provider: 'anthropic',
    model,
    version: `1;${PROMPT_VERSION}`,
    paid: {
      dedupe: 'none',
      timeoutMs: TIMEOUT_MS,
      price: (request) => priceScript(request, { entries: prices, provider: 'anthropic', model }),
    },
    generate: (request, context) => writeScript(ask, request, context),
  }
}

/** Reasons to stop before the end. */
const CUT_OFF = new Set(['max_tokens', 'model_context_window_exceeded'])

/** The text of a message. */
function readText({ content }: z.infer<typeof messageSchema>): string {
  return content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('')
}

const explain: Explain = ({ body }) => {
  const error = errorSchema.safeParse(body).data?.error
  const message = error?.message ?? undefined
  if (error?.type === 'billing_error') return { code: 'PROVIDER_NO_CREDITS', message }
  // Said before any work is begun, unlike other 5xx: nothing was taken, and it may be sent again later.
  return error?.type === 'overloaded_error' ? { code: 'PROVIDER_RATE_LIMITED', message } : { message }
}

const errorSchema = z.looseObject({
  error: z.looseObject({ type: z.string().nullish(), message: z.string().nullish() }),
})

const messageSchema = z.looseObject({
  stop_reason: z.string().nullish(),
  content: z.array(z.looseObject({ type: z.string(), text: z.string().nullish() })),
  usage: z
    .looseObject({
      input_tokens: z.number(),
      output_tokens: z.number(),
      cache_creation_input_tokens: z.number().nullish(),
      cache_read_input_tokens: z.number().nullish(),
    })
    .nullish(),
})
