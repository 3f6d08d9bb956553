import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Store } from '../storage/store.js'
import { samples } from '../testing/store/store-samples.js'
import { advanceRun, claimRuns } from './advance-run.js'
import { defineStage, type StageContext } from './define-stage.js'
import { createEngine, type WordsBrief } from './engine.fixture.js'

const stage = (run: (context: StageContext<WordsBrief>) => unknown = () => {}) =>
  defineStage<WordsBrief>('only', { resource: 'io' }, async (context) => void (await run(context)))
/** A stage that waits until it is let go or stopped. */
function heldStage() {
  const begun = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const only = stage(({ signal }) => {
    begun.resolve()
    signal.addEventListener('abort', () => release.resolve())
    return release.promise
  })
  return { only, begun: begun.promise, release: () => release.resolve() }
}
/** A store that fails at this. */
const failing = (method: keyof Store, times = Infinity): Store => {
  const memory = createMemoryStore()
  const whole = memory[method] as (...given: unknown[]) => Promise<unknown>
  let left = times
  const fail = (...given: unknown[]) =>
    left-- > 0 ? Promise.reject(new MutoscopeError('STORE_BUSY')) : whole(...given)
  return { ...memory, [method]: fail }
}
const levels = (logged: readonly (readonly [string, string, object])[]) =>
  logged.flatMap(([level, message]) => (level === 'debug' ? [] : [[level, message]]))

describe('claiming', () => {
  it('asks for as many runs as places are free, and works on each when it is told to', async () => {
    const engine = await createEngine([stage()])
    const asked: object[] = []
    const store: Store = {
      ...engine.store,
      claimDue(options) {
        asked.push(options)
        return engine.store.claimDue(options)
      },
    }
    const works = await claimRuns({ ...engine.worker, engine: { ...engine.engine, store } }, 5)
    expect(asked).toMatchObject([
      { workerId: 'worker-1', now: 100_000, leaseMs: 30_000, lanes: ['io', 'cpu'], limit: 5, freePlaces: 5 },
    ])
    expect(works).toHaveLength(1)
    expect(await engine.runNow()).toMatchObject({ status: 'queued', workerId: 'worker-1' })
    await works[0]?.()
    expect(await engine.runNow()).toMatchObject({ status: 'succeeded', workerId: null })
  })

  it('claims nothing once the process stops', async () => {
    const { worker, stopping, runNow } = await createEngine([stage()])
    stopping.abort()
    expect(await claimRuns(worker, 5)).toEqual([])
    expect(await runNow()).toMatchObject({ workerId: null })
  })

  it('claims nothing while the store cannot be asked, and says so', async () => {
    const { worker, logged } = await createEngine([stage()], { store: failing('claimDue') })
    expect(await claimRuns(worker, 5)).toEqual([])
    expect(levels(logged)).toEqual([['warn', 'Runs could not be claimed; retrying.']])
  })
})

describe('a run', () => {
  it('is worked on by the process for as long as it holds it', async () => {
    const { only, begun, release } = heldStage()
    const { worker, runNow } = await createEngine([only])
    let count = 0
    const held = { set: () => {}, add: (more: number) => void (count += more) }
    const advancing = advanceRun({ ...worker, held }, 'run-1')
    await begun
    expect([...worker.active.keys(), count]).toEqual(['run-1', 1])
    expect(await runNow()).toMatchObject({ status: 'running', workerId: 'worker-1', leaseUntil: 130_000 })
    release()
    await advancing
    expect([worker.active.size, count, (await runNow())?.workerId]).toEqual([0, 0, null])
  })

  it('says that it was recovered when its worker died while it ran, and only then', async () => {
    const died = await createEngine([stage()], { run: { status: 'running', epoch: 4 } })
    await advanceRun(died.worker, 'run-1')
    expect(await died.events('run.')).toEqual([
      ['run.recovered', { epoch: 5 }],
      ['run.succeeded', {}],
    ])
    const waited = await createEngine([stage()], { run: { status: 'waiting' } })
    await advanceRun(waited.worker, 'run-1')
    expect(await waited.events('run.')).toEqual([['run.succeeded', {}]])
  })

  it('ends as failed once as many workers in a row have died of it as may', async () => {
    const dead = { status: 'running', workerId: 'worker-0', leaseUntil: 1 } as const
    const last = await createEngine([stage()], { run: { ...dead, deaths: 1 }, maxDeaths: 3 })
    await advanceRun(last.worker, 'run-1')
    expect(await last.runNow()).toMatchObject({ status: 'succeeded' })
    const ended = await createEngine([stage()], { run: { ...dead, deaths: 2 }, maxDeaths: 3 })
    await advanceRun(ended.worker, 'run-1')
    expect(await ended.runNow()).toMatchObject({
      status: 'failed',
      error: { code: 'WORKER_DIED', details: { deaths: 3 } },
    })
    const cancelled = await createEngine([stage()], {
      run: { ...dead, deaths: 7, cancelRequestedAt: 5 },
    })
    await advanceRun(cancelled.worker, 'run-1')
    expect(await cancelled.runNow()).toMatchObject({ status: 'cancelled', error: null })
  })

  it('is kept a while when the store fails, without a throw, and then given back', async () => {
    const { worker, runNow, logged, clock, store } = await createEngine([stage()])
    const full = { ...store, commit: () => Promise.reject(new MutoscopeError('STORE_BUSY')) }
    let ended = false
    const advancing = advanceRun({ ...worker, engine: { ...worker.engine, store: full } }, 'run-1').then(
      () => (ended = true),
    )
    await expect.poll(() => levels(logged)).toEqual([['error', 'A run could not be advanced.']])
    await clock.advance(999)
    expect([ended, (await runNow())?.workerId]).toEqual([false, 'worker-1'])
    await clock.advance(1)
    await advancing
    expect((await runNow())?.workerId).toBe(null)
  })

  it('that cannot be given back is left to its lease, and that is said', async () => {
    const { worker, runNow, logged } = await createEngine([stage()], { store: failing('releaseRun') })
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'succeeded', workerId: 'worker-1' })
    expect(levels(logged)).toEqual([['warn', 'A lease could not be released.']])
  })
})

describe('stopping a run', () => {
  const cancelNow = (store: Store) =>
    store.commit({
      changes: [{ type: 'update-run', runId: 'run-1', set: { cancelRequestedAt: 1 }, updatedAt: 1 }],
      events: [],
      at: 1,
    })

  it('that nobody works on ends it without a stage', async () => {
    let begun = 0
    const { worker, runNow, events, store } = await createEngine([stage(() => begun++)], {
      run: { cancelRequestedAt: 5 },
    })
    const call = samples.call({ runId: 'run-1', status: 'intended', provider: 'acme' })
    await store.commit({ changes: [{ type: 'put-call', call }], events: [], at: 1 })
    await advanceRun(worker, 'run-1')
    expect([begun, (await runNow())?.status]).toEqual([0, 'cancelled'])
    expect((await events('run.')).at(-1)).toEqual(['run.cancelled', {}])
    expect((await store.getAnyCall(call.id))?.status).toBe('failed')
  })

  it('is seen at the next beat of its lease, and stops the work', async () => {
    const { only, begun } = heldStage()
    const { worker, runNow, store, clock } = await createEngine([only])
    const advancing = advanceRun(worker, 'run-1')
    await begun
    await cancelNow(store)
    await clock.advance(9_999)
    expect((await runNow())?.status).toBe('running')
    await clock.advance(1)
    await advancing
    expect(await runNow()).toMatchObject({ status: 'cancelled', workerId: null })
  })

  it('that fails meanwhile ends it as cancelled', async () => {
    const engine = await createEngine([stage()])
    const store: Store = {
      ...engine.store,
      async listStages() {
        await cancelNow(engine.store)
        throw new MutoscopeError('STORE_BUSY')
      },
    }
    await advanceRun({ ...engine.worker, engine: { ...engine.engine, store } }, 'run-1')
    expect(await engine.runNow()).toMatchObject({ status: 'cancelled', error: null })
  })

  it('by the stop of the process gives it back as it is', async () => {
    const { worker, runNow, stopping, logged } = await createEngine([stage()])
    stopping.abort()
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'running', workerId: null })
    expect(levels(logged)).toEqual([])
  })
})

describe('a lease', () => {
  it('is renewed each third of its time, while the work goes on', async () => {
    const { only, begun, release } = heldStage()
    const { worker, runNow, clock } = await createEngine([only])
    const advancing = advanceRun(worker, 'run-1')
    await begun
    for (const passed of [10_000, 20_000, 30_000, 40_000]) {
      await clock.advance(10_000)
      await expect.poll(async () => (await runNow())?.leaseUntil).toBe(130_000 + passed)
    }
    release()
    await advancing
    expect((await runNow())?.status).toBe('succeeded')
  })

  it('whose renewal is under way is given back only after that, so that it stays free', async () => {
    const { only, begun, release } = heldStage()
    const memory = createMemoryStore()
    const renewing = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const store: Store = {
      ...memory,
      async renewRun(...given) {
        renewing.resolve()
        await go.promise
        return memory.renewRun(...given)
      },
    }
    const { worker, runNow, clock } = await createEngine([only], { store })
    const advancing = advanceRun(worker, 'run-1')
    await begun
    await clock.advance(10_000)
    await renewing.promise
    release()
    await expect.poll(async () => (await runNow())?.status).toBe('succeeded')
    await new Promise((turn) => setImmediate(turn))
    expect((await runNow())?.workerId).toBe('worker-1')
    go.resolve()
    await advancing
    expect(await runNow()).toMatchObject({ workerId: null, leaseUntil: 0 })
  })

  it('that is lost stops the work, of which nothing more is written', async () => {
    const { only, begun } = heldStage()
    const { worker, runNow, store, clock, logged } = await createEngine([only])
    const advancing = advanceRun(worker, 'run-1')
    await begun
    await store.claimRun({ runId: 'run-1', workerId: 'heir', now: 200_000, leaseMs: 30_000 })
    await clock.advance(10_000)
    await advancing
    expect(await runNow()).toMatchObject({ status: 'running', workerId: 'heir', epoch: 2 })
    expect(levels(logged)).toEqual([])
  })

  it('that cannot be renewed for once is tried again at the next beat', async () => {
    const { only, begun, release } = heldStage()
    const { worker, runNow, clock, logged } = await createEngine([only], { store: failing('renewRun', 1) })
    const advancing = advanceRun(worker, 'run-1')
    await begun
    await clock.advance(10_000)
    await expect.poll(() => levels(logged)).toEqual([['warn', 'A lease could not be renewed; retrying.']])
    await clock.advance(10_000)
    await expect.poll(async () => (await runNow())?.leaseUntil).toBe(150_000)
    release()
    await advancing
    expect((await runNow())?.status).toBe('succeeded')
  })
})
