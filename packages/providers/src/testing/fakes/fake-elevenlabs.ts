import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { silentMp3 } from '../silent-mp3.js'

/** A fake ElevenLabs. Keys that hold `test-key` are good. */
export interface FakeElevenLabs extends FakeServer {
  /** Queues whole answers for the next paid requests, for instance an error of its own shape. */
  respondNext(...answers: readonly FakeResponse[]): void
  /** Changes what the account has; 10,000 credits of which 4,000 are used at first. */
  setSubscription(change: FakeSubscription): void
}

/** What an account of a {@link FakeElevenLabs} has. */
export interface FakeSubscription {
  readonly character_count?: number
  readonly character_limit?: number
  readonly max_credit_limit_extension?: number | 'unlimited'
}

const SECONDS_PER_CHARACTER = 0.05

/** Starts a fake of the ElevenLabs API: speech with timestamps, music, models. */
export async function startFakeElevenLabs(): Promise<FakeElevenLabs> {
  const next: FakeResponse[] = []
  let subscription: FakeSubscription = {
    character_count: 4_000,
    character_limit: 10_000,
    max_credit_limit_extension: 0,
  }
  const server = await startFakeServer({
    isPaid: ({ method, path }) =>
      method === 'POST' && (path.endsWith('/with-timestamps') || path === '/v1/music'),
    errorBody: (status, message) => ({
      detail: { status: status === 401 ? 'invalid_api_key' : 'error', message },
    }),
    respond(request) {
      if (!(request.headers['xi-api-key'] ?? '').includes('test-key'))
        return failed(401, 'invalid_api_key', 'Invalid API key')
      if (request.path === '/v1/models')
        return { json: [{ model_id: 'eleven_multilingual_v2', name: 'Eleven Multilingual v2' }] }
      if (request.path === '/v1/user/subscription') return { json: subscription }
      const scripted = next.shift()
      if (scripted !== undefined) return scripted
      if (request.path === '/v1/music') return music(request)
      return request.path.startsWith('/v1/text-to-speech/')
        ? speech(request)
        : failed(404, 'not_found', 'Not found')
    },
  })
  return {
    ...server,
    respondNext: (...answers) => void next.push(...answers),
    setSubscription: (change) => void (subscription = { ...subscription, ...change }),
  }
}

function speech({ json }: ReceivedRequest): FakeResponse {
  const { text, model_id } = json as { text?: string; model_id?: string }
  if (typeof text !== 'string' || text === '')
    return {
      status: 422,
      json: { detail: [{ loc: ['body', 'text'], msg: 'Field required', type: 'missing' }] },
    }
  const characters = Array.from(text)
  const alignment = {
    characters,
    character_start_times_seconds: characters.map((_, index) => index * SECONDS_PER_CHARACTER),
    character_end_times_seconds: characters.map((_, index) => (index + 1) * SECONDS_PER_CHARACTER),
  }
  return {
    headers: {
      'request-id': `request-${model_id ?? ''}`,
      // Credits, of which a character of the small models is half a one.
      'character-cost': String(Math.ceil(text.length * (/flash|turbo/u.test(model_id ?? '') ? 0.5 : 1))),
    },
    json: {
      audio_base64: silentMp3(characters.length * SECONDS_PER_CHARACTER * 1000).toString('base64'),
      alignment,
      normalized_alignment: alignment,
    },
  }
}

function music({ json }: ReceivedRequest): FakeResponse {
  const { music_length_ms: length = 10_000 } = json as { music_length_ms?: number }
  if (length < 3_000 || length > 600_000)
    return failed(422, 'invalid_length', 'music_length_ms must be between 3000 and 600000')
  return { headers: { 'content-type': 'audio/mpeg' }, bytes: silentMp3(length) }
}

function failed(status: number, kind: string, message: string): FakeResponse {
  return { status, json: { detail: { status: kind, message } } }
}
