import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { systemClock } from '../engine/clock.js'
import type { Logger } from '../engine/logger.js'
import { storyboardRecipe } from '../recipes/storyboard.js'
import type { Store } from '../storage/store.js'
import { createStudio } from '../studio/create-studio.js'
import type { StudioOptions } from '../studio/studio-options.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { verifyWebhook } from './verify-webhook.js'

const OWNER = 'ada'
const PROMPT = 'A very secret fox walks'
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }

/** A real server that answers what it is told and remembers what it got. */
async function startReceiver(
  answer: (request: Received, count: number) => number | 'silence' | 'reset' = () => 204,
) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => (body += chunk))
      .on('end', () => {
        const got = { headers: request.headers, body, path: request.url ?? '' }
        received.push(got)
        const status = answer(got, received.length)
        if (status === 'reset') request.socket.destroy()
        else if (status !== 'silence')
          response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('thanks')
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return {
    url,
    received,
    ids: () => received.map(({ headers }) => headers['webhook-id']),
    until: (count: number) =>
      vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), PATIENT),
  }
}

/** Ends a test that hangs; what is waited for comes at once. */
const PATIENT = { timeout: 300_000, interval: 5 }

function startStudio(options: Partial<StudioOptions> & { readonly store?: Store } = {}) {
  const time = { now: 1_700_000_000_000 }
  const logged: unknown[] = []
  const log = (...entry: readonly unknown[]) => void logged.push(entry)
  const logger: Logger = { debug: log, info: log, warn: log, error: log }
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: createFakeModels(),
    recipes: [storyboardRecipe()],
    sweepMs: 5,
    logger,
    clock: { ...systemClock, now: () => time.now },
    ...options,
    webhooks: { assertTarget: () => {}, pollMs: 5, ...options.webhooks },
  })
  let closed: Promise<void> | undefined
  const close = () => (closed ??= studio.close())
  closing.push(close)
  const create = () =>
    studio.projects.create({
      ownerId: OWNER,
      recipe: 'storyboard',
      brief: { prompt: PROMPT, durationSec: 3 },
    })
  const run = async () => {
    const { id: projectId } = await create()
    const { id: runId } = await studio.runs.start({ ownerId: OWNER, projectId }, { autoApprove: true })
    await studio.runs.wait({ ownerId: OWNER, runId })
    return { projectId, runId }
  }
  const delivered = (status: 'pending' | 'delivered' | 'dead', count: number) =>
    vi.waitFor(async () => {
      const found = await studio.webhooks.deliveries(OWNER, { status })
      expect(found).toHaveLength(count)
      return found
    }, PATIENT)
  return { studio, time, logged, create, run, close, delivered }
}

/** A store whose first close is nothing: another process goes on with it. */
const surviving = (store: Store): Store => ({ ...store, close: () => Promise.resolve() })

describe('studio.webhooks', () => {
  it('tells a run to its owner once, signed, with its number in the log and no prompt', async () => {
    const receiver = await startReceiver()
    const { studio, run, delivered, time } = startStudio()
    const { secret } = await studio.webhooks.create({ ownerId: OWNER, url: receiver.url })
    const { projectId, runId } = await run()
    await delivered('delivered', 3)
    expect(
      receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type).toSorted(),
    ).toEqual(['gate.approved', 'run.started', 'run.succeeded'])
    const first = receiver.received.find(({ body }) => body.includes('run.started'))
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'run.started',
      timestamp: new Date(time.now).toISOString(),
      data: { project_id: projectId, run_id: runId, seq: 2, target: 'video' },
    })
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-timestamp': String(time.now / 1000),
    })
    expect(
      await verifyWebhook(first?.headers ?? {}, first?.body ?? '', [secret], { now: time.now }),
    ).toMatchObject({ valid: true })
    expect(new Set(receiver.ids()).size).toBe(3)
    expect(studio.metrics.text()).toContain('mutoscope_webhook_deliveries_total{outcome="delivered"} 3\n')
    const log = await studio.events({ ownerId: OWNER, projectId })
    expect(
      (await studio.webhooks.deliveries(OWNER)).every(({ seq, type }) => log[seq - 1]?.type === type),
    ).toBe(true)
  })

  it('tells every event of a pattern without a gap, also when the receiver often fails', async () => {
    const receiver = await startReceiver((_, count) => (count % 3 === 0 ? 500 : 200))
    const { studio, run } = startStudio({ webhooks: { schedule: [0], maxAttempts: 20 } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['*'] })
    const { projectId } = await run()
    const log = await studio.events({ ownerId: OWNER, projectId })
    await vi.waitFor(
      async () =>
        expect(await studio.webhooks.deliveries(OWNER, { status: 'delivered', limit: 500 })).toHaveLength(
          log.length,
        ),
      PATIENT,
    )
    const told = receiver.received.map(({ body }) => (JSON.parse(body) as { data: { seq: number } }).data.seq)
    expect([...new Set(told)].toSorted((a, b) => a - b)).toEqual(log.map(({ seq }) => seq))
    expect(JSON.stringify(receiver.received)).not.toContain('secret fox')
  })

  it('tries again after each time of its schedule with the same id and body, and then gives up', async () => {
    const receiver = await startReceiver((_, count) => (count === 1 ? 503 : 302))
    const { studio, create, delivered, time } = startStudio({ webhooks: { maxAttempts: 3 } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    await create()
    await vi.waitFor(
      async () =>
        expect(await studio.webhooks.deliveries(OWNER)).toMatchObject([
          {
            attempts: 1,
            answered: 503,
            failure: 'The endpoint answered 503.',
            nextAttemptAt: time.now + 5000,
          },
        ]),
      PATIENT,
    )
    time.now += 5000
    await vi.waitFor(
      async () =>
        expect(await studio.webhooks.deliveries(OWNER)).toMatchObject([
          { attempts: 2, answered: 302, status: 'pending', nextAttemptAt: time.now + 5 * 60_000 },
        ]),
      PATIENT,
    )
    time.now += 5 * 60_000
    const [dead] = await delivered('dead', 1)
    expect(dead).toMatchObject({ attempts: 3, nextAttemptAt: null })
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook'])
    expect(new Set(receiver.ids())).toEqual(new Set([dead?.id]))
    expect(new Set(receiver.received.map(({ body }) => body))).toEqual(new Set([dead?.body]))
  })

  it('sends a dead delivery again when asked', async () => {
    const receiver = await startReceiver((_, count) => (count === 1 ? 500 : 200))
    const { studio, create, delivered } = startStudio({ webhooks: { maxAttempts: 1 } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.*'] })
    await create()
    const [dead] = await delivered('dead', 1)
    const deliveryId = dead?.id ?? ''
    await expect(studio.webhooks.replay({ ownerId: 'bob', deliveryId })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    expect(await studio.webhooks.replay({ ownerId: OWNER, deliveryId })).toMatchObject({
      status: 'pending',
      attempts: 0,
    })
    await delivered('delivered', 1)
    expect(receiver.ids()).toEqual([deliveryId, deliveryId])
  })

  it.each([
    ['no response within time', 'silence', /^No answer within 200 ms\.$/u],
    ['a broken connection', 'reset', /^The connection failed: (?:ECONNRESET|UND_ERR_SOCKET)\.$/u],
  ] as const)('counts %s as a failure', async (_, answer, failure) => {
    const receiver = await startReceiver(() => answer)
    const { studio, create, delivered } = startStudio({ webhooks: { timeoutMs: 200, maxAttempts: 1 } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    await create()
    expect(await delivered('dead', 1)).toMatchObject([
      { attempts: 1, answered: null, failure: expect.stringMatching(failure) },
    ])
  })

  it('looks at the target before every attempt', async () => {
    const receiver = await startReceiver()
    let looks = 0
    const assertTarget = () => {
      if (++looks > 1) throw new MutoscopeError('URL_NOT_ALLOWED')
    }
    const { studio, create, delivered } = startStudio({ webhooks: { maxAttempts: 1, assertTarget } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    await create()
    expect(await delivered('dead', 1)).toMatchObject([{ failure: 'Nothing was sent: URL_NOT_ALLOWED.' }])
    expect(receiver.received).toHaveLength(0)
  })

  it('disables an endpoint that answers 410, and sends again once it is enabled', async () => {
    const receiver = await startReceiver((_, count) => (count === 1 ? 410 : 200))
    const { studio, create, delivered } = startStudio()
    const { endpoint } = await studio.webhooks.create({
      ownerId: OWNER,
      url: receiver.url,
      events: ['project.*'],
    })
    const ref = { ownerId: OWNER, endpointId: endpoint.id }
    await create()
    const [dead] = await delivered('dead', 1)
    expect(await studio.webhooks.list(OWNER)).toMatchObject([{ disabled: true, disabledBecause: 'gone' }])
    await create()
    expect(await studio.webhooks.deliveries(OWNER)).toHaveLength(1)
    const replay = { ownerId: OWNER, deliveryId: dead?.id ?? '' }
    await expect(studio.webhooks.replay(replay)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await studio.webhooks.update(ref, { disabled: false })).toMatchObject({
      disabled: false,
      disabledBecause: null,
    })
    await studio.webhooks.replay(replay)
    await delivered('delivered', 1)
    await studio.webhooks.remove(ref)
    await expect(studio.webhooks.replay(replay)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  it('gives up what waits for an endpoint that was removed', async () => {
    const receiver = await startReceiver(() => 500)
    const { studio, create, delivered, time } = startStudio()
    const { endpoint } = await studio.webhooks.create({
      ownerId: OWNER,
      url: receiver.url,
      events: ['project.*'],
    })
    await create()
    await vi.waitFor(
      async () => expect(await studio.webhooks.deliveries(OWNER)).toMatchObject([{ attempts: 1 }]),
      PATIENT,
    )
    await studio.webhooks.remove({ ownerId: OWNER, endpointId: endpoint.id })
    time.now += 5000
    expect(await delivered('dead', 1)).toMatchObject([{ failure: 'The endpoint was removed.' }])
    expect(receiver.received).toHaveLength(1)
  })

  it('goes on in another process with what one left, cut off or not', async () => {
    const receiver = await startReceiver((_, count) => (count === 1 ? 'silence' : 200))
    const store = createMemoryStore()
    const first = startStudio({ store: surviving(store) })
    await first.studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    await first.create()
    await receiver.until(1)
    await first.close()
    const second = startStudio({ store })
    expect(await second.delivered('delivered', 1)).toMatchObject([{ attempts: 1 }])
    expect(new Set(receiver.ids()).size).toBe(1)
  })

  it('sends from whichever process works, not from one that only records, and once from two', async () => {
    const receiver = await startReceiver()
    const store = createMemoryStore()
    const recorder = startStudio({ store: surviving(store), work: false })
    await recorder.studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    for (let index = 0; index < 20; index++) await recorder.create()
    expect(await recorder.studio.webhooks.deliveries(OWNER, { status: 'pending' })).toHaveLength(20)
    expect(receiver.received).toHaveLength(0)
    startStudio({ store: surviving(store) })
    await startStudio({ store }).delivered('delivered', 20)
    expect(receiver.received).toHaveLength(20)
    expect(new Set(receiver.ids()).size).toBe(20)
  })

  it('takes back what a process claimed that died', async () => {
    const receiver = await startReceiver()
    const store = createMemoryStore()
    const recorder = startStudio({ store: surviving(store), work: false })
    await recorder.studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.created'] })
    await recorder.create()
    const [record] = await store.listRecords(OWNER, { collection: 'webhook.delivery' })
    if (record === undefined) throw new Error('nothing to deliver')
    await store.commit({
      changes: [
        { type: 'update-record', record: { ...record, revision: 2, dueAt: recorder.time.now + 45_000 } },
      ],
      events: [],
      at: 1,
    })
    const { delivered, time } = startStudio({ store })
    time.now += 45_000
    await delivered('delivered', 1)
    expect(receiver.received).toHaveLength(1)
  })

  it('signs with both secrets for a while after a change', async () => {
    const receiver = await startReceiver()
    const { studio, create, time } = startStudio({ webhooks: { secretOverlapMs: 60_000 } })
    const made = await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.*'] })
    const ref = { ownerId: OWNER, endpointId: made.endpoint.id }
    const changed = await studio.webhooks.rotateSecret(ref)
    const fits = async (secret: string) => {
      const last = receiver.received.at(-1)
      return (await verifyWebhook(last?.headers ?? {}, last?.body ?? '', [secret], { now: time.now })).valid
    }
    await create()
    await receiver.until(1)
    expect([await fits(made.secret), await fits(changed.secret)]).toEqual([true, true])
    time.now += 60_000
    await create()
    await receiver.until(2)
    expect([await fits(made.secret), await fits(changed.secret)]).toEqual([false, true])
  })

  it('sends only what was asked for, to each owner their own', async () => {
    const [mine, all, theirs] = [await startReceiver(), await startReceiver(), await startReceiver()]
    const { studio, run, delivered } = startStudio()
    const { endpoint } = await studio.webhooks.create({
      ownerId: OWNER,
      url: mine.url,
      events: ['run.succeeded', 'gate.*'],
    })
    await studio.webhooks.create({ ownerId: OWNER, url: all.url, events: ['run.*'] })
    await studio.webhooks.create({ ownerId: 'bob', url: theirs.url, events: ['*'] })
    await run()
    await delivered('delivered', 4)
    const types = ({ received }: { readonly received: readonly Received[] }) =>
      received.map(({ body }) => (JSON.parse(body) as { type: string }).type).toSorted()
    expect([types(mine), types(all), types(theirs)]).toEqual([
      ['gate.approved', 'run.succeeded'],
      ['run.started', 'run.succeeded'],
      [],
    ])
    expect(
      (await studio.webhooks.deliveries(OWNER, { endpointId: endpoint.id }))
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['gate.approved', 'run.succeeded'])
    expect(await studio.webhooks.deliveries('bob')).toEqual([])
  })

  it('forgets deliveries some time after they ended', async () => {
    const receiver = await startReceiver()
    const { studio, create, delivered, time } = startStudio({ webhooks: { keepMs: 60_000 } })
    await studio.webhooks.create({ ownerId: OWNER, url: receiver.url, events: ['project.*'] })
    await create()
    await delivered('delivered', 1)
    time.now += 60_000
    await delivered('delivered', 0)
    expect(receiver.received).toHaveLength(1)
  })

  it('refuses addresses, events and numbers of endpoints that are not allowed', async () => {
    const { studio } = startStudio({
      webhooks: {
        assertTarget: (url) => {
          if (url.hostname === '10.0.0.1') throw new MutoscopeError('URL_NOT_ALLOWED')
          if (url.hostname === 'nowhere.example.com') throw new MutoscopeError('PROVIDER_UNAVAILABLE')
        },
      },
    })
    const url = 'https://hooks.example.com/a'
    for (const wrong of [
      '',
      'hooks.example.com',
      'ftp://hooks.example.com',
      'https://ada:pass@hooks.example.com',
      `https://hooks.example.com/${'x'.repeat(2000)}`,
    ]) {
      await expect(studio.webhooks.create({ ownerId: OWNER, url: wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    }
    await expect(studio.webhooks.create({ ownerId: OWNER, url: 'https://10.0.0.1/' })).rejects.toMatchObject({
      code: 'URL_NOT_ALLOWED',
    })
    await expect(
      studio.webhooks.create({ ownerId: OWNER, url: 'https://nowhere.example.com/' }),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'The webhook URL names nowhere.example.com, which cannot be resolved.',
    })
    for (const events of [[], ['run'], ['runs.*'], ['run.finished'], ['*.failed'], ['']])
      await expect(studio.webhooks.create({ ownerId: OWNER, url, events })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'events' },
      })
    const { endpoint } = await studio.webhooks.create({ ownerId: OWNER, url })
    const ref = { ownerId: OWNER, endpointId: endpoint.id }
    expect(endpoint.events).toEqual(['run.*', 'gate.*'])
    await expect(studio.webhooks.update(ref, { url: 'https://10.0.0.1/' })).rejects.toMatchObject({
      code: 'URL_NOT_ALLOWED',
    })
    await expect(studio.webhooks.update(ref, { events: ['nothing'] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    for (const stranger of [
      studio.webhooks.update({ ...ref, ownerId: 'bob' }, { disabled: true }),
      studio.webhooks.remove({ ...ref, ownerId: 'bob' }),
      studio.webhooks.rotateSecret({ ...ref, ownerId: 'bob' }),
    ]) {
      await expect(stranger).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    }
    for (let count = 1; count < 20; count++) await studio.webhooks.create({ ownerId: OWNER, url })
    await expect(studio.webhooks.create({ ownerId: OWNER, url })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
    expect(await studio.webhooks.list(OWNER)).toHaveLength(20)
  })

  it('keeps secrets out of listings, bodies, logs and events, and sealed at rest where there is a master key', async () => {
    const receiver = await startReceiver((_, count) => (count === 1 ? 500 : 200))
    const store = createMemoryStore()
    const { studio, run, delivered, logged } = startStudio({
      store,
      webhooks: { maxAttempts: 1 },
      masterKeys: [{ id: 'one', key: new Uint8Array(32).fill(3) }],
    })
    const made = await studio.webhooks.create({ ownerId: OWNER, url: receiver.url })
    const changed = await studio.webhooks.rotateSecret({ ownerId: OWNER, endpointId: made.endpoint.id })
    const { projectId } = await run()
    await delivered('dead', 1)
    await delivered('delivered', 2)
    const last = receiver.received.at(-1)
    expect(
      await verifyWebhook(last?.headers ?? {}, last?.body ?? '', [changed.secret], {
        now: Number(last?.headers['webhook-timestamp']) * 1000,
      }),
    ).toMatchObject({ valid: true })
    expect(() => new Webhook(made.secret)).not.toThrow()
    const told = JSON.stringify([
      await studio.webhooks.list(OWNER),
      await studio.webhooks.deliveries(OWNER),
      await studio.events({ ownerId: OWNER, projectId }),
      logged,
      receiver.received.map(({ body }) => body),
      made.endpoint,
      changed.endpoint,
      await store.listRecords(OWNER, { collection: 'webhook.endpoint' }),
      studio.metrics.text(),
    ])
    for (const secret of [made.secret, changed.secret]) expect(told).not.toContain(secret.slice(6, 20))
    expect(JSON.stringify(logged)).not.toContain('127.0.0.1')
  })
})
