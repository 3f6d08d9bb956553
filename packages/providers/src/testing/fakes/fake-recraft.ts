import { startFakeServer, type FakeResponse, type FakeServer } from '../fake-server.js'
import { SMALL_PNG } from '../small-media.js'

/** A fake Recraft. Keys that hold `test-key` are good. */
export interface FakeRecraft extends FakeServer {
  /** Queues whole answers for the next paid requests. */
  respondNext(...answers: readonly FakeResponse[]): void
}

/** Starts a fake of the Recraft API: pictures and the account. */
export async function startFakeRecraft(): Promise<FakeRecraft> {
  const answers: FakeResponse[] = []
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/images/generations',
    errorBody: (status, message) => ({ code: status === 401 ? 'unauthorized' : 'error', message }),
    respond({ path, headers, json }, { url }) {
      if (path.startsWith('/files/')) return { headers: { 'content-type': 'image/png' }, bytes: SMALL_PNG }
      if (!(headers['authorization'] ?? '').includes('test-key'))
        return { status: 401, json: { code: 'unauthorized', message: 'Invalid token' } }
      if (path === '/users/me')
        return { json: { credits: 1000, email: 'ada@example.com', id: 'user-1', name: 'Ada' } }
      if (path !== '/images/generations')
        return { status: 404, json: { code: 'not_found', message: 'Not found' } }
      const scripted = answers.shift()
      if (scripted !== undefined) return scripted
      const { prompt, response_format: format } = (json ?? {}) as {
        prompt?: string
        response_format?: string
      }
      if (typeof prompt !== 'string')
        return { status: 400, json: { code: 'invalid_request_parameter', message: 'prompt is required' } }
      const picture =
        format === 'b64_json' ? { b64_json: SMALL_PNG.toString('base64') } : { url: `${url}/files/1.png` }
      return { json: { created: 1_700_000_000, credits: 35, data: [{ image_id: 'image-1', ...picture }] } }
    },
  })
  return { ...server, respondNext: (...next) => void answers.push(...next) }
}
