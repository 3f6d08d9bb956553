import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG, smallWav } from '../small-media.js'
import { SMALL_MP4 } from '../small-mp4.js'
import { writtenScript } from '../written-script.js'

/** What the fake Gemini does with its next paid requests, one each; without any it answers well. */
export type FakeGeminiTurn =
  | 'broken-script'
  | 'safety'
  | 'blocked-prompt'
  | 'cut-off'
  | 'quota'
  | 'failed'
  | 'filtered'
  | 'policy'
  | 'expired-output'

/** A fake Gemini Developer API. */
export interface FakeGemini extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeGeminiTurn[]): void
}

/** Life of an interaction: how many more looks find it at work, and how it ends. */
type FakeInteraction = {
  readonly id: string
  polls: number
  readonly turn: FakeGeminiTurn | undefined
  cancelled: boolean
}

const errorBody = (status: number, message: string, details: readonly unknown[] = []) => ({
  error: { code: status, message, status: status === 400 ? 'INVALID_ARGUMENT' : 'UNAVAILABLE', details },
})
const errorInfo = (reason: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
})

/**
 * Starts a fake Gemini Developer API: contents, interactions, files and the list of models. A clip is ready
 * at the second look.
 */
export async function startFakeGemini(): Promise<FakeGemini> {
  const turns: FakeGeminiTurn[] = []
  const interactions = new Map<string, FakeInteraction>()
  const server = await startFakeServer({
    isPaid: ({ method, path }) =>
      method === 'POST' && (path.endsWith(':generateContent') || path === '/v1/interactions'),
    markerOf: ({ json }) =>
      (json as { labels?: { mutoscope_call?: string } } | undefined)?.labels?.mutoscope_call ?? null,
    errorBody,
    respond(request, { url }) {
      const { path, method, headers } = request
      if (headers['x-goog-api-key']?.includes('test-key') !== true)
        return {
          status: 400,
          json: errorBody(400, `API key not valid: ${headers['x-goog-api-key'] ?? ''}`, [
            errorInfo('API_KEY_INVALID'),
          ]),
        }
      if (path === '/v1/models')
        return { json: { models: [{ name: 'models/gemini-3.8-flash', version: '1' }] } }
      if (path.startsWith('/v1/files/'))
        return path.includes('gone')
          ? { status: 404, json: errorBody(404, 'File expired') }
          : { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      if (path.endsWith(':generateContent')) return generate(request, turns.shift())
      const [, id, cancel] = /^\/v1\/interactions(?:\/([^/]+))?(\/cancel)?$/u.exec(path) ?? []
      if (id === undefined && method === 'POST') {
        const turn = turns.shift()
        if (turn === 'quota') return quota()
        const made: FakeInteraction = {
          id: `interaction-${interactions.size + 1}`,
          polls: 1,
          turn,
          cancelled: false,
        }
        interactions.set(made.id, made)
        return {
          json: {
            id: made.id,
            object: 'interaction',
            status: 'in_progress',
            created: '2026-11-21T00:00:00Z',
          },
        }
      }
      const found = interactions.get(id ?? '')
      if (found === undefined) return { status: 404, json: errorBody(404, 'Interaction not found') }
      if (cancel !== undefined && found.polls < 0)
        return { status: 400, json: errorBody(400, 'The interaction has ended.') }
      if (cancel !== undefined) found.cancelled = true
      return { json: poll(found, url) }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}

function poll(interaction: FakeInteraction, url: string): unknown {
  const { id, turn, cancelled } = interaction
  const base = { id, object: 'interaction' }
  if (cancelled) return { ...base, status: 'cancelled' }
  if (interaction.polls-- > 0) return { ...base, status: 'in_progress' }
  if (turn === 'failed')
    return {
      ...base,
      status: 'failed',
      errors: [{ code: 'type.googleapis.com/internal', message: 'The model crashed.' }],
    }
  if (turn === 'policy')
    return {
      ...base,
      status: 'failed',
      errors: [{ code: 'type.googleapis.com/safety_violation', message: 'The prompt violates the policy.' }],
    }
  if (turn === 'filtered')
    return { ...base, status: 'completed', steps: [{ type: 'model_output', content: [] }] }
  const uri = `${url}/v1/files/${turn === 'expired-output' ? 'gone' : 'clip'}:download?alt=media`
  return {
    ...base,
    status: 'completed',
    steps: [{ type: 'model_output', content: [{ type: 'video', uri, mime_type: 'video/mp4' }] }],
    usage: { total_input_tokens: 20, total_output_tokens: 46_336, total_tokens: 46_356 },
  }
}

function quota(): FakeResponse {
  return {
    status: 429,
    json: errorBody(429, 'Resource has been exhausted.', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '21s' },
    ]),
  }
}

function generate({ json }: ReceivedRequest, turn: FakeGeminiTurn | undefined): FakeResponse {
  if (turn === 'quota') return quota()
  if (turn === 'blocked-prompt')
    return {
      json: {
        promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
        usageMetadata: { promptTokenCount: 10 },
      },
    }
  const { contents, generationConfig } = json as {
    contents: readonly { parts: readonly { text: string }[] }[]
    generationConfig?: { responseModalities?: readonly string[] }
  }
  const asked = contents.flatMap(({ parts }) => parts.map(({ text }) => text)).join('\n')
  const [modality] = generationConfig?.responseModalities ?? []
  const text = writtenScript(
    Number(/video of (\d+) milliseconds/u.exec(asked)?.[1] ?? 12_000),
    turn === 'broken-script',
  )
  const part =
    modality === 'IMAGE'
      ? { inlineData: { mimeType: 'image/png', data: SMALL_PNG.toString('base64') } }
      : modality === 'AUDIO'
        ? {
            inlineData: {
              mimeType: 'audio/L16;codec=pcm;rate=24000',
              data: smallWav().subarray(44).toString('base64'),
            },
          }
        : { text }
  const finishReason = turn === 'safety' ? 'SAFETY' : turn === 'cut-off' ? 'MAX_TOKENS' : 'STOP'
  return {
    json: {
      candidates: [
        { index: 0, finishReason, content: { role: 'model', parts: turn === 'safety' ? [] : [part] } },
      ],
      usageMetadata: {
        promptTokenCount: 1000,
        candidatesTokenCount: 1500,
        thoughtsTokenCount: 500,
        totalTokenCount: 3000,
      },
    },
  }
}
