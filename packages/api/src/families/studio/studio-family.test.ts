import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  pictureRecipe,
} from '@mutoscope/core'
import type { Assets, ImageModel, ProviderWebhook } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels, createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import type { FileBody } from '../../contract/handler-response.js'
import { fileLinkPath } from '../../links/file-links.js'
import { providerWebhookPath } from '../../links/provider-webhook-links.js'
import { callRoute, uploadedFile, type CallOptions } from '../../testing/index.js'
import { createReadiness } from './handlers/check-readiness.js'
import { studioContract } from './contract.js'
import { createStudioFamily, type StudioFamilyOptions } from './studio-family.js'

const studios: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const studio of studios.splice(0)) await studio.close()
})

function open(
  options: StudioFamilyOptions = {},
  { image, assets = createMemoryAssets() }: { readonly image?: ImageModel; readonly assets?: Assets } = {},
) {
  const studio = createStudio({
    store: createMemoryStore(),
    assets,
    media: createFakeMedia(),
    models: { ...createFakeModels(), ...(image === undefined ? {} : { image }) },
    recipes: [pictureRecipe()],
    masterKeys: [{ id: 'k1', key: new Uint8Array(32).fill(1) }],
  })
  studios.push(studio)
  const family = createStudioFamily(studio, () => [studioContract], options)
  const call = (
    name: keyof typeof studioContract.routes,
    input: Record<string, unknown> = {},
    caller: CallOptions = { ownerId: 'ada' },
  ) => callRoute(family, name, input, caller)
  return { studio, call }
}

const readAll = async ({ source }: FileBody) => {
  let text = ''
  for await (const chunk of source.stream()) text += new TextDecoder().decode(chunk)
  return text
}

describe('health', () => {
  it('answers, and names what is missing with 503 NOT_READY', async () => {
    expect((await open().call('live')).body).toEqual({ status: 'ok' })
    expect((await open().call('ready')).body).toMatchObject({
      status: 'ready',
      checks: { storage: { ok: true }, compositor: { ok: true } },
    })
    const { call } = open({ probes: { queue: () => Promise.reject(new Error('Redis is away')) } })
    expect(await call('ready')).toMatchObject({
      status: 503,
      body: {
        code: 'NOT_READY',
        message: 'Not ready: queue.',
        details: { checks: { queue: { ok: false, detail: 'Redis is away' } } },
      },
    })
  })

  it('fails where storage keeps nothing, by its code and without a path, and does not look at every question', async () => {
    const assets = createMemoryAssets()
    let looks = 0
    const check = () => {
      looks++
      return Promise.reject(
        new MutoscopeError('DISK_FULL', {
          message: 'No space in /srv/secret.',
          details: { root: '/srv/secret' },
        }),
      )
    }
    const { call } = open({}, { assets: { ...assets, check } })
    const responses = await Promise.all([call('ready'), call('ready')])
    for (const response of [...responses, await call('ready')]) {
      expect(response).toMatchObject({
        status: 503,
        body: {
          details: { checks: { storage: { ok: false, detail: expect.stringContaining('DISK_FULL') } } },
        },
      })
      expect(JSON.stringify(response.body)).not.toContain('/srv/secret')
    }
    expect(looks).toBe(1)
  })

  it('looks again when what it found is five seconds old', async () => {
    let now = 1_000
    let looks = 0
    const ready = createReadiness({ disk: () => Promise.resolve(String(++looks)) }, () => now)
    expect((await ready())['disk']?.detail).toBe('1')
    now += 4_999
    expect((await ready())['disk']?.detail).toBe('1')
    now += 1
    expect((await ready())['disk']?.detail).toBe('2')
  })

  it('shows metrics to administrators, or to anybody when the host says so', async () => {
    const { call } = open()
    expect(await call('metrics', {}, { ownerId: null })).toMatchObject({ status: 401 })
    expect(await call('metrics', {}, { ownerId: 'ada' })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    })
    expect((await call('metrics', {}, { ownerId: 'ada', admin: true })).status).toBe(200)
    expect((await open({ publicMetrics: true }).call('metrics', {}, { ownerId: null })).status).toBe(200)
  })
})

describe('documentation', () => {
  it('is an OpenAPI document, a Postman collection and a page', async () => {
    const { call } = open()
    expect((await call('openApi')).body).toMatchObject({ openapi: '3.1.1', paths: { '/healthz': {} } })
    expect((await call('openApi', { query: { version: '3.2' } })).body).toMatchObject({ openapi: '3.2.0' })
    expect((await call('postman')).body).toMatchObject({
      info: { schema: expect.stringContaining('v2.1.0') },
    })
    expect(await call('reference')).toMatchObject({
      headers: { 'x-frame-options': 'DENY' },
      body: expect.stringContaining('<!doctype html>'),
    })
  })
})

describe('bytes by link', () => {
  it('loads them until the link ends, and answers 404 LINK_NOT_VALID to any other', async () => {
    const { studio, call } = open()
    const upload = await studio.uploads.put({
      ownerId: 'ada',
      source: uploadedFile(new TextEncoder().encode('hello'), { filename: 'a', mediaType: 'text/plain' })
        .source,
      mediaType: 'text/plain',
      maxBytes: 100,
    })
    const [token = ''] = (await fileLinkPath(studio.links, 'ada', upload, 'a b.txt'))
      .replace('/api/files/', '')
      .split('/')
    const { body } = await call('file', { params: { token, filename: 'a b.txt' } }, { ownerId: null })
    expect(await readAll(body as FileBody)).toBe('hello')
    for (const other of [
      '',
      'x',
      `${token}x`,
      token.slice(1),
      (await studio.links.sign({ use: 'other', hash: upload.hash, mediaType: 'text/plain' }, 1000)).token,
    ]) {
      expect(
        await call('file', { params: { token: other, filename: 'a' } }, { ownerId: null }),
        `at ${other}`,
      ).toMatchObject({ status: 404, body: { code: 'LINK_NOT_VALID' } })
    }
  })
})

describe('links to uploads and damaged bytes', () => {
  it('end when the upload is deleted, for this and for whoever brought the same bytes only by theirs', async () => {
    const { studio, call } = open()
    const bring = async (ownerId: string) => {
      const { source } = uploadedFile(new TextEncoder().encode('png'), {
        filename: 'a.png',
        mediaType: 'image/png',
      })
      const upload = await studio.uploads.put({ ownerId, source, mediaType: 'image/png', maxBytes: 100 })
      const path = await fileLinkPath(studio.links, ownerId, { ...upload, uploadId: upload.id }, 'a.png')
      const [, , , token = ''] = path.split('/')
      return {
        id: upload.id,
        load: async () => call('file', { params: { token, filename: 'a.png' } }, { ownerId: null }),
      }
    }
    const [mine, theirs] = [await bring('ada'), await bring('bob')]
    expect((await mine.load()).status).toBe(200)
    await call('deleteUpload', { params: { id: mine.id } })
    expect(await mine.load()).toMatchObject({ status: 404, body: { code: 'LINK_NOT_VALID' } })
    expect((await theirs.load()).status).toBe(200)
  })

  it('answer ASSET_CORRUPT, not a part under the tag of the whole, when bytes were cut off', async () => {
    const { studio, call } = open()
    const { hash } = await studio.uploads.put({
      ownerId: 'ada',
      source: uploadedFile(new TextEncoder().encode('hello'), { filename: 'a', mediaType: 'text/plain' })
        .source,
      mediaType: 'text/plain',
      maxBytes: 100,
    })
    const path = await fileLinkPath(studio.links, 'ada', { hash, size: 5_000, mediaType: 'text/plain' }, 'a')
    const [, , , token = ''] = path.split('/')
    expect(await call('file', { params: { token, filename: 'a' } }, { ownerId: null })).toMatchObject({
      status: 500,
      body: { code: 'ASSET_CORRUPT' },
    })
  })
})

describe('uploads', () => {
  it('keeps, lists and forgets them, for their owner alone', async () => {
    const { call } = open()
    const made = await call('createUpload', {
      form: {
        file: uploadedFile(new TextEncoder().encode('png'), { filename: 'logo.png', mediaType: 'image/png' }),
      },
    })
    expect(made).toMatchObject({
      status: 201,
      body: { filename: 'logo.png', media_type: 'image/png', size: 3 },
    })
    const { id } = made.body as { id: string }
    expect((await call('listUploads')).body).toHaveLength(1)
    expect((await call('listUploads', {}, { ownerId: 'eve' })).body).toEqual([])
    expect(await call('deleteUpload', { params: { id } }, { ownerId: 'eve' })).toMatchObject({
      status: 404,
      body: { code: 'UPLOAD_NOT_FOUND' },
    })
    expect((await call('deleteUpload', { params: { id } })).status).toBe(204)
    expect(await call('deleteUpload', { params: { id } })).toMatchObject({ status: 404 })
  })
})

describe('webhooks of an owner', () => {
  it('are made with a secret that is shown once, changed, and removed', async () => {
    const { call } = open()
    const made = await call('createWebhook', {
      body: { url: 'https://example.com/hooks', events: ['run.*'] },
    })
    expect(made).toMatchObject({
      status: 201,
      body: { secret: expect.stringMatching(/^whsec_/u), disabled: false },
    })
    const { id, secret } = made.body as { id: string; secret: string }
    expect(JSON.stringify((await call('listWebhooks')).body)).not.toContain(secret)
    expect((await call('updateWebhook', { params: { id }, body: { disabled: true } })).body).toMatchObject({
      disabled: true,
    })
    expect((await call('rotateWebhookSecret', { params: { id } })).body).not.toMatchObject({ secret })
    for (const name of ['updateWebhook', 'rotateWebhookSecret', 'deleteWebhook'] as const) {
      expect(
        await call(name, { params: { id }, body: { disabled: false } }, { ownerId: 'eve' }),
        `at ${name}`,
      ).toMatchObject({ status: 404, body: { code: 'WEBHOOK_NOT_FOUND' } })
    }
    expect((await call('deleteWebhook', { params: { id } })).status).toBe(204)
  })

  it("refuses addresses inside of the host's network with URL_NOT_ALLOWED and bad events with INVALID_INPUT", async () => {
    const { call } = open()
    for (const url of ['https://127.0.0.1/x', 'https://localhost/x', 'https://10.1.2.3/'])
      expect(await call('createWebhook', { body: { url } }), `at ${url}`).toMatchObject({
        status: 400,
        body: { code: 'URL_NOT_ALLOWED' },
      })
    for (const body of [
      { url: 'ftp://example.com' },
      { url: 'no' },
      { url: 'https://example.com', events: ['nothing.*'] },
      { url: 'https://example.com', events: [] },
      {},
    ]) {
      expect(await call('createWebhook', { body }), `at ${JSON.stringify(body)}`).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT' },
      })
    }
  })

  it('lists what was told and tells it again', async () => {
    const { studio, call } = open()
    await call('createWebhook', { body: { url: 'https://example.com/hooks', events: ['run.*'] } })
    const project = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'picture',
      brief: { prompt: 'A robot' },
    })
    await studio.runs.wait({
      ownerId: 'ada',
      runId: (await studio.runs.start({ ownerId: 'ada', projectId: project.id })).id,
    })
    const { body } = await call('listDeliveries')
    expect(body).toMatchObject([{ type: 'run.succeeded' }, { type: 'run.started' }])
    const [{ id }] = body as [{ id: string }]
    expect((await call('replayDelivery', { params: { id } })).body).toMatchObject({ id, status: 'pending' })
    expect(await call('replayDelivery', { params: { id } }, { ownerId: 'eve' })).toMatchObject({
      status: 404,
      body: { code: 'DELIVERY_NOT_FOUND' },
    })
    expect((await call('listDeliveries', {}, { ownerId: 'eve' })).body).toEqual([])
  })
})

describe('webhooks of providers', () => {
  const signed: ProviderWebhook = {
    provider: 'replicate',
    read: (message) =>
      Promise.resolve(
        message.header('x-good') === 'yes' ? { genuine: true, operation: { id: 'p1' } } : { genuine: false },
      ),
  }

  it('are taken at the address of a call, and where the provider signs, with its signature', async () => {
    const { studio, call } = open({ providerWebhooks: [signed] })
    const path = await providerWebhookPath(studio.links, { provider: 'replicate', marker: 'call-1' })
    const [provider, call_id, token] = path.replace('/api/provider-webhooks/', '').split('/')
    const send = (params: Record<string, unknown>, headers = {}) =>
      call('providerWebhook', { params, raw: new TextEncoder().encode('{}') }, { ownerId: null, headers })
    expect(await send({ provider, call_id, token })).toMatchObject({
      status: 401,
      body: { code: 'SIGNATURE_NOT_VALID' },
    })
    expect((await send({ provider, call_id, token }, { 'x-good': 'yes' })).body).toEqual({ taken: false })
    expect(await send({ provider, call_id: 'call-2', token }, { 'x-good': 'yes' })).toMatchObject({
      status: 404,
      body: { code: 'LINK_NOT_VALID' },
    })
    expect(await send({ provider: 'luma', call_id, token })).toMatchObject({ status: 404 })
  })
})

describe('spending', () => {
  it("sums an owner's charges and refuses times that are none", async () => {
    const { call } = open()
    expect((await call('ledger')).body).toMatchObject({ totals: { calls: 0, actual: { usd: 0, micros: 0 } } })
    expect(await call('ledger', { query: { from: 'yesterday' } })).toMatchObject({ status: 400 })
  })

  it('lists the paid calls of all projects of an owner, newest first, page by page', async () => {
    const { studio, call } = open({}, { image: createFakeStartedImageModel() })
    const made: string[] = []
    for (const prompt of ['A robot', 'A fox', 'A crow']) {
      const { id } = await studio.projects.create({ ownerId: 'ada', recipe: 'picture', brief: { prompt } })
      const run = await studio.runs.start({ ownerId: 'ada', projectId: id })
      await studio.runs.wait({ ownerId: 'ada', runId: run.id })
      made.unshift(id)
    }
    const projects = async (query: Record<string, unknown>, ownerId = 'ada') =>
      ((await call('listCalls', { query }, { ownerId })).body as { project_id: string }[]).map(
        ({ project_id }) => project_id,
      )
    expect(await projects({})).toEqual(made)
    expect(await projects({ project_id: made[1] })).toEqual([made[1]])
    expect(await projects({ status: 'ambiguous' })).toEqual([])
    expect(await projects({}, 'eve')).toEqual([])
    expect(await call('listCalls', { query: { limit: 2, status: 'succeeded' } })).toMatchObject({
      body: [{ project_id: made[0] }, { project_id: made[1] }],
      headers: {
        'x-total-count': '3',
        link: '<https://studio.test/api/calls?status=succeeded&limit=2&offset=2>; rel="next"',
      },
    })
  })

  it("has no decision for calls that are not lost, or another owner's", async () => {
    const { call } = open()
    expect((await call('listCalls', { query: { project_id: 'p' } })).body).toEqual([])
    expect(await call('listCalls')).toMatchObject({ body: [], headers: { 'x-total-count': '0' } })
    expect(await call('resolveCall', { params: { id: 'x' }, body: { action: 'abandon' } })).toMatchObject({
      status: 404,
      body: { code: 'CALL_NOT_FOUND' },
    })
    expect(await call('resolveCall', { params: { id: 'x' }, body: { action: 'buy' } })).toMatchObject({
      status: 400,
    })
  })

  it('shows a call that is being worked on, and lets its owner end it at the cost that is given', async () => {
    const image = createFakeStartedImageModel({ polls: 1, pollAfterMs: 60_000 })
    const { call, studio } = open({}, { image })
    const { id: projectId } = await studio.projects.create({
      ownerId: 'ada',
      recipe: 'picture',
      brief: { prompt: 'A fox' },
    })
    await studio.runs.start({ ownerId: 'ada', projectId })
    const accepted = () => call('listCalls', { query: { status: 'accepted' } })
    await expect.poll(async () => (await accepted()).headers['x-total-count']).toBe('1')
    const [shown] = (await accepted()).body as { readonly id: string }[]
    expect(shown).toMatchObject({
      status: 'accepted',
      progress: null,
      error: null,
      waits_until: expect.stringMatching(/^\d{4}-/u) as string,
    })
    const params = { id: shown?.id ?? '' }
    const resolved = await call('resolveCall', { params, body: { action: 'abandon', cost_usd: 0.01 } })
    expect(resolved.body).toMatchObject({ status: 'failed', error: { code: 'CANCELLED' } })
    expect(image.cancelled).toHaveLength(1)
    expect((await studio.ledger({ ownerId: 'ada', projectId })).totals).toMatchObject({
      reservedMicros: 0,
      actualMicros: 10_000,
    })
    expect(await call('resolveCall', { params, body: { action: 'abandon' } })).toMatchObject({
      status: 409,
      body: { code: 'CALL_NOT_AMBIGUOUS' },
    })
  })
})
