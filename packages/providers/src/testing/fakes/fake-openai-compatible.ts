import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { silentMp3 } from '../silent-mp3.js'
import { smallWav } from '../small-media.js'
import { writtenScript } from '../written-script.js'

/** What the fake server does with its next paid requests, one each; without any it answers well. */
export type FakeCompatibleTurn =
  | 'broken-script'
  | 'chatty'
  | 'thinking'
  | 'refuse'
  | 'filter'
  | 'cut-off'
  | 'cut-stream'
  | 'error-in-stream'
  | 'no-balance'
  | 'no-model'
  | 'not-sound'

/** How a {@link FakeOpenAICompatible} lives. */
export interface FakeOpenAICompatibleOptions {
  /** How a model can be held to JSON: by a schema, to any, or not at all. @default 'schema' */
  readonly structured?: 'schema' | 'json' | 'words'
  /** Answers are streams when one is asked for. @default true */
  readonly streams?: boolean
  /** It takes only keys that hold `test-key`. @default true */
  readonly keyed?: boolean
  /** What the voice answers with, whatever is asked for. @default what is asked for */
  readonly sound?: 'wav' | 'mp3'
}

/** A fake server that speaks OpenAI's wire, as Ollama, vLLM and Kokoro do. */
export interface FakeOpenAICompatible extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeCompatibleTurn[]): void
}

type Chat = {
  readonly model: string
  readonly stream?: boolean
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly response_format?: { readonly type: string }
}

const USAGE = { prompt_tokens: 1000, completion_tokens: 2000, total_tokens: 3000 }

/** Starts a fake server under `/v1`: chat completions, speech, the list of models. */
export async function startFakeOpenAICompatible({
  structured = 'schema',
  streams = true,
  keyed = true,
  sound,
}: FakeOpenAICompatibleOptions = {}): Promise<FakeOpenAICompatible> {
  const turns: FakeCompatibleTurn[] = []
  const errorBody = (status: number, message: string) => ({
    error: { message, type: status === 401 ? 'authentication_error' : 'api_error', param: null, code: null },
  })
  const fail = (status: number, message: string): FakeResponse => ({
    status,
    json: errorBody(status, message),
  })

  function chat({ json }: ReceivedRequest, turn: FakeCompatibleTurn | undefined): FakeResponse {
    const { model, stream = false, messages, response_format: format } = json as Chat
    if (!knows(structured, format?.type)) return fail(400, 'This response_format type is unavailable now')
    if (turn === 'no-model') return fail(404, `model "${model}" not found, try pulling it first`)
    if (turn === 'no-balance') return fail(402, 'Insufficient Balance')
    const asked = messages.map(({ content }) => content).join('\n')
    const script = writtenScript(
      Number(/video of (\d+) milliseconds/u.exec(asked)?.[1] ?? 12_000),
      turn === 'broken-script',
    )
    const content =
      turn === 'chatty'
        ? `Of course! Here it is:\n\`\`\`json\n${script}\n\`\`\`\nShall I change anything?`
        : turn === 'thinking'
          ? `<think>Maybe {"title": "no"}?</think>\n${script}`
          : turn === 'refuse'
            ? ''
            : script
    const refusal = turn === 'refuse' ? 'I cannot help with that.' : null
    const finish = turn === 'cut-off' ? 'length' : turn === 'filter' ? 'content_filter' : 'stop'
    const about = { id: 'chatcmpl-1', created: 1, model }
    if (!stream || !streams)
      return {
        json: {
          ...about,
          object: 'chat.completion',
          choices: [
            {
              index: 0,
              message: { role: 'assistant', content, refusal },
              finish_reason: finish,
              logprobs: null,
            },
          ],
          usage: USAGE,
        },
      }
    const chunk = (delta: object, finish_reason: string | null = null): object => ({
      ...about,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason, logprobs: null }],
    })
    const half = Math.ceil(content.length / 2)
    const chunks = [
      chunk({ role: 'assistant', content: '' }),
      ...(refusal === null ? [] : [chunk({ refusal })]),
      chunk({ content: content.slice(0, half) }),
      ...(turn === 'error-in-stream'
        ? [{ error: { message: 'CUDA out of memory', type: 'server_error' } }]
        : turn === 'cut-stream'
          ? []
          : [
              chunk({ content: content.slice(half) }),
              chunk({}, finish),
              { ...about, object: 'chat.completion.chunk', choices: [], usage: USAGE },
            ]),
    ]
    const events = chunks.map((event) => `data: ${JSON.stringify(event)}\n\n`)
    const end = turn === 'cut-stream' || turn === 'error-in-stream' ? '' : 'data: [DONE]\n\n'
    return {
      headers: { 'content-type': 'text/event-stream' },
      bytes: Buffer.from(`: ping\n\n${events.join('')}${end}`),
    }
  }

  function speech({ json }: ReceivedRequest, turn: FakeCompatibleTurn | undefined): FakeResponse {
    const { response_format: format = 'mp3' } = json as { response_format?: string }
    if (turn === 'not-sound')
      return { headers: { 'content-type': 'audio/wav' }, bytes: Buffer.from('<html>busy</html>') }
    if (turn === 'no-model') return { status: 404, json: { detail: 'Not Found' } }
    return (sound ?? format) === 'wav'
      ? { headers: { 'content-type': 'audio/wav' }, bytes: smallWav() }
      : { headers: { 'content-type': 'audio/mpeg' }, bytes: silentMp3(500) }
  }

  const server = await startFakeServer({
    isPaid: ({ method, path }) =>
      method === 'POST' && (path === '/v1/chat/completions' || path === '/v1/audio/speech'),
    errorBody,
    respond(request) {
      if (keyed && !(request.headers['authorization'] ?? '').includes('test-key'))
        return fail(401, 'Authentication Fails (no such user)')
      if (request.path === '/v1/models')
        return { json: { object: 'list', data: [{ id: 'qwen3:8b', object: 'model', owned_by: 'library' }] } }
      const turn = turns.shift()
      if (request.path === '/v1/chat/completions') return chat(request, turn)
      if (request.path === '/v1/audio/speech') return speech(request, turn)
      return { status: 404, bytes: Buffer.from('404 page not found') }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}

function knows(structured: 'schema' | 'json' | 'words', type: string | undefined): boolean {
  if (type === undefined) return true
  return structured === 'schema' || (structured === 'json' && type === 'json_object')
}
