import { exactPrice, MutoscopeError, type ErrorCode, type ImageModel } from '@mutoscope/core'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { startFakeServer, type FakeServer } from './fake-server.fixture.js'
import { prepareWaitingRequests, sendExample, type Waited } from './waiting-requests.fixture.js'

// Models and media that fail in every way they may: whoever waits for them gets a documented answer and no inner word, and once they are well again the same request works.
const SECRET = 'hunter2'
const MEDIA_CODES: readonly ErrorCode[] = ['DISK_FULL', 'FFMPEG_UNAVAILABLE', 'FFMPEG_FAILED', 'MEDIA_INVALID', 'MEDIA_TOO_LARGE', 'TIMEOUT']
const MODEL_CODES: readonly ErrorCode[] = [
  'PROVIDER_UNAVAILABLE', 'PROVIDER_AUTH', 'PROVIDER_KEY_MISSING', 'PROVIDER_NO_CREDITS', 'PROVIDER_RATE_LIMITED', 'PROVIDER_REJECTED', 'PROVIDER_RESPONSE_INVALID', 'MODEL_REFUSED', 'MODEL_FAILED',
  'CALL_AMBIGUOUS', 'BUDGET_EXCEEDED', 'PRICE_UNKNOWN', 'SCRIPT_INVALID', 'VOICE_UNAVAILABLE', 'LIMIT_EXCEEDED', ...MEDIA_CODES,
]
/** An error that is none of ours. */
const BARE = 'a bare error'

let failing: { readonly what: Waited | 'price' | 'answer'; readonly code: ErrorCode | typeof BARE } | null = null
function fail(what: Waited | 'price' | 'answer'): void {
  if (failing?.what !== what) return
  const cause = new Error(`the key is ${SECRET}`)
  throw failing.code === BARE ? cause : new MutoscopeError(failing.code, { message: 'It went wrong as it does.', details: { provider: 'fake' }, cause })
}

const models = createFakeModels({
  before({ kind }) {
    fail('models')
    if (kind === 'image') fail('answer')
  },
})
/** It costs money, may have no price, and its answer may be lost. */
const image: ImageModel = {
  ...models.image,
  paid: {
    dedupe: 'none',
    price() {
      fail('price')
      return exactPrice(10_000)
    },
  },
}
let server: FakeServer
let paidServer: FakeServer
beforeAll(async () => {
  server = await startFakeServer({}, { models, media: createFakeMedia({ before: () => fail('media') }) })
  paidServer = await startFakeServer({}, { models: { ...models, image } })
})
afterAll(async () => {
  await server.stop()
  await paidServer.stop()
})

async function asOwner({ url, token }: FakeServer, ownerId: string): Promise<DocumentedFetch> {
  return documentedFetch(url, { authorization: `Bearer ${await token(ownerId)}` })
}

/** What is told of failed work afterwards. */
async function look(call: DocumentedFetch): Promise<string> {
  const told = await Promise.all(['/projects', '/api/v2/jobs', '/api/jobs', '/api/storyboard/videos', '/api/ai-studio/generation-jobs'].map((path) => call<unknown>('GET', path)))
  return JSON.stringify(told.map(({ body }) => body))
}

describe.each([...MODEL_CODES, BARE] as const)('models that fail with %s', (code) => {
  it.each(['models', ...(code === BARE || MEDIA_CODES.includes(code) ? ['media'] : [])] as readonly Waited[])('whatever waits for them: %s', async (what) => {
    const ownerId = `${code}-${what}`
    const call = await asOwner(server, ownerId)
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

it('every route that lists what work on media can end with is tried', async () => {
  const tried = (await prepareWaitingRequests(await asOwner(server, 'ada'))).filter(({ waitsFor }) => waitsFor.length > 0).map(({ route }) => route)
  const listing = server.families.flatMap(({ contract }) => Object.entries(contract.routes).flatMap(([name, { errors = [] }]) => (errors.some(({ code }) => code === 'FFMPEG_FAILED') ? [`${contract.name}.${name}`] : [])))
  expect(listing.length).toBeGreaterThan(10)
  expect(tried).toEqual(expect.arrayContaining(listing))
})

describe('a model without a price', () => {
  it('is told where prices are needed, and hides nothing that is there', async () => {
    const call = await asOwner(paidServer, 'ada')
    const refused: string[] = []
    for (const request of await prepareWaitingRequests(call)) {
      failing = { what: 'price', code: 'PRICE_UNKNOWN' }
      const { status, body } = await sendExample(paidServer, call, request)
      failing = null
      if (body['code'] === 'PRICE_UNKNOWN') refused.push(request.route)
      else expect(status === 500 ? body['code'] : 'documented', request.route).toMatch(/^(?:documented|IMAGE_NOT_REGENERATED)$/u)
    }
    expect(refused).toEqual(expect.arrayContaining(['projects.generateImages', 'ads.mvCharacterReference', 'projects.quote', 'jobs.generate', 'campaigns.quoteVideo', 'campaigns.generateVideo']))
    for (const route of ['jobs.getJob', 'jobs.artifacts', 'projects.artifacts', 'ads.artifacts']) expect(refused).not.toContain(route)
  }, 60_000)
})

describe('a model whose answer is lost', () => {
  it('is told as CALL_AMBIGUOUS, and works again when somebody has decided', async () => {
    const call = await asOwner(paidServer, 'bob')
    const waiting = (await prepareWaitingRequests(call)).filter(({ route }) => route === 'projects.generateImages')
    for (const request of waiting) {
      failing = { what: 'answer', code: BARE }
      const { status, body } = await sendExample(paidServer, call, request)
      failing = null
      expect([status, body['code']]).toEqual([409, 'CALL_AMBIGUOUS'])
      expect(JSON.stringify(body)).not.toContain(SECRET)
      expect((await sendExample(paidServer, call, request)).body['code']).toBe('PROJECT_BUSY')
      const lost = await call<readonly { readonly id: string }[]>('GET', `/api/calls?project_id=${String(request.params?.['id'])}&status=ambiguous`)
      for (const { id } of lost.body) expect((await call('POST', `/api/calls/${id}/resolve`, { json: { action: 'abandon' } })).status).toBe(200)
      await expect.poll(async () => (await sendExample(paidServer, call, request)).status).toBe(200)
    }
    expect(waiting).toHaveLength(1)
  }, 60_000)
})
