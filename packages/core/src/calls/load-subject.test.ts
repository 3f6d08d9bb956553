import { describe, expect, it } from 'vitest'
import type { Charge } from '../domain/charge.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { samples } from '../testing/store/store-samples.js'
import { loadSubject } from './load-subject.js'

const CALL = samples.call({ provider: 'acme', model: 'large' })
const model = (version: string, name = 'large') => ({
  provider: 'acme',
  model: name,
  version,
  paid: { dedupe: 'none' as const, patienceMs: 5, price: () => ({}) },
  generate: () => Promise.reject(new Error('nobody asks')),
})

/** A studio with these models, and a charge for the call. */
async function load(models: object, charge: Partial<Charge> | null) {
  const store = createMemoryStore()
  await store.commit({
    changes: [
      { type: 'insert-project', project: samples.project() },
      { type: 'insert-run', run: samples.run() },
      { type: 'put-call', call: CALL },
      ...(charge === null
        ? []
        : [
            {
              type: 'reserve-charge',
              charge: samples.charge(charge),
              limits: { runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 },
            } as const,
          ]),
    ],
    events: [],
    at: 1,
  })
  const terms = { retryWaitMs: 1, maxRetryWaitMs: 2, callPatienceMs: 3, maxRiskMicros: 4 }
  const engine = { ...terms, providerConcurrency: 6, missingPolls: 7, missingMs: 8, store }
  return loadSubject({ ...engine, models }, CALL)
}

describe('a call that is not at hand as a request', () => {
  it('is decided about by its charge, and by the terms of its model', async () => {
    const loaded = await load({ image: model('1') }, { estimatedMicros: 7, reservedMicros: 9 })
    expect(loaded.subject).toMatchObject({
      call: CALL,
      charge: { estimatedMicros: 7, reservedMicros: 9 },
      terms: { patienceMs: 5, maxRiskMicros: 4 },
    })
    expect(loaded.model?.version).toBe('1')
  })

  it('has the model of the slot that its charge names, of several with one name', async () => {
    const models = { image: [model('1'), model('2', 'small')], upscale: model('3'), video: model('4') }
    expect((await load(models, { kind: 'upscale' })).model?.version).toBe('3')
    expect((await load(models, { kind: 'image' })).model?.version).toBe('1')
    expect((await load(models, { kind: 'gone' })).model?.version).toBe('1')
    expect((await load(models, null)).model?.version).toBe('1')
  })

  it('is decided about by the studio alone when its model and its charge are gone', async () => {
    const loaded = await load({ image: { ...model('1'), provider: 'other' } }, null)
    expect(loaded.model).toBe(undefined)
    expect(loaded.subject).toMatchObject({
      charge: { estimatedMicros: 0, reservedMicros: 0 },
      terms: { patienceMs: 3 },
    })
  })
})
