import {
  SAMPLE_REQUESTS,
  sampleContext,
  SMALL_MP4,
  startFakeServer,
  testSubmitOnce,
} from '@mutoscope/providers/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAcme } from './acme.fixture.js'

/** A small Acme on loopback: it bills what it accepts, and a clip is done at the second poll. */
async function startFakeAcme(end: object = { state: 'done', cents: 40 }) {
  const clips = new Map<string, { polls: number; readonly reference: unknown }>()
  return startFakeServer({
    isPaid: ({ method, path }) => method === 'POST' && path === '/clips',
    markerOf: ({ json }) => (json as { reference?: string } | undefined)?.reference ?? null,
    errorBody: (status, message) => ({ error: { code: String(status), message } }),
    respond({ method, path, query, json }, { url }) {
      if (path === '/file.mp4') return { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
      if (path === '/account') return { json: {} }
      if (method === 'POST') {
        const id = `clip-${clips.size + 1}`
        clips.set(id, { polls: 0, reference: (json as { reference?: string }).reference })
        return { json: { id } }
      }
      if (path === '/clips') {
        const found = [...clips].filter(([, { reference }]) => reference === query.get('reference'))
        return { json: { clips: found.map(([id]) => ({ id })) } }
      }
      const id = path.replace('/clips/', '')
      const clip = clips.get(id)
      if (clip === undefined) return { status: 404, json: { error: { code: 'unknown', message: 'No clip' } } }
      const isDone = clip.polls++ > 0
      return {
        json: isDone ? { id, url: `${url}/file.mp4`, ...end } : { id, state: 'running', progress: 0.5 },
      }
    },
  })
}

/** The fake, and our model against it. */
async function open(end?: object) {
  const server = await startFakeAcme(end)
  const acme = createAcme({ apiKey: 'test-key', baseUrl: server.url })
  return { server, acme, model: acme.video('clip-1'), request: { ...SAMPLE_REQUESTS.video, audio: false } }
}

async function openForTest(end?: object) {
  const opened = await open(end)
  onTestFinished(() => opened.server.close())
  return opened
}

testSubmitOnce('Acme', open, { describe, it, expect })

describe('Acme', () => {
  it('makes a clip', async () => {
    const { model, request, server } = await openForTest()
    const { operation } = await model.start(request, sampleContext())
    expect(await model.status(operation, sampleContext())).toMatchObject({ status: 'pending', progress: 0.5 })
    expect(await model.status(operation, sampleContext())).toMatchObject({
      status: 'succeeded',
      output: { mediaType: 'video/mp4', data: { durationMs: 8000, width: 1280 }, costMicros: 400_000 },
    })
    expect(server.charges).toHaveLength(1)
    expect(model.paid?.price(request)).toMatchObject({ expectedMicros: 400_000 })
  })

  it.each([
    [
      { state: 'refused', reason: 'A famous face.', cents: 0 },
      { status: 'refused', costMicros: 0 },
    ],
    [
      { state: 'failed', cents: 40 },
      { status: 'failed', retryable: true, costMicros: 400_000 },
    ],
  ])('tells an end such as %j', async (end, expected) => {
    const { model, request } = await openForTest(end)
    const { operation } = await model.start(request, sampleContext())
    await model.status(operation, sampleContext())
    expect(await model.status(operation, sampleContext())).toMatchObject(expected)
  })

  it('fetches nothing from inside the network of the host', async () => {
    const { model, request } = await openForTest({ state: 'done', url: 'http://10.0.0.7/file.mp4' })
    const { operation } = await model.start(request, sampleContext())
    await model.status(operation, sampleContext())
    await expect(model.status(operation, sampleContext())).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
  })

  it('finds what a request with a lost response started, and only that', async () => {
    const { model, request, server } = await openForTest()
    const { call } = sampleContext()
    if (call === undefined) throw new Error('A sample context has a call.')
    expect(await model.reconcile?.(call, request, sampleContext())).toEqual({ found: 'absent' })
    server.fail('reset-after')
    await expect(model.start(request, sampleContext())).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
    expect(await model.reconcile?.(call, request, sampleContext())).toMatchObject({
      found: 'operation',
      operation: { id: 'clip-1', durationSec: 8 },
    })
    expect(server.charges).toMatchObject([{ marker: call.marker }])
  })

  it('says that it does not know a clip, and stops nothing that is not there', async () => {
    const { model } = await openForTest()
    const unknown = { id: 'clip-9' }
    expect(await model.status(unknown, sampleContext())).toMatchObject({ status: 'missing', what: 'request' })
    await expect(model.cancel?.(unknown, sampleContext())).resolves.toBeUndefined()
  })
})
