import { ERRORS, exactPrice, MutoscopeError, type ErrorCode } from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { startFakeServer, type FakeServer } from './fake-server.fixture.js'
import { findRoute, prepareWaitingRequests, sendExample, type Waited, type WaitingRequest } from './waiting-requests.fixture.js'

// Models and media that fail in every way they may: whoever waits for them gets a documented answer and no inner word, and once they are well again the same request works.
const SECRET = 'hunter2'
const MEDIA_CODES: readonly ErrorCode[] = ['DISK_FULL', 'FFMPEG_UNAVAILABLE', 'FFMPEG_FAILED', 'MEDIA_INVALID', 'MEDIA_TOO_LARGE', 'TIMEOUT']
const MODEL_CODES: readonly ErrorCode[] = [
  'PROVIDER_UNAVAILABLE', 'PROVIDER_AUTH', 'PROVIDER_KEY_MISSING', 'PROVIDER_NO_CREDITS', 'PROVIDER_RATE_LIMITED', 'PROVIDER_REJECTED', 'PROVIDER_RESPONSE_INVALID', 'MODEL_REFUSED', 'MODEL_FAILED',
  'CALL_AMBIGUOUS', 'BUDGET_EXCEEDED', 'PRICE_UNKNOWN', 'SCRIPT_INVALID', 'VOICE_UNAVAILABLE', 'LIMIT_EXCEEDED', ...MEDIA_CODES,
]
/** An error that is none of ours. */
const BARE = 'a bare error'

let failing: { readonly what: Waited; readonly code: ErrorCode | typeof BARE } | null = null
function fail(what: Waited): void {
  if (failing?.what !== what) return
  const cause = new Error(`the key is ${SECRET}`)
  throw failing.code === BARE ? cause : new MutoscopeError(failing.code, { message: 'It went wrong as it does.', details: { provider: 'fake' }, cause })
}

let server: FakeServer
beforeAll(async () => {
  server = await startFakeServer({}, { models: createFakeModels({ before: () => fail('models') }), media: createFakeMedia({ before: () => fail('media') }) })
})
afterAll(async () => {
  await server.stop()
})

async function asOwner(ownerId: string): Promise<DocumentedFetch> {
  return documentedFetch(server.url, { authorization: `Bearer ${await server.token(ownerId)}` })
}

/** What is told of failed work afterwards. */
async function look(call: DocumentedFetch): Promise<string> {
  const told = await Promise.all(['/projects', '/api/v2/jobs', '/api/jobs', '/api/storyboard/videos', '/api/ai-studio/generation-jobs'].map((path) => call<unknown>('GET', path)))
  return JSON.stringify(told.map(({ body }) => body))
}

describe.each([...MODEL_CODES, BARE] as const)('models that fail with %s', (code) => {
  it.each([...MODEL_CODES.slice(0, 0), 'models', ...(code === BARE || MEDIA_CODES.includes(code) ? ['media'] : [])] as readonly Waited[])('whatever waits for them: %s', async (what) => {
    const ownerId = `${code}-${what}`
    const call = await asOwner(ownerId)
    const requests = await prepareWaitingRequests(call)
    for (const request of requests) {
      const before = await server.studio.projects.count(ownerId)
      failing = { what, code }
      const { status, body } = await sendExample(server, call, request)
      failing = null
      const said = `${request.route} ${status} ${JSON.stringify(body)}`
      expect(said).not.toContain(SECRET)
      if (!request.waitsFor.includes(what)) {
        expect(status, said).toBeLessThan(300)
        continue
      }
      expect(status, said).toBeGreaterThanOrEqual(400)
      if (code !== BARE) expect(body['code'], said).not.toMatch(/^(?:INTERNAL_ERROR|ENDPOINT_ERROR|STAGE_FAILED)$/u)
      if (request.keeps === undefined) expect(await server.studio.projects.count(ownerId), said).toBe(before)
      expect(await look(call)).not.toContain(SECRET)
      const again = await sendExample(server, call, request)
      expect(again.status, `${said}, then ${JSON.stringify(again.body)}`).toBeLessThan(300)
    }
  }, 60_000)
})
