import { SMALL_PNG, smallWav } from '../small-media.js'
import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { writtenScript } from '../written-script.js'

/** What the fake OpenAI does with its next paid requests, one each; without any it answers well. */
export type FakeOpenAITurn = 'broken-script' | 'refuse' | 'cut-off' | 'no-credits' | 'moderation'

/** A fake OpenAI. */
export interface FakeOpenAI extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeOpenAITurn[]): void
}

const PAID = new Set(['/responses', '/images/generations', '/images/edits', '/audio/speech'])

/** Starts a fake OpenAI: responses, pictures, speech and the list of models, in the shapes of its API. */
export async function startFakeOpenAI(): Promise<FakeOpenAI> {
  const turns: FakeOpenAITurn[] = []
  const errorBody = (_status: number, message: string, code: string | null = null) => ({
    error: { message, type: 'invalid_request_error', param: null, code },
  })
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && PAID.has(path),
    markerOf: ({ json }) =>
      (json as { metadata?: { mutoscope_call?: string } } | undefined)?.metadata?.mutoscope_call ?? null,
    errorBody,
    respond(request) {
      const key = request.headers['authorization'] ?? ''
      if (!key.includes('test-key'))
        return {
          status: 401,
          json: errorBody(
            401,
            `Incorrect API key provided: ${key.replace('Bearer ', '')}`,
            'invalid_api_key',
          ),
        }
      if (request.path === '/models')
        return {
          json: { object: 'list', data: [{ id: 'gpt-6-luna', object: 'model', shutdown_date: null }] },
        }
      const turn = turns.shift()
      if (turn === 'no-credits')
        return { status: 429, json: errorBody(429, 'You exceeded your current quota.', 'insufficient_quota') }
      if (turn === 'moderation')
        return {
          status: 400,
          json: errorBody(400, 'Your request was rejected by the safety system.', 'moderation_blocked'),
        }
      if (request.path === '/responses') return respond(request, turn)
      if (request.path === '/images/generations' || request.path === '/images/edits') {
        return {
          json: {
            created: 1,
            data: [{ b64_json: SMALL_PNG.toString('base64') }],
            usage: {
              input_tokens: request.path.endsWith('edits') ? 1050 : 50,
              output_tokens: 1500,
              total_tokens: request.path.endsWith('edits') ? 2550 : 1550,
              input_tokens_details: {
                text_tokens: 50,
                image_tokens: request.path.endsWith('edits') ? 1000 : 0,
              },
            },
          },
        }
      }
      if (request.path === '/audio/speech')
        return { bytes: smallWav().subarray(44), headers: { 'content-type': 'audio/pcm' } }
      return { status: 404, json: errorBody(404, 'Unknown request URL') }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}

function respond({ json }: ReceivedRequest, turn: FakeOpenAITurn | undefined): FakeResponse {
  const { model, input } = json as { model: string; input: readonly { content: string }[] | string }
  const asked = typeof input === 'string' ? input : input.map(({ content }) => content).join('\n')
  const text = writtenScript(
    Number(/video of (\d+) milliseconds/u.exec(asked)?.[1] ?? 12_000),
    turn === 'broken-script',
  )
  const content =
    turn === 'refuse'
      ? { type: 'refusal', refusal: 'I cannot help with that.' }
      : { type: 'output_text', text, annotations: [], logprobs: [] }
  return {
    json: {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      model,
      error: null,
      metadata: {},
      parallel_tool_calls: true,
      tools: [],
      tool_choice: 'auto',
      instructions: null,
      status: turn === 'cut-off' ? 'incomplete' : 'completed',
      incomplete_details: turn === 'cut-off' ? { reason: 'max_output_tokens' } : null,
      output: [
        { id: 'rs_1', type: 'reasoning', summary: [] },
        { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [content] },
      ],
      usage: {
        input_tokens: 1000,
        output_tokens: 2000,
        total_tokens: 3000,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens_details: { reasoning_tokens: 500 },
      },
    },
  }
}
