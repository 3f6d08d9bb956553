import { startFakeServer, type FakeServer } from '../fake-server.js'
import { smallWav } from '../small-media.js'

/** What the fake Google TTS does with its next paid requests, one each; without any it answers well. */
export type FakeGoogleTtsTurn = 'quota' | 'unknown-voice' | 'no-marks' | 'no-sound'

/** A fake Google Cloud Text-to-Speech. */
export interface FakeGoogleTts extends FakeServer {
  /** Queues what the next requests are answered with, one each. */
  next(...turns: readonly FakeGoogleTtsTurn[]): void
}

const errorBody = (status: number, message: string, details: readonly unknown[] = []) => ({
  error: { code: status, message, status: 'UNKNOWN', details },
})

/** Starts a fake Google Cloud Text-to-Speech: it speaks 0.1 s of silence, with its marks spread over it. */
export async function startFakeGoogleTts(): Promise<FakeGoogleTts> {
  const turns: FakeGoogleTtsTurn[] = []
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/v1beta1/text:synthesize',
    errorBody,
    respond({ path, headers, json }) {
      const key = headers['x-goog-api-key'] ?? headers['authorization'] ?? ''
      if (!key.includes('test-key'))
        return {
          status: 400,
          json: errorBody(400, `API key not valid: ${key}`, [{ reason: 'API_KEY_INVALID' }]),
        }
      if (path === '/v1beta1/voices')
        return {
          json: {
            voices: [
              {
                name: 'en-US-Neural2-C',
                languageCodes: ['en-US'],
                ssmlGender: 'FEMALE',
                naturalSampleRateHertz: 24_000,
              },
            ],
          },
        }
      if (path !== '/v1beta1/text:synthesize') return { status: 404, json: errorBody(404, 'Not found') }
      const turn = turns.shift()
      if (turn === 'quota')
        return {
          status: 429,
          json: errorBody(429, 'Quota exceeded.', [
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3s' },
          ]),
        }
      if (turn === 'unknown-voice')
        return { status: 400, json: errorBody(400, "Voice 'xx' does not exist. Is it misspelled?") }
      const { input, enableTimePointing } = json as {
        input: { ssml?: string; text?: string }
        enableTimePointing?: readonly string[]
      }
      const marks = [...(input.ssml ?? '').matchAll(/<mark name="(\d+)"\/>/gu)].map((match, index, all) => ({
        markName: match[1],
        timeSeconds: (index * 0.1) / all.length,
      }))
      return {
        json: {
          audioContent: turn === 'no-sound' ? 'AAAA' : smallWav().toString('base64'),
          ...(enableTimePointing?.includes('SSML_MARK') === true && turn !== 'no-marks'
            ? { timepoints: marks }
            : {}),
        },
      }
    },
  })
  return { ...server, next: (...more) => void turns.push(...more) }
}
