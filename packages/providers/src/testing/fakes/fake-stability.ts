import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG } from '../small-media.js'

/** A fake Stability AI. Keys that hold `test-key` are good. */
export interface FakeStability extends FakeServer {
  /** Queues whole answers for the next paid requests. */
  respondNext(...answers: readonly FakeResponse[]): void
}

const GENERATE = /^\/v2beta\/stable-image\/generate\/(?:core|ultra|sd3)$/u

/** Starts a fake of the Stability API: pictures in both forms of answer, and the balance. */
export async function startFakeStability(): Promise<FakeStability> {
  const answers: FakeResponse[] = []
  const server = await startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && GENERATE.test(path),
    errorBody: (status, message) => ({
      id: 'error-1',
      name: status === 401 ? 'unauthorized' : 'error',
      errors: [message],
    }),
    async respond(request) {
      if (!(request.headers['authorization'] ?? '').includes('test-key'))
        return failed(401, 'unauthorized', 'missing or invalid api key')
      if (request.path === '/v1/user/balance') return { json: { credits: 25 } }
      if (!GENERATE.test(request.path)) return failed(404, 'not_found', 'Not found')
      return answers.shift() ?? generate(request)
    },
  })
  return { ...server, respondNext: (...next) => void answers.push(...next) }
}

async function generate({ body, headers }: ReceivedRequest): Promise<FakeResponse> {
  const type = headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    return failed(400, 'bad_request', 'content-type: must be multipart/form-data')
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  if (form.get('prompt') === null) return failed(400, 'bad_request', 'prompt: required')
  if (headers['accept']?.startsWith('image/') === true)
    return {
      headers: { 'content-type': 'image/png', 'finish-reason': 'SUCCESS', seed: '1' },
      bytes: SMALL_PNG,
    }
  return { json: { image: SMALL_PNG.toString('base64'), finish_reason: 'SUCCESS', seed: 1 } }
}

function failed(status: number, name: string, error: string): FakeResponse {
  return { status, json: { id: 'error-1', name, errors: [error] } }
}
