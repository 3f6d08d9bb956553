import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Store } from '../storage/store.js'
import { openPaidStudio } from './paid-call.fixture.js'

/** Throws so many times, then lets everything pass. */
const times = (count: number, error: () => Error) => {
  let left = count
  return () => {
    if (left-- > 0) throw error()
  }
}
const coded = (code: ConstructorParameters<typeof MutoscopeError>[0], details = {}) => {
  return () => new MutoscopeError(code, { details })
}

/** A store that another studio goes on with once this one is closed. */
const leftOpen = (store: Store): Store => ({ ...store, close: () => Promise.resolve() })

describe('a look that fails', () => {
  it.each([
    ['answers 503', coded('PROVIDER_UNAVAILABLE')],
    ['asks to wait', coded('PROVIDER_RATE_LIMITED', { retryAfterMs: 1 })],
    ['does not take the key for a while', coded('PROVIDER_AUTH')],
    ['answers nonsense', coded('PROVIDER_RESPONSE_INVALID')],
    ['resets the connection', () => new Error('ECONNRESET')],
  ])('is repeated, however often, when the provider %s', async (_what, error) => {
    const { image, studio, run, totals, eventsOf } = openPaidStudio({ beforeStatus: times(40, error) })
    const { run: ended, ref } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ calls: 2, reservedMicros: 0, actualMicros: 80_000 })
    expect(await eventsOf(ref, 'call.delayed')).toHaveLength(2)
    await studio.close()
  })

  it('holds no place at the network meanwhile', async () => {
    const { studio, start, told, store } = openPaidStudio(
      {
        beforeStatus: (prompt) => {
          if (prompt.includes('crow')) throw new MutoscopeError('PROVIDER_UNAVAILABLE')
        },
      },
      { ioConcurrency: 1 },
    )
    const made = told('call.succeeded')
    const { ref, runId } = await start()
    await made
    await expect.poll(async () => (await store.getAnyRun(runId))?.status).toBe('waiting')
    expect(await studio.calls.list(ref, { statuses: ['accepted'] })).toMatchObject([
      { error: { code: 'PROVIDER_UNAVAILABLE' } },
    ])
    await studio.close()
  })

  it('ends the call once the studio has waited long enough, by name, with the money told', async () => {
    let out = true
    const store = createMemoryStore()
    const { image, studio, run, totals } = openPaidStudio(
      {
        beforeStatus: () => {
          if (out) throw new MutoscopeError('PROVIDER_AUTH', { message: 'No such key.' })
        },
      },
      { store: leftOpen(store), callPatienceMs: 40 },
    )
    const { run: ended, ref } = await run()
    expect(ended).toMatchObject({
      status: 'failed',
      error: {
        details: {
          failures: [
            {
              code: 'TIMEOUT',
              message: 'The status of the request at fake was unavailable for 40 ms: No such key.',
            },
            { code: 'TIMEOUT' },
          ],
        },
      },
    })
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    expect(image.cancelled).toHaveLength(2)
    out = false
    await studio.close()
    const patient = openPaidStudio(image, { store })
    expect((await patient.run(ref)).run.status).toBe('succeeded')
    expect(image.started).toHaveLength(4)
    await patient.studio.close()
  })
})

describe('a provider that works for ever', () => {
  it('is given up once the studio, or the model, has waited long enough', async () => {
    for (const [studioMs, modelMs] of [
      [40, undefined],
      [3_600_000, 40],
    ] as const) {
      const model = createFakeStartedImageModel({ polls: Number.POSITIVE_INFINITY, pollAfterMs: 3 })
      const paid = {
        dedupe: 'none' as const,
        price: () => exactPrice(40_000),
        ...(modelMs === undefined ? {} : { patienceMs: modelMs }),
      }
      const { image, studio, run, totals } = openPaidStudio({ ...model, paid }, { callPatienceMs: studioMs })
      const { run: ended, ref } = await run()
      expect(ended).toMatchObject({
        status: 'failed',
        error: { details: { failures: [{ code: 'TIMEOUT' }, { code: 'TIMEOUT' }] } },
      })
      expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
      expect(image.cancelled).toHaveLength(2)
      await studio.close()
    }
  })

  it('tells how far it is, and its stage tells it on, also when nobody looks this time', async () => {
    const { studio, run } = openPaidStudio({
      polls: 3,
      progress: (poll) => poll / 4,
      pollAfterMs: 3,
    })
    const ticks: number[] = []
    studio.hub.on('progress', ({ stage, fraction }) => stage === 'images' && ticks.push(fraction))
    expect((await run()).run.status).toBe('succeeded')
    expect(ticks.some((tick) => tick > 0 && tick < 0.5)).toBe(true)
    expect(ticks.at(-1)).toBe(1)
    await studio.close()
  })
})

describe('a submission that is put off', () => {
  it('ends as too many requests once the studio has waited long enough, with nothing bought', async () => {
    let busy = true
    const store = createMemoryStore()
    const { image, studio, run, totals } = openPaidStudio(
      {
        beforeStart: () => {
          if (busy) throw new MutoscopeError('PROVIDER_RATE_LIMITED', { message: 'Busy.' })
        },
      },
      { store: leftOpen(store), callPatienceMs: 40 },
    )
    const { run: ended, ref } = await run()
    expect(ended).toMatchObject({
      status: 'failed',
      error: {
        details: {
          failures: [
            {
              code: 'PROVIDER_RATE_LIMITED',
              message: 'Busy. Gave up after 40 ms; nothing was bought.',
            },
            { code: 'PROVIDER_RATE_LIMITED' },
          ],
        },
      },
    })
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 0 })
    busy = false
    await studio.close()
    const patient = openPaidStudio(image, { store })
    expect((await patient.run(ref)).run.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    await patient.studio.close()
  })

  it('does not use up the tries of a connection that is refused', async () => {
    let tries = 0
    const { studio, run } = openPaidStudio({
      beforeStart: (prompt) => {
        if (!prompt.includes('crow')) return
        tries++
        if (tries <= 4) throw new MutoscopeError('PROVIDER_RATE_LIMITED', { details: { retryAfterMs: 1 } })
        if (tries <= 8) throw new MutoscopeError('PROVIDER_UNAVAILABLE')
      },
    })
    expect((await run()).run.status).toBe('succeeded')
    expect(tries).toBe(9)
    await studio.close()
  })

  it('does not use up the accepted risk', async () => {
    let tries = 0
    const { image, studio, run, eventsOf } = openPaidStudio(
      {
        beforeStart: (prompt) => {
          if (prompt.includes('crow') && ++tries <= 2)
            throw new MutoscopeError('PROVIDER_RATE_LIMITED', { details: { retryAfterMs: 1 } })
        },
        afterStart: (prompt) => {
          if (prompt.includes('crow') && tries === 3) throw new MutoscopeError('CALL_AMBIGUOUS')
        },
      },
      { maxRiskMicros: 40_000 },
    )
    const { run: ended, ref } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started).toHaveLength(3)
    expect(await eventsOf(ref, 'call.risked')).toHaveLength(1)
    await studio.close()
  })

  it('lets nothing else go to its provider before the time that was asked for', async () => {
    let askedAt = 0
    const sentAt: number[] = []
    let now = 1_700_000_000_000
    const clock = {
      now: () => (now += 1),
      delay: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          // Every wait takes a second of this clock, and a moment of ours.
          setTimeout(() => {
            now += 1000
            resolve()
          }, 1)
          signal?.addEventListener('abort', () => resolve(), { once: true })
        }),
    }
    const { studio, run } = openPaidStudio(
      {
        beforeStart: () => {
          sentAt.push(now)
          if (askedAt > 0) return
          askedAt = now
          throw new MutoscopeError('PROVIDER_RATE_LIMITED', { details: { retryAfterMs: 60_000 } })
        },
      },
      // One after the other, so that the second finds what the first was told.
      { clock, ioConcurrency: 1 },
    )
    expect((await run()).run.status).toBe('succeeded')
    expect(sentAt).toHaveLength(3)
    expect(sentAt.slice(1).every((at) => at >= askedAt + 60_000)).toBe(true)
    await studio.close()
  })
})

describe('the money of a call', () => {
  it('is what the provider said when it took the request, when it says nothing at the end', async () => {
    const { studio, run, totals } = openPaidStudio({ estimatedMicros: 12_345, costMicros: null })
    const { ref } = await run()
    expect(await totals(ref)).toMatchObject({ estimatedMicros: 24_690, actualMicros: 24_690 })
    await studio.close()
  })

  it('is what was reserved, whatever the price list says by the end', async () => {
    const model = createFakeStartedImageModel({ costMicros: null, polls: 2 })
    let price = 40_000
    const paid = {
      ...model.paid,
      dedupe: 'none' as const,
      price: () => exactPrice(price),
    }
    const { studio, run, totals } = openPaidStudio({
      ...model,
      paid,
      status: (operation, context) => {
        price = 90_000
        return model.status(operation, context)
      },
    })
    const { ref } = await run()
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })
})

describe('an output that cannot be kept', () => {
  it('is fetched again, and not bought again, once it can be', async () => {
    const assets = createMemoryAssets()
    let full = 6
    const { image, studio, run, totals } = openPaidStudio(
      {},
      {
        assets: {
          ...assets,
          put: (source, options) =>
            options.mediaType === 'image/png' && full-- > 0
              ? Promise.reject(new MutoscopeError('DISK_FULL'))
              : assets.put(source, options),
        },
      },
    )
    const { run: ended, ref } = await run()
    expect(ended.status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })

  it('fails by name when it is not what it should be; the money is told, and a new run asks again', async () => {
    const assets = createMemoryAssets()
    let bad = true
    const { image, studio, run, totals } = openPaidStudio(
      {},
      {
        assets: {
          ...assets,
          put: (source, options) =>
            options.mediaType === 'image/png' && bad
              ? Promise.reject(new MutoscopeError('MEDIA_INVALID', { message: 'A page, not a picture.' }))
              : assets.put(source, options),
        },
      },
    )
    const { run: ended, ref } = await run()
    expect(ended).toMatchObject({
      status: 'failed',
      error: { details: { failures: [{ code: 'MEDIA_INVALID', message: 'A page, not a picture.' }, {}] } },
    })
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    bad = false
    expect((await run(ref)).run.status).toBe('succeeded')
    expect(image.started).toHaveLength(4)
    await studio.close()
  })
})
