import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import type { Json } from '../digest/canonical-json.js'
import type { Call } from '../domain/call.js'
import type { Engine } from '../engine/engine.js'
import { createRunLease } from '../engine/run-lease.js'
import { createRunWriter } from '../engine/run-writer.js'
import { Suspension } from '../engine/suspension.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { defineStage } from '../pipeline/define-stage.js'
import { createEngine, type WordsBrief } from '../pipeline/engine.fixture.js'
import type { OperationStatus, StartedModel } from '../providers/model.js'
import type { Change } from '../storage/store.js'
import { samples } from '../testing/store/store-samples.js'
import { takeFurther, type PaidRequest } from './paid-call.js'

const NOTHING = defineStage<WordsBrief>('only', { resource: 'io' }, () => Promise.resolve())
const DONE: OperationStatus<Json> = {
  status: 'succeeded',
  output: { body: null, data: { width: 16 }, costMicros: 30 },
}
/** It costs 40 micro-dollars; the first look is due at once. */
const paid = { dedupe: 'none' as const, price: () => exactPrice(40) }

/** One paid request of `run-1`, whose model has it at once and is done at the first look. */
async function open(model: Partial<StartedModel<never, Json>> = {}, overrides: Partial<Engine> = {}) {
  const points: string[] = []
  const crashPoint = (point: string) => void points.push(point)
  const opened = await createEngine([NOTHING], { crashPoint, ...overrides })
  const { engine, store, clock } = opened
  const run = await store.claimRun({ runId: 'run-1', workerId: 'w', now: clock.now(), leaseMs: 30_000 })
  if (run === null) throw new Error('The run is not due.')
  const stop = new AbortController()
  const ticks: number[] = []
  let started = 0
  const request: PaidRequest = {
    engine,
    writer: createRunWriter(engine, run, createRunLease(engine, run)),
    stage: 'images',
    model: {
      provider: 'acme',
      model: 'large',
      version: '1',
      paid,
      start: () => Promise.resolve({ operation: `op-${++started}`, pollAfterMs: 0 }),
      status: () => Promise.resolve(DONE),
      ...model,
    },
    request: {
      name: 'scene/1/image',
      kind: 'image',
      identity: { provider: 'acme', model: 'large', version: '1' },
      input: { prompt: 'A lake' },
      json: { prompt: 'A lake' },
      standIn: null,
      digest: 'd1',
    },
    context: {
      signal: stop.signal,
      open: (hash) => engine.assets.open(hash),
      progress: (fraction) => void ticks.push(fraction),
    },
  }
  const take = () => takeFurther(request)
  /** In how many milliseconds it wants to be taken further. */
  const wait = async () => {
    const thrown = await take().catch((error: unknown) => error)
    if (thrown instanceof Suspension) return thrown.dueAt === null ? null : thrown.dueAt - clock.now()
    throw thrown
  }
  const commit = (changes: readonly Change[]) => store.commit({ changes, events: [], at: clock.now() })
  const calls = () => store.listCalls('ada', {})
  return { ...opened, points, stop, ticks, take, wait, commit, calls, started: () => started }
}

/** The same thing, wanted by another run of the same owner. */
const ofOther = (
  call: Partial<Call> = {},
  run: Parameters<typeof samples.run>[0] = {},
): readonly Change[] => [
  { type: 'insert-project', project: samples.project({ id: 'project-2' }) },
  { type: 'insert-run', run: samples.run({ id: 'run-2', projectId: 'project-2', ...run }) },
  { type: 'put-call', call: samples.call({ projectId: 'project-2', runId: 'run-2', ...call }) },
]

describe('a paid request', () => {
  it('is written before each step, and what it gave costs what the provider says', async () => {
    const { take, wait, points, calls } = await open()
    expect(await wait()).toBe(0)
    expect(points).toEqual([
      'call.intend.before',
      'call.intend.after',
      'call.send.before',
      'call.send.after',
      'call.started',
      'call.accept.before',
      'call.accept.after',
    ])
    const { output, changes } = await take()
    expect(points.slice(7)).toEqual(['call.polled'])
    expect(output).toEqual({ body: null, data: { width: 16 }, costMicros: 30 })
    expect(changes).toMatchObject([{ type: 'put-call' }, { type: 'settle-charge', settledMicros: 30 }])
    // That is for whoever stores the output.
    expect(await calls()).toMatchObject([{ status: 'accepted' }])
  })

  it('whose response was lost is looked for, and its end is written like any other', async () => {
    const lost = () => Promise.reject(new MutoscopeError('CALL_AMBIGUOUS'))
    const refusal = { status: 'refused', reason: 'No.' } as const
    const { wait, take, points } = await open({
      paid: { ...paid, dedupe: 'lookup', settleMs: 0 },
      start: lost,
      reconcile: () => Promise.resolve({ found: 'operation', operation: 'op' }),
      status: () => Promise.resolve(refusal),
    })
    expect(await wait()).toBe(0)
    expect(points.slice(4)).toEqual(['call.settle.before', 'call.settle.after'])
    expect(await wait()).toBe(0)
    expect(points.slice(6)).toEqual(['call.polled', 'call.accept.before', 'call.accept.after'])
    await expect(take()).rejects.toMatchObject({ code: 'MODEL_REFUSED', message: 'No.' })
    expect(points.slice(9)).toEqual(['call.polled', 'call.settle.before', 'call.settle.after'])
  })

  it('is not sent once another worker has taken over the run', async () => {
    const { take, store, started } = await open(
      {},
      { crashPoint: (point) => (point === 'call.intend.after' ? takeOver() : undefined) },
    )
    const takeOver = async () =>
      void (await store.claimRun({ runId: 'run-1', workerId: 'heir', now: 200_000, leaseMs: 30_000 }))
    await expect(take()).rejects.toMatchObject({ code: 'LEASE_LOST', details: { runId: 'run-1' } })
    expect(started()).toBe(0)
  })

  it('costs what was expected where the provider does not say', async () => {
    const { take, wait } = await open({
      status: () => Promise.resolve({ status: 'succeeded', output: { body: null, data: null } }),
    })
    await wait()
    expect((await take()).output.costMicros).toBe(40)
  })

  it('to a model without terms is sent all the same, and costs nothing', async () => {
    const { wait, store, calls } = await open({ paid: undefined } as never)
    expect(await wait()).toBe(0)
    const [call] = await calls()
    expect(call?.status).toBe('accepted')
    expect(await store.getCharge('ada', call?.id ?? '')).toMatchObject({ reservedMicros: 0 })
  })

  it('tells how far it is when the provider says so, and again to whoever goes on with it', async () => {
    const looks: OperationStatus<Json>[] = [
      { status: 'pending', progress: 0.5, pollAfterMs: 0 },
      { status: 'pending', pollAfterMs: 700 },
    ]
    const { wait, ticks, clock } = await open({
      status: () => Promise.resolve(looks.shift() ?? DONE),
    })
    await wait()
    expect(ticks).toEqual([])
    expect(await wait()).toBe(0)
    expect(ticks).toEqual([0.5])
    expect(await wait()).toBe(700)
    expect(ticks).toEqual([0.5, 0.5])
    await clock.advance(699)
    expect(await wait()).toBe(1)
  })

  it('is not sent once the run is stopped', async () => {
    const { take, stop, started } = await open()
    stop.abort(new Error('stopped'))
    await expect(take()).rejects.toThrow('stopped')
    expect(started()).toBe(0)
  })

  it('is sent once more at once, within the accepted risk', async () => {
    let sent = 0
    const { wait } = await open(
      {
        start: () =>
          ++sent === 1
            ? Promise.reject(new MutoscopeError('CALL_AMBIGUOUS'))
            : Promise.resolve({ operation: 'op', pollAfterMs: 5000 }),
      },
      { maxRiskMicros: 40 },
    )
    expect(await wait()).toBe(5000)
    expect(sent).toBe(2)
  })

  it('does not go out when that could not be written, and says why', async () => {
    const memory = createMemoryStore()
    const { take, started } = await open(
      {},
      {
        store: {
          ...memory,
          commit: (commit) =>
            commit.changes.some((change) => change.type === 'put-call' && change.call.status === 'sent')
              ? Promise.reject(new MutoscopeError('STORE_BUSY'))
              : memory.commit(commit),
        },
      },
    )
    await expect(take()).rejects.toMatchObject({ code: 'STORE_BUSY' })
    expect(started()).toBe(0)
  })
})

describe('a request that cannot go out yet', () => {
  it('waits as long as the provider asked its owner to, and no longer', async () => {
    const { wait, commit, clock, started } = await open()
    const until = clock.now() + 500
    await commit([{ type: 'put-provider-wait', ownerId: 'ada', provider: 'acme', until }])
    await clock.advance(499)
    expect(await wait()).toBe(1)
    expect(started()).toBe(0)
    await clock.advance(1)
    expect(await wait()).toBe(0)
    expect(started()).toBe(1)
  })

  it('waits for a place while the provider works on as many as it may', async () => {
    const { wait, commit, started } = await open({}, { providerConcurrency: 1 })
    await commit(ofOther({ digest: 'other', status: 'accepted' }))
    expect(await wait()).toBe(2000)
    expect(started()).toBe(0)
  })

  it('waits for another run of its owner that buys the same, and goes on with it once that has ended', async () => {
    const { take, wait, commit, calls, started } = await open()
    await commit(ofOther({ status: 'accepted', operation: 'theirs', pollAt: 1 }))
    expect(await wait()).toBe(2000)
    const set = { status: 'failed', dueAt: null } as const
    await commit([{ type: 'update-run', runId: 'run-2', set, updatedAt: 2 }])
    await take()
    expect(await calls()).toMatchObject([{ id: 'call-1', runId: 'run-1', projectId: 'project-1' }])
    expect(started()).toBe(0)
  })

  it('is not bought again in the run in which it failed, whatever became of it before that', async () => {
    const { take, commit, started } = await open()
    const error = { code: 'MODEL_FAILED', message: 'Broken.', details: {} } as const
    await commit([
      // Somebody else had made it by then.
      { type: 'put-call', call: samples.call({ id: 'needless', status: 'failed', createdAt: 1 }) },
      { type: 'put-call', call: samples.call({ id: 'broken', status: 'failed', createdAt: 2, error }) },
    ])
    await expect(take()).rejects.toMatchObject({ code: 'MODEL_FAILED', message: 'Broken.' })
    expect(started()).toBe(0)
  })
})

describe('an output that cannot be kept', () => {
  async function delivered(overrides: Partial<Engine> = {}) {
    const opened = await open({}, overrides)
    await opened.wait()
    return { ...opened, result: await opened.take() }
  }

  it('ends the call with its error when it is not what it should be', async () => {
    const { result, calls } = await delivered()
    const bad = new MutoscopeError('MEDIA_INVALID')
    await expect(result.notKept(bad)).rejects.toBe(bad)
    expect(await calls()).toMatchObject([{ status: 'failed', error: { code: 'MEDIA_INVALID' } }])
  })

  it('is looked at again from the start when somebody else was faster', async () => {
    const { result, calls, clock } = await delivered()
    const thrown: unknown = await result.notKept(new MutoscopeError('REVISION_CONFLICT')).catch((e) => e)
    expect(thrown).toEqual(new Suspension(clock.now()))
    expect(await calls()).toMatchObject([{ status: 'accepted', error: null }])
  })

  it.each(['LEASE_LOST', 'STORE_CLOSED'] as const)('is left as it is after %s', async (code) => {
    const { result, calls } = await delivered()
    const lost = new MutoscopeError(code)
    await expect(result.notKept(lost)).rejects.toBe(lost)
    expect(await calls()).toMatchObject([{ status: 'accepted', error: null, delays: 0 }])
  })

  it('is left as it is while the run is being stopped', async () => {
    const { result, calls, stop } = await delivered()
    stop.abort(new Error('stopped'))
    await expect(result.notKept(new MutoscopeError('MEDIA_INVALID'))).rejects.toThrow('stopped')
    expect(await calls()).toMatchObject([{ status: 'accepted', error: null }])
  })
})
