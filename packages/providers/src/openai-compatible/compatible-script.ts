import { MutoscopeError, type Json } from '@mutoscope/core'
import type { ImmediateModel, Script, ScriptRequest } from '@mutoscope/core/ports'
import { sendToOwn } from '../http/send-to-own.js'
import { priceScript } from '../script/price-script.js'
import { refusedScript } from '../script/refused-script.js'
import { PROMPT_VERSION } from '../script/script-prompt.js'
import { writeScript, type AskScript } from '../script/write-script.js'
import { tokenCost } from '../tokens/token-cost.js'
import { readChat } from './chat-response.js'
import type { CompatibleParts } from './compatible-client.js'

/** How a server can be held to JSON: by a schema, to any JSON, or by words alone. */
export type StructuredOutput = 'schema' | 'json' | 'words'

/** Options of a model that writes scripts. */
export interface CompatibleScriptOptions {
  /** @default the strictest that the server takes, found out by asking */
  readonly structuredOutput?: StructuredOutput
  /**
   * Most tokens of an answer, thinking included. @default what the script needs when it is paid, else the
   * server's own limit
   */
  readonly maxTokens?: number
  /** Members that go into the request besides, or in place of, those made here: `temperature`, `options`, … */
  readonly input?: { readonly [name: string]: Json }
}

const LADDER: readonly StructuredOutput[] = ['schema', 'json', 'words']

/**
 * Writes scripts with chat completions. The answer is taken as a stream, so that a slow model keeps the
 * connection alive while it writes.
 *
 * Written from platform.openai.com/docs/api-reference/chat.
 */
export function createCompatibleScript(
  parts: CompatibleParts,
  model: string,
  { structuredOutput, maxTokens, input = {} }: CompatibleScriptOptions,
): ImmediateModel<ScriptRequest, Script> {
  const { client, name, server, prices, timeoutMs, version } = parts
  const isPaid = parts.isPaid(model)
  const formats = structuredOutput === undefined ? LADDER : [structuredOutput]
  // What the server has not refused yet.
  let chosen = 0

  const send: (format: StructuredOutput, ...asked: Parameters<AskScript>) => ReturnType<AskScript> = async (
    format,
    { system, messages, maxOutputTokens, schema },
    context,
  ) => {
    const limit = maxTokens ?? (isPaid ? maxOutputTokens : undefined)
    const json = {
      model,
      messages: [
        { role: 'system', content: format === 'schema' ? system : withSchema(system, schema) },
        ...messages.map(({ role, text }) => ({ role, content: text })),
      ],
      stream: true,
      stream_options: { include_usage: true },
      ...(limit === undefined ? {} : { max_tokens: limit }),
      ...responseFormat(format, schema),
      ...input,
    }
    const request = { method: 'POST', path: 'chat/completions', json } as const
    const chat = await sendToOwn(client, request, {
      provider: server,
      isPaid,
      timeoutMs,
      context,
      read: readChat,
    })
    const costMicros = isPaid ? tokenCost(prices, name, model, chat.usage) : undefined
    if (chat.refusal !== null) throw refusedScript(chat.refusal, costMicros)
    if (chat.finishReason === 'content_filter')
      throw refusedScript('The server refused the script because of its content.', costMicros)
    return { text: chat.text, cutOff: chat.finishReason === 'length', costMicros }
  }
  const ask: AskScript = async (question, context) => {
    for (;;) {
      const format = formats[chosen] ?? 'words'
      try {
        return await send(format, question, context)
      } catch (error) {
        if (chosen + 1 >= formats.length || !refusesFormat(error)) throw error
        chosen++
      }
    }
  }
  return {
    provider: name,
    model,
    version: [
      version,
      PROMPT_VERSION,
      ...(Object.keys(input).length === 0 ? [] : [JSON.stringify(input)]),
    ].join(';'),
    ...parts.terms<ScriptRequest>(model, (entries, request) =>
      priceScript(request, { entries, provider: name, model }),
    ),
    generate: (request, context) => writeScript(ask, request, context),
  }
}

function responseFormat(format: StructuredOutput, schema: Readonly<Record<string, unknown>>): object {
  if (format === 'words') return {}
  if (format === 'json') return { response_format: { type: 'json_object' } }
  return { response_format: { type: 'json_schema', json_schema: { name: 'script', strict: true, schema } } }
}

function withSchema(system: string, schema: Readonly<Record<string, unknown>>): string {
  return `${system}\nThe schema, as JSON Schema: ${JSON.stringify(schema)}`
}

/** Whether a server says that it does not know the format asked for; only its words tell. Nothing was taken. */
function refusesFormat(error: unknown): boolean {
  return (
    MutoscopeError.isInstance(error) &&
    error.code === 'PROVIDER_REJECTED' &&
    /response_format|json_schema|json_object|structured|grammar/iu.test(error.message)
  )
}
