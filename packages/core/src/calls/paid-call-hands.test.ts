import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import type { Call } from '../domain/call.js'
import { hasEnded } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createFakeStartedImageModel } from '../testing/fakes/fake-started-image-model.js'
import type { CallDecision } from '../studio/calls.js'
import { openPaidStudio, OWNER } from './paid-call.fixture.js'

const crowOnly =
  (code: 'CALL_AMBIGUOUS' | 'PROVIDER_RATE_LIMITED', details = {}) =>
  (prompt: string) => {
    if (prompt.includes('crow')) throw new MutoscopeError(code, { details })
  }
const MINUTE = 60_000

describe('a call that an ended run has left', () => {
  /** A run that waits for the crow; it is ended behind the engine's back, as an older version left it. */
  async function leaveCall() {
    const model = createFakeStartedImageModel({ polls: 1, pollAfterMs: MINUTE })
    const before = openPaidStudio(model)
    const waiting = before.told('run.waiting')
    const { ref, runId } = await before.start()
    await waiting
    await expect.poll(async () => (await before.store.getAnyRun(runId))?.workerId).toBe(null)
    const set = { status: 'failed', dueAt: null } as const
    await before.store.commit({
      changes: [{ type: 'update-run', runId, set, updatedAt: Date.now() }],
      events: [],
      at: Date.now(),
    })
    return { ...before, ref, runId }
  }

  it('is taken up by the next run, which stops it at the provider and settles it when it is cancelled', async () => {
    const { image, studio, store, ref, start, told, totals } = await leaveCall()
    const waiting = told('run.waiting')
    const { runId, end } = await start(ref)
    await waiting
    expect(new Set((await studio.calls.list(ref)).map((call) => call.runId))).toEqual(new Set([runId]))
    await studio.runs.cancel({ ownerId: OWNER, runId })
    expect((await end()).status).toBe('cancelled')
    expect(image.started).toHaveLength(2)
    expect(image.cancelled).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    expect(await store.getProviderWait(OWNER, 'fake')).toBe(0)
    await studio.close()
  })

  it('is taken up by the run of another project of its owner, too', async () => {
    const { image, studio, ref, create, start, told, totals } = await leaveCall()
    const other = await create()
    const waiting = told('run.waiting')
    const { runId, end } = await start(other)
    await waiting
    for (const call of await studio.calls.list(other))
      expect(await studio.calls.arrived({ marker: call.id, operation: null })).toBe(true)
    // The model says "pending" once.
    await expect.poll(async () => (await studio.calls.list(other)).every(isLookedAt)).toBe(true)
    for (const call of await studio.calls.list(other))
      await studio.calls.arrived({ marker: call.id, operation: null })
    expect((await end()).status).toBe('succeeded')
    expect(runId).not.toBe('')
    expect(image.started).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })
})

describe('what a broken run has left', () => {
  it('is stopped and settled once the studio has waited for another run', async () => {
    const model = createFakeStartedImageModel({ polls: 1, pollAfterMs: MINUTE })
    const store = createMemoryStore()
    const before = openPaidStudio(model, { store })
    const waiting = before.told('run.waiting')
    const { ref, runId } = await before.start()
    await waiting
    await expect.poll(async () => (await store.getAnyRun(runId))?.workerId).toBe(null)
    await store.commit({
      changes: [{ type: 'update-run', runId, set: { status: 'failed', dueAt: null }, updatedAt: Date.now() }],
      events: [],
      at: Date.now(),
    })
    const after = openPaidStudio(model, { store, callPatienceMs: 20 })
    await expect.poll(async () => (await after.totals(ref)).reservedMicros).toBe(0)
    expect(await after.totals(ref)).toMatchObject({ actualMicros: 80_000 })
    expect(model.cancelled).toHaveLength(2)
    await after.studio.close()
  })
})

const isLookedAt = ({ pollAt, updatedAt }: Call) => pollAt !== null && pollAt > updatedAt

describe('a call that nobody asks for any more', () => {
  it('is stopped and settled when its run ends without it', async () => {
    const { image, studio, store, start, totals } = openPaidStudio({
      polls: Number.POSITIVE_INFINITY,
      pollAfterMs: 5,
      outcome: () => undefined,
    })
    const model = image
    const { ref, runId, end } = await start()
    await expect.poll(async () => (await studio.calls.list(ref, { statuses: ['accepted'] })).length).toBe(2)
    // Both scenes are changed while their pictures are being made; the model never ends the old ones.
    const cancelled = model.cancelled.length
    await studio.projects.editScene(ref, 1, { imagePrompt: 'A bear' })
    await studio.projects.editScene(ref, 2, { imagePrompt: 'A bee' })
    await expect.poll(async () => (await studio.calls.list(ref)).length).toBe(4)
    for (const call of await studio.calls.list(ref, { statuses: ['accepted'] }))
      if (call.createdAt > 0 && ['A bear', 'A bee'].some((prompt) => operationOf(call).prompt === prompt))
        await studio.calls.resolve({ ownerId: OWNER, callId: call.id }, { action: 'abandon', costMicros: 0 })
    expect((await end()).status).toBe('failed')
    expect(model.cancelled.length - cancelled).toBe(4)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    expect((await store.listCalls(OWNER, { runId })).every(({ status }) => status === 'failed')).toBe(true)
    await studio.close()
  })
})

describe('a provider that is told to stop', () => {
  it.each([
    ['takes the word at last', 2, undefined],
    ['never takes the word', Number.POSITIVE_INFINITY, false],
  ])('%s', async (_what, failures, stopped) => {
    const model = createFakeStartedImageModel({ polls: Number.POSITIVE_INFINITY, pollAfterMs: MINUTE })
    const tries = new Map<string, number>()
    const { studio, start, eventsOf, totals } = openPaidStudio({
      ...model,
      cancel(operation) {
        const { prompt } = operation as { readonly prompt: string }
        tries.set(prompt, (tries.get(prompt) ?? 0) + 1)
        return (tries.get(prompt) ?? 0) <= failures
          ? Promise.reject(new MutoscopeError('PROVIDER_UNAVAILABLE'))
          : Promise.resolve()
      },
    })
    const { ref, runId, end } = await start()
    await expect.poll(async () => (await studio.calls.list(ref, { statuses: ['accepted'] })).length).toBe(2)
    await studio.runs.cancel({ ownerId: OWNER, runId })
    expect((await end()).status).toBe('cancelled')
    expect([...tries.values()]).toEqual([3, 3])
    for (const { data } of await eventsOf(ref, 'call.failed'))
      expect((data as { readonly stopped?: boolean }).stopped).toBe(stopped)
    for (const { error } of await studio.calls.list(ref)) {
      expect(error?.message.includes('could not be told to stop')).toBe(stopped === false)
      expect(error?.details['stopped']).toBe(stopped)
    }
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })
})

describe('a provider that does not know a request', () => {
  it('is asked again for a while: what appears late is not bought twice', async () => {
    let polls = 0
    const model = createFakeStartedImageModel({ polls: 0 })
    const { studio, run, totals } = openPaidStudio(
      {
        ...model,
        status: (operation, context) =>
          polls++ < 8
            ? Promise.resolve({ status: 'missing', what: 'request', message: 'Not known.' })
            : model.status(operation, context),
      },
      { missingMs: MINUTE },
    )
    const { run: ended, ref } = await run()
    expect(ended.status).toBe('succeeded')
    expect(model.started).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 80_000 })
    await studio.close()
  })

  it.each([
    ['spent', 80_000, false, /counts as spent/u],
    ['free', 0, true, /does not charge/u],
  ] as const)('ends it as %s by its terms', async (forgotten, actualMicros, retryable, words) => {
    const missing = { status: 'missing', what: 'request', message: 'Not known.' } as const
    const model = createFakeStartedImageModel({ outcome: () => missing })
    const paid = { dedupe: 'none' as const, forgotten, price: () => exactPrice(40_000) }
    const { studio, run, totals, eventsOf } = openPaidStudio({ ...model, paid })
    const { run: ended, ref } = await run()
    expect(ended.status).toBe('failed')
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros })
    for (const { error } of await studio.calls.list(ref)) {
      expect(error?.message).toMatch(words)
      expect(error?.details.retryable ?? true).toBe(retryable)
    }
    const settled = await eventsOf(ref, 'charge.settled')
    expect(settled).toHaveLength(forgotten === 'spent' ? 2 : 0)
    for (const { data } of settled) expect(data).toMatchObject({ micros: 40_000, assumed: true })
    await studio.close()
  })
})

const operationOf = (call: Call) => call.operation as { readonly prompt: string }

describe('an operator', () => {
  const decisions: readonly CallDecision[] = [
    { action: 'adopt', operation: { prompt: 'Picture of A crow sings', width: 1920, height: 1080 } },
    { action: 'resubmit' },
    { action: 'abandon' },
    { action: 'abandon', costMicros: 7_000 },
  ]

  it.each(
    decisions.flatMap((decision) => [
      {
        state: 'intended' as const,
        model: { beforeStart: crowOnly('PROVIDER_RATE_LIMITED', { retryAfterMs: MINUTE }) },
        decision,
      },
      { state: 'accepted' as const, model: { polls: 1, pollAfterMs: MINUTE }, decision },
      { state: 'ambiguous' as const, model: { afterStart: crowOnly('CALL_AMBIGUOUS') }, decision },
    ]),
  )('ends or moves a call that is $state: $decision.action', async ({ state, model, decision }) => {
    const { studio, store, start } = openPaidStudio(model)
    const { ref, runId } = await start()
    const crow = async () =>
      (await studio.calls.list(ref, { statuses: [state] })).find(({ name }) => name !== '')
    await expect.poll(async () => (await crow())?.status).toBe(state)
    await expect.poll(async () => (await store.getAnyRun(runId))?.workerId).toBe(null)
    const call = await crow()
    const id = { ownerId: OWNER, callId: call?.id ?? '' }
    const resolved = await studio.calls.resolve(id, decision)
    const becomes = { adopt: 'accepted', resubmit: 'intended', abandon: 'failed' }[decision.action]
    expect(resolved.status).toBe(becomes)
    const charge = await store.getCharge(OWNER, id.callId)
    const given = decision.action === 'abandon' ? decision.costMicros : 0
    const spent = given ?? (state === 'accepted' ? 40_000 : 0)
    expect([charge?.state, charge?.settledMicros]).toEqual(
      decision.action !== 'abandon' ? ['reserved', 0] : spent > 0 ? ['settled', spent] : ['released', 0],
    )
    await studio.runs.cancel({ ownerId: OWNER, runId })
    await studio.close()
  })

  it('cannot decide about a call that is being sent at this moment, nor about one that has ended', async () => {
    const asked = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const model = createFakeStartedImageModel()
    const { studio, start } = openPaidStudio({
      ...model,
      async start(request, context) {
        asked.resolve()
        await go.promise
        return model.start(request, context)
      },
    })
    const { ref, end } = await start()
    await asked.promise
    const [call] = await studio.calls.list(ref, { statuses: ['sent'] })
    const id = { ownerId: OWNER, callId: call?.id ?? '' }
    const refusal = { code: 'CALL_NOT_AMBIGUOUS', details: { status: 'sent' } }
    await expect(studio.calls.resolve(id, { action: 'abandon' })).rejects.toMatchObject(refusal)
    go.resolve()
    expect((await end()).status).toBe('succeeded')
    await expect(studio.calls.resolve(id, { action: 'abandon' })).rejects.toMatchObject({
      code: 'CALL_NOT_AMBIGUOUS',
      details: { status: 'succeeded' },
    })
    await studio.close()
  })

  it('is not overruled by a worker that looks at the same moment', async () => {
    const model = createFakeStartedImageModel({ polls: 0 })
    let decide = async () => {}
    const opened = openPaidStudio({
      ...model,
      async status(operation, context) {
        if ((operation as { prompt: string }).prompt.includes('crow')) await decide()
        return model.status(operation, context)
      },
    })
    const { studio, start, totals } = opened
    const { ref, end } = await start()
    decide = async () => {
      const calls = await studio.calls.list(ref, { statuses: ['accepted'] })
      const crow = calls.find((call) => operationOf(call).prompt.includes('crow'))
      if (crow === undefined) return
      await studio.calls.resolve({ ownerId: OWNER, callId: crow.id }, { action: 'abandon', costMicros: 0 })
    }
    expect(await end()).toMatchObject({
      status: 'failed',
      error: { details: { failures: [{ code: 'CANCELLED', message: 'An operator abandoned the call.' }] } },
    })
    expect(model.started).toHaveLength(2)
    expect(await totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 40_000 })
    await studio.close()
  })
})

describe('a worker', () => {
  it('holds the run for longer than the request may take, also while it beats', async () => {
    const model = createFakeStartedImageModel()
    const paid = {
      ...model.paid,
      dedupe: 'none' as const,
      price: () => exactPrice(40_000),
      timeoutMs: 10 * MINUTE,
    }
    const left: number[] = []
    const { studio, store, run } = openPaidStudio(
      {
        ...model,
        paid,
        async start(request, context) {
          const [active] = await store.listRuns(OWNER, (await store.listProjects(OWNER))[0]?.id ?? '')
          // Several beats of the lease go by.
          await new Promise((resolve) => setTimeout(resolve, 100))
          const { leaseUntil = 0 } = (await store.getAnyRun(active?.id ?? '')) ?? {}
          left.push(leaseUntil - Date.now())
          return model.start(request, context)
        },
      },
      { leaseMs: 60 },
    )
    expect((await run()).run.status).toBe('succeeded')
    expect(left).toHaveLength(2)
    expect(left.every((ms) => ms > 9 * MINUTE)).toBe(true)
    await studio.close()
  })

  it('does not buy what somebody else has made in the meantime', async () => {
    const image = createFakeStartedImageModel()
    const shared = { store: createMemoryStore(), assets: createMemoryAssets(), work: false }
    const faster = openPaidStudio(image, shared)
    let first = true
    const slower = openPaidStudio(image, {
      ...shared,
      ioConcurrency: 1,
      async crashPoint(point) {
        if (point !== 'call.intend.before' || !first) return
        first = false
        // Between looking for the picture and wanting to buy it, another run buys it.
        expect(await advanceToEnd(faster)).toMatchObject({ status: 'succeeded' })
      },
    })
    const { ref, status } = await advanceToEnd(slower)
    expect(status).toBe('succeeded')
    expect(image.started).toHaveLength(2)
    expect(await slower.totals(ref)).toMatchObject({ reservedMicros: 0, actualMicros: 0 })
    await faster.studio.close()
  })
})

/** Advances a run by hand, as a worker does. */
async function advanceToEnd({ studio, start }: ReturnType<typeof openPaidStudio>) {
  const { ref, runId } = await start()
  for (let pass = 0; pass < 100; pass++) {
    await studio.advance(runId)
    const { status } = await studio.runs.get({ ownerId: OWNER, runId })
    if (hasEnded(status)) return { ref, status }
  }
  return { ref, status: 'unfinished' }
}
