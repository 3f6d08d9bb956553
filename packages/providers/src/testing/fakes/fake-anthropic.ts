import { startFakeServer, type FakeServer } from '../fake-server.js'
import { writtenScript } from '../written-script.js'

/** What the fake Anthropic does with its next paid requests, one each; without any it answers well. */
export type FakeAnthropicTurn = 'broken-script' | 'refuse' | 'cut-off' | 'no-credits' | 'overloaded'

/** A fake Anthropic. */
export interface FakeAnthropic extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeAnthropicTurn[]): void
}

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

/** Starts a fake Anthropic: messages and the list of models, in the shapes of its API. */
export async function startFakeAnthropic(): Promise<FakeAnthropic> {
  const turns: FakeAnthropicTurn[] = []
  const errorBody = (status: number, message: string) => ({
    type: 'error',
    error: { type: TYPES[status] ?? 'api_error', message },
    request_id: 'req_1',
  })
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/v1/messages',
    errorBody,
    respond({ path, headers, json }) {
      if (headers['authorization']?.includes('test-key') !== true)
        return { status: 401, json: errorBody(401, `invalid bearer token ${headers['authorization'] ?? ''}`) }
      if (headers['anthropic-version'] === undefined)
        return { status: 400, json: errorBody(400, 'anthropic-version: header is required') }
      if (path === '/v1/models')
        return {
          json: {
            data: [
              {
                type: 'model',
                id: 'claude-sonnet-5-5',
                display_name: 'Claude Sonnet 5.5',
                created_at: '2026-09-28T00:00:00Z',
              },
            ],
            has_more: false,
            first_id: null,
            last_id: null,
          },
        }
      if (path !== '/v1/messages') return { status: 404, json: errorBody(404, 'Not found') }
      const turn = turns.shift()
      if (turn === 'no-credits')
        return { status: 402, json: errorBody(402, 'Your credit balance is too low.') }
      if (turn === 'overloaded') return { status: 529, json: errorBody(529, 'Overloaded') }
      const { model, messages } = json as { model: string; messages: readonly { content: string }[] }
      const asked = messages.map(({ content }) => content).join('\n')
      const text = writtenScript(
        Number(/video of (\d+) milliseconds/u.exec(asked)?.[1] ?? 12_000),
        turn === 'broken-script',
      )
      return {
        json: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model,
          stop_sequence: null,
          content:
            turn === 'refuse'
              ? []
              : [
                  { type: 'thinking', thinking: '', signature: 's' },
                  { type: 'text', text, citations: null },
                ],
          stop_reason: turn === 'refuse' ? 'refusal' : turn === 'cut-off' ? 'max_tokens' : 'end_turn',
          usage: {
            input_tokens: 1000,
            output_tokens: 2000,
            cache_creation_input_tokens: 0,
            cache_read_input_tokens: 0,
          },
        },
      }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}
