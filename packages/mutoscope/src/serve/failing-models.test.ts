import { MutoscopeError, type ErrorCode } from '@mutoscope/core'
import { exactPrice, type ImageModel } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedFetch, type DocumentedFetch } from './documented-fetch.fixture.js'
import { startFakeServer, type FakeServer } from './fake-server.fixture.js'
import {
  prepareWaitingRequests,
  sendExample,
  type Waited,
  type WaitingRequest,
} from './waiting-requests.fixture.js'

// Models and media that fail in every way they may: whoever waits for them gets a documented answer and no
// inner word, and once they are well again the same request works.
const SECRET = 'hunter2'
const MEDIA_CODES: readonly ErrorCode[] = [
  'DISK_FULL',
  'FFMPEG_UNAVAILABLE',
  'FFMPEG_FAILED',
  'MEDIA_INVALID',
  'MEDIA_TOO_LARGE',
  'TIMEOUT',
]
const MODEL_CODES: readonly ErrorCode[] = [
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_AUTH',
  'PROVIDER_KEY_MISSING',
  'PROVIDER_NO_CREDITS',
  'PROVIDER_RATE_LIMITED',
  'PROVIDER_REJECTED',
  'PROVIDER_RESPONSE_INVALID',
  'MODEL_REFUSED',
  'MODEL_FAILED',
  'CALL_AMBIGUOUS',
  'BUDGET_EXCEEDED',
  'PRICE_UNKNOWN',
  'SCRIPT_INVALID',
  'VOICE_UNAVAILABLE',
  'LIMIT_EXCEEDED',
  ...MEDIA_CODES,
]
/** An error that is none of ours. */
const BARE = 'a bare error'

let failing: { readonly what: Waited | 'price' | 'answer'; readonly code: ErrorCode | typeof BARE } | null =
  null
function fail(what: Waited | 'price' | 'answer'): void {
  if (failing?.what !== what) return
  const cause = new Error(`the key is ${SECRET}`)
  throw failing.code === BARE
    ? cause
    : new MutoscopeError(failing.code, {
        message: 'It went wrong as it does.',
        details: { provider: 'fake' },
        cause,
      })
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
let fetchDocumented: DocumentedFetch
let fetchPaid: DocumentedFetch
beforeAll(async () => {
  server = await startFakeServer({}, { models, media: createFakeMedia({ before: () => fail('media') }) })
  paidServer = await startFakeServer({}, { models: { ...models, image } })
  fetchDocumented = await documentedFetch(server.url)
  fetchPaid = await documentedFetch(paidServer.url)
})
afterAll(async () => {
  await server.stop()
  await paidServer.stop()
})

/** One document for all owners: to read it takes longer than all their requests. */
async function asOwner(fetchFrom: DocumentedFetch, ownerId: string): Promise<DocumentedFetch> {
  const authorization = `Bearer ${await server.token(ownerId)}`
  return (method, path, options) =>
    fetchFrom(method, path, { ...options, headers: { ...options?.headers, authorization } })
}

/** What is told of failed work afterwards. */
async function look(call: DocumentedFetch): Promise<string> {
  const told = await Promise.all(
    [
      '/projects',
      '/api/v2/jobs',
      '/api/jobs',
      '/api/storyboard/videos',
      '/api/ai-studio/generation-jobs',
    ].map((path) => call<unknown>('GET', path)),
  )
  return JSON.stringify(told.map(({ body }) => body))
}

/** What is wrong with how a request goes while something fails, and once it is well again. */
async function faultsOf(
  request: WaitingRequest,
  call: DocumentedFetch,
  ownerId: string,
  failure: NonNullable<typeof failing>,
): Promise<readonly string[]> {
  const before = await server.studio.projects.count(ownerId)
  failing = failure
  const { status, body } = await sendExample(server, call, request)
  failing = null
  const waits = request.waitsFor.some((what) => what === failure.what)
  const left = (await server.studio.projects.count(ownerId)) - before
  const told = JSON.stringify(body) + (await look(call))
  const again = waits ? await sendExample(server, call, request) : null
  const faults = {
    'answered without what it waits for': waits && status < 400,
    'failed without waiting': !waits && status >= 400,
    'was answered as if nobody had foreseen it':
      failure.code !== BARE && /^(?:INTERNAL_ERROR|ENDPOINT_ERROR|STAGE_FAILED)$/u.test(String(body['code'])),
    'told an inner word': told.includes(SECRET),
    'left something behind': waits && request.keeps === undefined && left !== 0,
    [`does not work again: ${JSON.stringify(again?.body)}`]: again !== null && again.status >= 300,
  }
  return Object.entries(faults).flatMap(([fault, is]) =>
    is ? [`${request.route} ${fault}. ${status} ${JSON.stringify(body)}`] : [],
  )
}

describe.each([...MODEL_CODES, BARE] as const)('models that fail with %s', (code) => {
  it.each(['models', ...(code === BARE || MEDIA_CODES.includes(code) ? ['media'] : [])] as readonly Waited[])(
    'tell it to whoever waits for %s, and are asked again',
    async (what) => {
      const ownerId = `${code}-${what}`
      const call = await asOwner(fetchDocumented, ownerId)
      const faults: string[] = []
      for (const request of await prepareWaitingRequests(call))
        faults.push(...(await faultsOf(request, call, ownerId, { what, code })))
      expect(faults).toEqual([])
    },
    60_000,
  )
})

it('every route that lists what work on media can end with is tried', async () => {
  const tried = (await prepareWaitingRequests(await asOwner(fetchDocumented, 'ada')))
    .filter(({ waitsFor }) => waitsFor.length > 0)
    .map(({ route }) => route)
  const listing = server.families.flatMap(({ contract }) =>
    Object.entries(contract.routes).flatMap(([name, { errors = [] }]) =>
      errors.some(({ code }) => code === 'FFMPEG_FAILED') ? [`${contract.name}.${name}`] : [],
    ),
  )
  expect(listing.length).toBeGreaterThan(10)
  expect(tried).toEqual(expect.arrayContaining(listing))
})

describe('a model without a price', () => {
  it('is told where prices are needed, and hides nothing that is there', async () => {
    const call = await asOwner(fetchPaid, 'ada')
    const refused: string[] = []
    const unforeseen: string[] = []
    for (const request of await prepareWaitingRequests(call)) {
      failing = { what: 'price', code: 'PRICE_UNKNOWN' }
      const { status, body } = await sendExample(paidServer, call, request)
      failing = null
      if (body['code'] === 'PRICE_UNKNOWN') refused.push(request.route)
      else if (status === 500) unforeseen.push(`${request.route} ${String(body['code'])}`)
    }
    // Its document says so.
    expect(unforeseen).toEqual(['jobs.refine IMAGE_NOT_REGENERATED'])
    expect(refused).toEqual(
      expect.arrayContaining([
        'projects.generateImages',
        'ads.mvCharacterReference',
        'projects.quote',
        'jobs.generate',
        'campaigns.quoteVideo',
        'campaigns.generateVideo',
      ]),
    )
    for (const route of ['jobs.getJob', 'jobs.artifacts', 'projects.artifacts', 'ads.artifacts'])
      expect(refused).not.toContain(route)
  })
})

describe('a model whose answer is lost', () => {
  it('is told as CALL_AMBIGUOUS, and works again when somebody has decided', async () => {
    const call = await asOwner(fetchPaid, 'bob')
    const requests = await prepareWaitingRequests(call)
    const [request] = requests.filter(({ route }) => route === 'projects.generateImages')
    if (request === undefined) throw new Error('The request is not among those that wait.')
    failing = { what: 'answer', code: BARE }
    const { status, body } = await sendExample(paidServer, call, request)
    failing = null
    expect([status, body['code']]).toEqual([409, 'CALL_AMBIGUOUS'])
    expect(JSON.stringify(body)).not.toContain(SECRET)
    expect((await sendExample(paidServer, call, request)).body['code']).toBe('CALL_AMBIGUOUS')
    const lost = await call<readonly { readonly id: string }[]>(
      'GET',
      `/api/calls?project_id=${String(request.params?.['id'])}&status=ambiguous`,
    )
    for (const { id } of lost.body)
      expect((await call('POST', `/api/calls/${id}/resolve`, { json: { action: 'abandon' } })).status).toBe(
        200,
      )
    await expect.poll(async () => (await sendExample(paidServer, call, request)).status).toBe(200)
  })
})
