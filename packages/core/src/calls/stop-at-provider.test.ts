import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import type { ModelContext } from '../providers/model.js'
import { bytesSource, readBytes } from '../storage/byte-source.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import { decideCall } from './decide-call.js'
import { stopAtProvider } from './stop-at-provider.js'
import { termsOf } from './terms-of-call.js'

const PARTS = {
  retryWaitMs: 1000,
  maxRetryWaitMs: 60_000,
  callPatienceMs: 3_600_000,
  maxRiskMicros: 0,
  providerConcurrency: 4,
  missingPolls: 3,
  missingMs: 60_000,
}
const accepted = samples.call({ status: 'accepted', operation: 'op-1', provider: 'acme', ownerId: 'ada' })
const cancelled = new MutoscopeError('CANCELLED', {
  message: 'The run was cancelled.',
  details: { callId: 'c' },
})

/** Cancels an accepted call, whose provider answers to being told so. */
async function cancel(
  cancelAtProvider?: (operation: unknown, context: ModelContext) => Promise<void>,
  call = accepted,
) {
  const [clock, assets] = [createManualClock(), createMemoryAssets()]
  const warnings: unknown[] = []
  const silent = () => {}
  const warn = (facts: object) => void warnings.push(facts)
  const parts = { ...PARTS, clock, assets, logger: { debug: silent, info: silent, warn, error: silent } }
  const subject = {
    call,
    charge: { estimatedMicros: 40, reservedMicros: 60 },
    terms: termsOf(PARTS, undefined),
  }
  const decision = decideCall(subject, { type: 'cancelled', error: cancelled }, clock.now())
  if (decision === null) throw new Error('nothing was decided')
  const model = { provider: 'acme', start: silent, status: silent, cancel: cancelAtProvider } as never
  const stop = () => stopAtProvider(parts, call, model, decision)
  return { stop, decision, warnings, clock, assets }
}
const telling = `The run was cancelled. acme could not be told to stop; it may go on and charge.`

describe('a provider', () => {
  it('is told once which work to stop, for whom, and may read what it was given', async () => {
    const told: unknown[] = []
    const { stop, decision, assets, warnings } = await cancel(
      async (operation, { ownerId, open, signal }) => {
        const { hash } = await assets.put(bytesSource(new Uint8Array([1, 2])), {
          mediaType: 'image/png',
          signal,
        })
        told.push([operation, ownerId, (await readBytes(await open(hash))).byteLength])
      },
    )
    expect(await stop()).toBe(decision)
    expect([told, warnings]).toEqual([[['op-1', 'ada', 2]], []])
  })

  it('is not told of what it has never had', async () => {
    let told = 0
    const intended = samples.call({ status: 'intended' })
    const { stop, decision } = await cancel(async () => void told++, intended)
    expect(await stop()).toBe(decision)
    expect(told).toBe(0)
  })

  it('is told again after growing pauses, three times at most', async () => {
    const told: number[] = []
    const { stop, clock, warnings } = await cancel(async () => {
      told.push(clock.now())
      throw new MutoscopeError('PROVIDER_UNAVAILABLE')
    })
    const stopping = stop()
    await clock.advance(0)
    for (const pause of [999, 1, 1999, 1]) await clock.advance(pause)
    const { call } = await stopping
    const begun = told[0] ?? 0
    expect(told.map((at) => at - begun)).toEqual([0, 1000, 3000])
    const about = { call: accepted.id, error: { code: 'PROVIDER_UNAVAILABLE' } }
    expect(warnings).toMatchObject([1, 2, 3].map((tries) => ({ ...about, tries })))
    expect(call.error).toMatchObject({ message: telling, details: { callId: 'c', stopped: false } })
  })

  it('that takes the word at the second time is stopped', async () => {
    let told = 0
    const { stop, decision, clock } = await cancel(async () => {
      if (++told === 1) throw new Error('busy')
    })
    const stopping = stop()
    await clock.advance(0)
    await clock.advance(1000)
    expect(await stopping).toBe(decision)
    expect(told).toBe(2)
  })
})

describe('work that could not be stopped', () => {
  it('says so in its error, in what is written and in the event of its end, and nowhere else', async () => {
    const { stop, decision } = await cancel()
    const stopped = await stop()
    expect(stopped.call).toEqual({
      ...decision.call,
      error: { code: 'CANCELLED', message: telling, details: { callId: 'c', stopped: false } },
    })
    expect(stopped.changes).toEqual(
      decision.changes.map((change) =>
        change.type === 'put-call' ? { ...change, call: stopped.call } : change,
      ),
    )
    expect(stopped.changes.map(({ type }) => type)).toEqual(['put-call', 'settle-charge'])
    expect(stopped.events.map(({ type, data }) => [type, (data as { stopped?: boolean }).stopped])).toEqual([
      ['call.failed', false],
      ['charge.settled', undefined],
    ])
    expect(stopped.error).toMatchObject({
      code: 'CANCELLED',
      message: telling,
      details: { callId: 'c' },
      cause: cancelled,
    })
  })

  it('is that of a model that is gone, that answers at once, or that knows no stop', async () => {
    const { decision } = await cancel()
    const parts = { ...PARTS, clock: createManualClock(), assets: createMemoryAssets() }
    const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
    for (const model of [undefined, { generate: () => {}, cancel: () => {} }, { start: () => {} }]) {
      const stopped = await stopAtProvider({ ...parts, logger }, accepted, model as never, decision)
      expect(stopped.call.error?.details).toMatchObject({ stopped: false })
    }
  })
})
