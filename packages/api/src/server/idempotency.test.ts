import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  MutoscopeError,
  silentLogger,
  type Json,
  type RecordCollection,
  type Records,
} from '@mutoscope/core'
import { createFakeMedia, createFakeModels, createManualClock } from '@mutoscope/core/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RouteResponse } from './route-request.js'
import { createIdempotency, type IdempotentOutcome } from './idempotency.js'

const HOUR_MS = 60 * 60 * 1000

const clock = createManualClock()
const studio = createStudio({
  store: createMemoryStore(),
  assets: createMemoryAssets(),
  media: createFakeMedia(),
  models: createFakeModels(),
  recipes: [],
  work: false,
  clock,
})
const { records } = studio
const keys = records.collection('http.idempotency')
const idempotency = createIdempotency({ records, clock, logger: silentLogger })

let worked = 0

const request = {
  ownerId: 'ann',
  route: 'shelves.make',
  key: 'k',
  fingerprint: ['POST', '/shelves', { name: 'oak' }] as Json,
  secret: false,
}
const work = async (): Promise<IdempotentOutcome> => ({
  response: {
    status: 201,
    headers: {},
    content: { kind: 'text', mediaType: 'text/plain', text: String(++worked) },
  },
  final: true,
})
const text = async (asked = request) => {
  const { content } = await idempotency.once(asked, work)
  return content.kind === 'text' ? content.text : ''
}

beforeEach(() => {
  worked = 0
})

afterEach(async () => {
  for (const owner of ['ann', 'bob'])
    for (const { id } of await keys.list(owner)) await keys.remove({ ownerId: owner, id })
})

describe('idempotency', () => {
  it('is per owner, route and key', async () => {
    expect([
      await text(),
      await text(),
      await text({ ...request, ownerId: 'bob' }),
      await text({ ...request, route: 'shelves.fill' }),
      await text({ ...request, key: 'K' }),
    ]).toEqual(['1', '1', '2', '3', '4'])
  })

  it('happens once for many at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => text()))
    expect(worked).toBe(1)
    expect(
      outcomes.every((each) =>
        each.status === 'fulfilled'
          ? each.value === '1'
          : (each.reason as { definition: { code: string } }).definition.code === 'IDEMPOTENCY_IN_PROGRESS',
      ),
    ).toBe(true)
  })

  it('ends after a day, and what has ended is cleared away', async () => {
    await text()
    await clock.advance(23 * HOUR_MS)
    expect(await text()).toBe('1')
    await clock.advance(2 * HOUR_MS)
    expect(await text({ ...request, key: 'other' })).toBe('2')
    expect((await keys.list('ann')).map(({ id }) => id)).toEqual(['shelves.make other'])
    expect(await text()).toBe('3')
  })

  it('holds while the work goes on, and is free a minute after its process died', async () => {
    const { promise, resolve } = Promise.withResolvers<IdempotentOutcome>()
    const long = idempotency.once(request, () => promise)
    await expect.poll(() => keys.count('ann')).toBe(1)
    for (let step = 0; step < 10; step++) await clock.advance(20_000)
    await expect(text()).rejects.toMatchObject({ definition: { code: 'IDEMPOTENCY_IN_PROGRESS' } })
    resolve(await work())
    await long
    expect(await text()).toBe('1')

    // What another process that died has left.
    await keys.insert({
      ownerId: 'ann',
      id: 'shelves.make dead',
      data: { digest: 'other', response: null },
      dueAt: clock.now() + 60_000,
    })
    await expect(text({ ...request, key: 'dead' })).rejects.toMatchObject({
      definition: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
    await clock.advance(60_000)
    expect(await text({ ...request, key: 'dead' })).toBe('2')
  })

  it('does not take a record that the store refuses for a key that is taken', async () => {
    const refused = new MutoscopeError('INVALID_INPUT', { details: { field: 'id' } })
    let asked = 0
    const refusing: Records = {
      collection: <Data extends Json>(name: string) => ({
        ...records.collection<Data>(name),
        // A second time ends the test: the first refusal is final.
        insert: () => Promise.reject(asked++ === 0 ? refused : new Error('asked again')),
      }),
    }
    const { once } = createIdempotency({ records: refusing, clock, logger: silentLogger })
    await expect(once(request, work)).rejects.toBe(refused)
    expect(worked).toBe(0)
  })

  it('forgets work that threw', async () => {
    await expect(idempotency.once(request, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await text()).toBe('1')
  })

  it('keeps an answer with a secret sealed under its key, and gives it again for that key only', async () => {
    const secret = { ...request, key: 'guess me', secret: true }
    const made = async (): Promise<IdempotentOutcome> => ({
      response: {
        status: 201,
        headers: { location: '/x' },
        content: { kind: 'text', mediaType: 'application/json', text: '{"secret":"whsec_abc"}' },
      },
      final: true,
    })
    const first = await idempotency.once(secret, made)
    const again = await idempotency.once(secret, () => Promise.reject(new Error('done twice')))
    expect(again).toEqual({ ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } })
    const kept = JSON.stringify(await keys.list('ann'))
    expect(kept).not.toMatch(/whsec|secret|guess/u)
    expect(kept).toContain('"sealed":true')
    await expect(idempotency.once({ ...secret, fingerprint: ['other'] }, made)).rejects.toMatchObject({
      definition: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
    await idempotency.once({ ...secret, key: 'guess you' }, made)
    expect(await keys.list('ann')).toHaveLength(2)
  })

  it('refuses what JSON has no form for', async () => {
    const infinite = JSON.parse('[1e999]') as Json
    await expect(text({ ...request, fingerprint: infinite })).rejects.toMatchObject({
      definition: { code: 'INVALID_INPUT' },
    })
    expect(await keys.list('ann')).toEqual([])
  })

  it('gives an answer without a body again, and does work again that gave a file or is not final', async () => {
    const responseOf =
      (content: RouteResponse['content'], final: boolean) => async (): Promise<IdempotentOutcome> => {
        worked++
        return { response: { status: 204, headers: { 'x-own': '1' }, content }, final }
      }
    const twice = async (key: string, given: () => Promise<IdempotentOutcome>) => {
      worked = 0
      await idempotency.once({ ...request, key }, given)
      return { again: await idempotency.once({ ...request, key }, given), worked }
    }
    expect(await twice('empty', responseOf({ kind: 'empty' }, true))).toEqual({
      again: {
        status: 204,
        headers: { 'x-own': '1', 'idempotency-replayed': 'true' },
        content: { kind: 'empty' },
      },
      worked: 1,
    })
    const file = { kind: 'file', file: {} as never } as const
    expect((await twice('file', responseOf(file, true))).worked).toBe(2)
    const plain = { kind: 'text', mediaType: 'text/plain', text: 'x' } as const
    const unfinished = await twice('unfinished', responseOf(plain, false))
    expect([unfinished.worked, unfinished.again.headers]).toEqual([2, { 'x-own': '1' }])
    expect((await twice('finished', responseOf(plain, true))).again.content).toEqual(plain)
  })

  it('says to those who come too early when to come again', async () => {
    const { promise, resolve } = Promise.withResolvers<IdempotentOutcome>()
    const first = idempotency.once(request, () => promise)
    await expect.poll(() => keys.count('ann')).toBe(1)
    await expect(text()).rejects.toMatchObject({
      definition: { code: 'IDEMPOTENCY_IN_PROGRESS' },
      headers: { 'Retry-After': '1' },
    })
    resolve(await work())
    await first
  })

  it('answers also when the answer cannot be kept, which is logged', async () => {
    const warnings: unknown[] = []
    const logger = { ...silentLogger, warn: (...given: unknown[]) => void warnings.push(given) }
    const failing: Records = {
      collection: <Data extends Json>(name: string) => ({
        ...records.collection<Data>(name),
        change: () => Promise.reject(new Error('the disk is full')),
      }),
    }
    const { once } = createIdempotency({ records: failing, clock, logger })
    const response = await once(request, work)
    expect(response).toMatchObject({ status: 201, content: { text: '1' } })
    expect(warnings).toEqual([
      [
        { route: 'shelves.make', error: 'the disk is full' },
        'The response for an Idempotency-Key could not be stored.',
      ],
    ])
  })

  it('begins anew under a key that went away while it was looked at', async () => {
    let taken = true
    const passing: Records = {
      collection: <Data extends Json>(name: string): RecordCollection<Data> => {
        const collection = records.collection<Data>(name)
        return {
          ...collection,
          insert: (...given) =>
            taken ? Promise.reject(new MutoscopeError('ALREADY_EXISTS')) : collection.insert(...given),
          change: (...given) => {
            if (!taken) return collection.change(...given)
            taken = false
            return Promise.reject(new MutoscopeError('RECORD_NOT_FOUND'))
          },
        }
      },
    }
    const { once } = createIdempotency({ records: passing, clock, logger: silentLogger })
    expect(await once(request, work)).toMatchObject({ content: { text: '1' } })
    const broken: Records = {
      collection: <Data extends Json>(name: string) => ({
        ...records.collection<Data>(name),
        insert: () => Promise.reject(new MutoscopeError('ALREADY_EXISTS')),
        change: () => Promise.reject(new Error('locked')),
      }),
    }
    await expect(
      createIdempotency({ records: broken, clock, logger: silentLogger }).once(request, work),
    ).rejects.toThrow('locked')
  })

  it('clears away what has ended at most once a minute', async () => {
    await text()
    await clock.advance(25 * HOUR_MS)
    await text({ ...request, key: 'second' })
    const ended = (id: string) =>
      keys.insert({ ownerId: 'ann', id, data: { digest: 'x', response: null }, dueAt: clock.now() })
    await ended('shelves.make ended')
    await text({ ...request, key: 'third' })
    const ids = async () => (await keys.list('ann')).map(({ id }) => id).toSorted()
    expect(await ids()).toEqual(['shelves.make ended', 'shelves.make second', 'shelves.make third'])
    await clock.advance(60_000)
    await text({ ...request, key: 'fourth' })
    expect(await ids()).toEqual(['shelves.make fourth', 'shelves.make second', 'shelves.make third'])
  })

  it('takes a key of 255 characters', async () => {
    expect(await text({ ...request, key: 'k'.repeat(255) })).toBe('1')
  })

  it.each(['', ' ', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    await expect(text({ ...request, key })).rejects.toMatchObject({ definition: { status: 400 } })
  })
})
