import { MutoscopeError } from '@mutoscope/core'
import * as z from 'zod'
import type { WireResponse } from '../http/provider-client.js'
import type { TokenUsage } from '../tokens/token-cost.js'

/** What a chat completion said. */
export type ChatResponse = {
  readonly text: string
  readonly refusal: string | null
  /** Why it ended: `stop`, `length`, `content_filter`, or a server's own word. */
  readonly finishReason: string | null
  readonly usage: TokenUsage | undefined
}

/**
 * Reads a chat completion, as a stream of events or as one JSON body.
 *
 * @throws what {@link WireResponse.unreadable} gives when it breaks off or is something else, `MODEL_FAILED`
 *   when the server stopped with an error of its own
 */
export async function readChat(answer: WireResponse): Promise<ChatResponse> {
  const text = new TextDecoder().decode(await answer.bytes())
  const chunks = text.trimStart().startsWith('{') ? [text] : eventsOf(text)
  const parsed = chunks.map((chunk) => chatSchema.safeParse(parse(chunk)))
  const parts = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]))
  if (parts.length === 0 || parts.length < parsed.length) throw answer.unreadable('not a chat completion')
  const error = parts.find((part) => part.error != null)?.error
  if (error != null)
    throw new MutoscopeError('MODEL_FAILED', {
      message: `The model stopped with an error: ${typeof error === 'string' ? error : (error.message ?? 'no reason given')}`,
    })
  const choices = parts.flatMap((part) => part.choices?.slice(0, 1) ?? [])
  const finishReason = choices.findLast((choice) => choice.finish_reason != null)?.finish_reason ?? null
  // A stream that ends without a reason and without its mark has been cut.
  if (finishReason === null && !text.includes('[DONE]')) throw answer.unreadable('it broke off')
  const join = (member: 'content' | 'refusal'): string =>
    choices.map((choice) => (choice.delta ?? choice.message)?.[member] ?? '').join('')
  const usage = parts.findLast((part) => part.usage != null)?.usage ?? undefined
  return {
    text: join('content'),
    refusal: join('refusal') || null,
    finishReason,
    usage: usage && { tokensIn: usage.prompt_tokens ?? 0, tokensOut: usage.completion_tokens ?? 0 },
  }
}

/** The data of server-sent events, each of one line, without the mark at their end. */
function eventsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .filter((data) => data !== '[DONE]')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const messageSchema = z
  .looseObject({ content: z.string().nullish(), refusal: z.string().nullish() })
  .nullish()
const chatSchema = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string().nullish() })]).nullish(),
  choices: z
    .array(
      z.looseObject({
        message: messageSchema,
        delta: messageSchema,
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .looseObject({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() })
    .nullish(),
})
