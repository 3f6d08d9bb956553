import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { samples } from '../testing/store/store-samples.js'
import { advanceRun } from './advance-run.js'
import { countingMedia, createSharedRender, renderStage } from './batches.fixture.js'
import { createEngine } from './engine.fixture.js'

const FRAMES = [300, 300, 16, 300, 300, 15, 300]
const BATCHES = [
  [300, 300],
  [16, 300],
  [300, 15, 300],
]

describe('segments of a stage', () => {
  it('are made in encodes of about the same size when nobody shares them', async () => {
    const { media, encodes } = countingMedia()
    const { worker, runNow, store } = await createEngine([renderStage(FRAMES)], { media })
    await advanceRun(worker, 'run-1')
    expect((await runNow())?.status).toBe('succeeded')
    expect(encodes).toEqual(BATCHES)
    expect(await store.nextBatch()).toBe(null)
  })

  it('are made here and now when they are one batch', async () => {
    const { worker, runNow, encodes, woken } = await createSharedRender([300, 15, 200])
    await advanceRun(worker, 'run-1')
    expect((await runNow())?.status).toBe('succeeded')
    expect(encodes).toEqual([[300, 15, 200]])
    expect(woken).toEqual([])
  })
})

describe('a shared render', () => {
  it('waits while every worker makes batches of it, and is the same as on one machine', async () => {
    const alone = await createEngine([renderStage(FRAMES)])
    await advanceRun(alone.worker, 'run-1')
    const expected = (await alone.store.listBindings('ada', 'project-1')).map(({ name, artifact }) => ({
      name,
      digest: artifact.digest,
      hash: artifact.content?.hash ?? null,
    }))

    const { worker, store, runNow, woken, workAs, made, events } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'waiting', workerId: null, dueAt: 130_000 })
    const wake = { runId: 'run-1', lane: 'cpu' }
    expect(woken).toEqual([wake, wake, wake])
    expect(await store.listBatches('run-1')).toMatchObject([
      { stage: 'render', stageIndex: 0, stageCount: 1, size: 600, stageSize: 1531, priority: 2 },
      { size: 316 },
      { size: 615 },
    ])
    const [one, two] = [workAs('worker-1'), workAs('worker-2')]
    const [first] = await one.claim(1)
    const [second] = await two.claim(1)
    await Promise.all([first?.(), second?.()])
    expect((await runNow())?.dueAt).toBe(130_000)
    await two.workAll()
    expect(await runNow()).toMatchObject({ status: 'succeeded', deaths: 0 })
    expect(woken).toEqual([wake, wake, wake, wake])
    expect([one.encodes, two.encodes]).toEqual([[BATCHES[0]], [BATCHES[1], BATCHES[2]]])
    expect(await made()).toEqual(expected)
    const told = await events()
    expect(told.filter(([type]) => type === 'artifact.made').length).toBe(FRAMES.length + 2)
    expect(told.filter(([type]) => type.startsWith('run.')).map(([type]) => type)).toEqual([
      'run.waiting',
      'run.succeeded',
    ])
    expect(told.find(([type]) => type === 'stage.succeeded')?.[1]).toMatchObject({ made: 9, reused: 0 })
    expect(await store.listBatches('run-1')).toEqual([])
  })

  it('tells how far the stage is by what all workers have made', async () => {
    const { worker, engine, workAs } = await createSharedRender(FRAMES)
    const ticks: number[] = []
    await advanceRun(worker, 'run-1')
    engine.hub.on('progress', ({ stage, fraction }) => {
      if (stage === 'render') ticks.push(Math.round(fraction * 1531))
    })
    const [one, two] = [workAs('worker-1'), workAs('worker-2')]
    const [first] = await one.claim(1)
    const [second] = await two.claim(1)
    await first?.()
    await second?.()
    expect(ticks).toEqual([300, 600, 600, 616, 916, 916])
  })

  it('goes on at once when the last batch was made before the run waited', async () => {
    const { worker, workAs, runNow, clock } = await createSharedRender(FRAMES)
    const other = workAs('worker-2')
    let early = 0
    const engine = {
      ...worker.engine,
      async crashPoint(point: string) {
        if (point === 'batch.commit.after') early += await other.workAll()
      },
    }
    await advanceRun({ ...worker, engine }, 'run-1')
    expect(early).toBe(3)
    expect(await runNow()).toMatchObject({ status: 'waiting', dueAt: clock.now() })
  })

  it('looks again by itself at batches that nobody has made, and cuts none twice', async () => {
    const { worker, store, clock, runNow } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const before = await store.listBatches('run-1')
    await clock.advance(30_000)
    await advanceRun(worker, 'run-1')
    expect(await store.listBatches('run-1')).toEqual(before)
    expect(await runNow()).toMatchObject({ status: 'waiting', dueAt: 160_000 })
  })

  it('is left to workers with the same maker', async () => {
    const { worker, workAs } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const other = workAs('worker-2')
    other.worker.engine.media.version = () => Promise.resolve('fake 2')
    expect(await other.claim(4)).toEqual([])
    expect((await workAs('worker-3').claim(4)).length).toBe(2)
  })

  it('is left alone by a worker that cannot make anything', async () => {
    const { worker, workAs, logged } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const other = workAs('worker-2')
    let isThere = false
    other.worker.engine.media.version = () =>
      isThere ? Promise.resolve('fake 1') : Promise.reject(new MutoscopeError('FFMPEG_UNAVAILABLE'))
    expect(await other.claim(4)).toEqual([])
    expect(logged.at(-1)).toMatchObject(['warn', 'Batches could not be claimed; retrying.', {}])
    isThere = true
    expect((await other.claim(4)).length).toBe(2)
  })
})

describe('a batch that cannot be made', () => {
  it('fails its stage by the names in it, once all others are made', async () => {
    const { worker, workAs, runNow, store } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const broken = (call: string) => {
      if (call === 'segment 16') throw new MutoscopeError('MEDIA_INVALID', { message: 'No picture.' })
    }
    const one = workAs('worker-1', broken)
    const [first, second] = await one.claim(2)
    await Promise.all([first?.(), second?.()])
    expect((await runNow())?.status).toBe('waiting')
    await workAs('worker-2').workAll()
    const run = await runNow()
    expect(run).toMatchObject({ status: 'failed', error: { code: 'STAGE_FAILED' } })
    expect(run?.error?.message).toContain('segment/2, segment/3: No picture.')
    expect(await store.listBatches('run-1')).toEqual([])
    expect((await store.listBindings('ada', 'project-1')).map(({ name }) => name)).toEqual([
      'picture',
      'segment/0',
      'segment/1',
      'segment/4',
      'segment/5',
      'segment/6',
    ])
  })

  it('is tried again by the next run, which makes only what is missing', async () => {
    const { worker, workAs, store, runNow, clock } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    let isBroken = true
    const one = workAs('worker-1', (call) => {
      if (call === 'segment 16' && isBroken) throw new Error('a fault')
    })
    await one.workAll()
    const failed = await runNow()
    expect(failed?.error?.details).toMatchObject({
      failures: [2, 3].map((index) => ({ name: `segment/${index}`, code: 'MODEL_FAILED' })),
    })
    isBroken = false
    await store.commit({
      changes: [
        {
          type: 'insert-run',
          run: samples.run({ id: 'run-2', lane: 'cpu', target: 'render', dueAt: clock.now() }),
        },
      ],
      events: [],
      at: 1,
    })
    await one.workAll()
    expect((await store.getAnyRun('run-2'))?.status).toBe('succeeded')
    expect(one.encodes.slice(3)).toEqual([[16, 300]])
  })
})

describe('a worker that', () => {
  it('dies in the middle of a batch leaves it to another, which makes it from its beginning', async () => {
    const { worker, store, clock, workAs, runNow, made } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    let count = 0
    const never = new Promise<void>(() => {})
    const second = Promise.withResolvers<void>()
    const dying = workAs('worker-1', () => {
      if (++count < 2) return undefined
      second.resolve()
      return never
    })
    const [work] = await dying.claim(1)
    void work?.()
    await second.promise
    // Its process is gone, and nobody renews the lease.
    await store.renewBatch(
      { batchId: (await store.listBatches('run-1'))[0]?.id ?? '', epoch: 1 },
      { now: clock.now(), leaseMs: 0 },
    )
    const other = workAs('worker-2')
    await other.workAll()
    expect((await runNow())?.status).toBe('succeeded')
    expect(other.encodes).toEqual(BATCHES)
    expect(new Set((await made()).map(({ digest }) => digest)).size).toBe((await made()).length)
    const log = await store.readEvents('ada', 'project-1', { after: 0, limit: 100 })
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
    const digests = log
      .filter(({ type }) => type === 'artifact.made')
      .map(({ data }) => (data as { digest: string }).digest)
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('was frozen and overtaken writes nothing any more', async () => {
    const { worker, store, clock, workAs, events } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const gate = Promise.withResolvers<void>()
    const frozen = workAs('worker-1', () => gate.promise)
    const [work] = await frozen.claim(1)
    const working = work?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await store.renewBatch(
      { batchId: (await store.listBatches('run-1'))[0]?.id ?? '', epoch: 1 },
      { now: clock.now(), leaseMs: 0 },
    )
    await workAs('worker-2').workAll()
    const before = await events()
    gate.resolve()
    await working
    expect(await events()).toEqual(before)
  })

  it.each([1, 2, 3])('stops gives its batch back, as if it had not had it (stop %d)', async (times) => {
    const { worker, store, workAs } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    for (let time = 1; time <= times; time++) {
      const one = workAs(`worker-${time}`, () => new Promise<void>(() => {}))
      const [work] = await one.claim(1)
      one.stopping.abort()
      await work?.()
    }
    expect(await store.listBatches('run-1')).toMatchObject([
      { workerId: null, leaseUntil: 0, deaths: 0, epoch: times },
      { epoch: 0 },
      { epoch: 0 },
    ])
  })

  it('dies three times of the same batch fails the stage by name', async () => {
    const { worker, store, clock, workAs, runNow } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    for (const workerId of ['a', 'b', 'c'])
      await store.claimBatches({
        workerId,
        now: clock.now(),
        leaseMs: 0,
        makers: [(await store.listBatches('run-1'))[0]?.maker ?? ''],
        limit: 1,
      })
    const other = workAs('worker-2')
    await other.workAll()
    expect(await runNow()).toMatchObject({ status: 'failed', error: { code: 'STAGE_FAILED' } })
    expect((await runNow())?.error?.details['failures']).toMatchObject([
      { name: 'segment/0', code: 'WORKER_DIED' },
      { name: 'segment/1', code: 'WORKER_DIED' },
    ])
    expect(other.encodes).toEqual([BATCHES[1], BATCHES[2]])
  })
})

describe('the end of a run', () => {
  it('ends its batches, in this process at once', async () => {
    const { worker, store, clock, workAs, runNow, encodes } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const gate = Promise.withResolvers<void>()
    const one = workAs('worker-1', () => gate.promise)
    const [work] = await one.claim(1)
    const working = work?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const now = clock.now()
    await store.commit({
      changes: [
        { type: 'update-run', runId: 'run-1', set: { cancelRequestedAt: now, dueAt: now }, updatedAt: now },
      ],
      events: [],
      at: now,
    })
    await advanceRun(worker, 'run-1')
    expect((await runNow())?.status).toBe('cancelled')
    expect(await store.listBatches('run-1')).toEqual([])
    expect([...one.worker.active.values()].map(({ controller }) => controller.signal.aborted)).toEqual([true])
    gate.resolve()
    await working
    expect(encodes).toEqual([])
    expect((await store.listBindings('ada', 'project-1')).map(({ name }) => name)).toEqual(['picture'])
  })

  it('stops the batches of other processes when they renew their lease', async () => {
    const { worker, store, clock, workAs } = await createSharedRender(FRAMES)
    await advanceRun(worker, 'run-1')
    const gate = Promise.withResolvers<void>()
    const one = workAs('worker-1', () => gate.promise)
    const [work] = await one.claim(1)
    const working = work?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await store.commit({
      changes: [{ type: 'delete-project', ownerId: 'ada', projectId: 'project-1' }],
      events: [],
      at: 1,
    })
    await clock.advance(10_000)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([...one.worker.active.values()].map(({ controller }) => controller.signal.aborted)).toEqual([true])
    gate.resolve()
    await working
    expect(one.worker.active.size).toBe(0)
  })
})
