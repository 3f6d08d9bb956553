import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createRunLease } from '../engine/run-lease.js'
import { createRunWriter } from '../engine/run-writer.js'
import { defineKind } from '../kinds/define-kind.js'
import type { Store } from '../storage/store.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { samples } from '../testing/store/store-samples.js'
import { advanceRun } from './advance-run.js'
import { defineGate, defineStage, type StageContext } from './define-stage.js'
import { createEngine, type WordsBrief } from './engine.fixture.js'
import { runStages } from './run-stages.js'
import { Suspension } from '../engine/suspension.js'

type Context = StageContext<WordsBrief>

const stage = (name: string, run: (context: Context) => unknown = () => {}, resource: 'io' | 'cpu' = 'io') =>
  defineStage<WordsBrief>(name, { resource }, async (context) => void (await run(context)))
const gate = defineGate<WordsBrief>('approval', ({ project }) => Promise.resolve(project.brief.words))
const note = defineKind<{ readonly words: string }, { readonly words: string }>({
  name: 'note',
  version: '1',
  standIn: ({ words }) => ({ words }),
  make: ({ words }) => ({ body: null, data: { words } }),
})
/** Asks for something that waits until then. */
const waiting = (dueAt: number | null) =>
  stage('wait', ({ make }) =>
    make.local('later', {
      kind: 'later',
      version: '1',
      request: null,
      standIn: null,
      compute: () => Promise.reject(new Suspension(dueAt)),
    }),
  )
const accepted = (pollAt: number | null) =>
  samples.call({ id: 'call-1', runId: 'run-1', status: 'accepted', pollAt, digest: 'd1' })

/** A store in which this happens just when a run is written down as waiting. */
function meanwhile(happens: (store: Store) => Promise<unknown>): Store {
  const memory = createMemoryStore()
  let once = false
  return {
    ...memory,
    async commit(commit) {
      const waits = commit.changes.some(
        (change) =>
          change.type === 'update-run' && ['waiting', 'attention'].includes(change.set.status ?? ''),
      )
      if (waits && !once) {
        once = true
        await happens(memory)
      }
      return memory.commit(commit)
    },
  }
}

describe('a run', () => {
  it('succeeds once its stages up to the target have, and says so once', async () => {
    const seen: string[] = []
    const stages = ['one', 'two', 'three'].map((name) => stage(name, () => seen.push(name)))
    const { worker, runNow, events } = await createEngine(stages, { run: { target: 'two' } })
    await advanceRun(worker, 'run-1')
    expect(seen).toEqual(['one', 'two'])
    expect(await runNow()).toMatchObject({ status: 'succeeded', dueAt: null, error: null, workerId: null })
    expect(await events('run.')).toEqual([['run.succeeded', {}]])
  })

  it('fails where a stage does, goes no further, and says why', async () => {
    const seen: string[] = []
    const failing = stage('one', () =>
      Promise.reject(new MutoscopeError('DISK_FULL', { details: { left: 0 } })),
    )
    const { worker, runNow, events } = await createEngine([failing, stage('two', () => seen.push('two'))])
    await advanceRun(worker, 'run-1')
    const error = {
      code: 'DISK_FULL',
      message: new MutoscopeError('DISK_FULL').message,
      details: { left: 0 },
    }
    expect(await runNow()).toMatchObject({ status: 'failed', dueAt: null, error })
    expect([await events('run.'), seen]).toEqual([[['run.failed', error]], []])
  })

  it('waits at a gate without a time, and tells which', async () => {
    const { worker, runNow, events } = await createEngine([stage('one'), gate, stage('two')])
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'gated', dueAt: null, stagesLeft: 2, lane: 'io' })
    expect(await events('run.')).toEqual([['run.gated', { gate: 'approval' }]])
  })

  it('waits for a provider until then, and says so the first time only', async () => {
    const { worker, runNow, events, clock } = await createEngine([stage('one'), waiting(105_000)])
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'waiting', dueAt: 105_000, stagesLeft: 1, lane: 'io' })
    const told = [['run.waiting', { stage: 'wait', dueAt: 105_000 }]]
    expect(await events('run.')).toEqual(told)
    expect(await events('gate.')).toEqual([])
    await clock.advance(5000)
    await advanceRun(worker, 'run-1')
    expect(await events('run.')).toEqual(told)
  })

  it('waits for an operator, and says so each time', async () => {
    const call = samples.call({ runId: 'run-1', status: 'ambiguous', pollAt: null })
    const { worker, runNow, events, store } = await createEngine([waiting(null)])
    await store.commit({ changes: [{ type: 'put-call', call }], events: [], at: 1 })
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'attention', dueAt: null })
    await advanceRun(worker, 'run-1')
    const told = ['run.attention', { stage: 'wait', dueAt: null }]
    expect(await events('run.')).toEqual([told, told])
  })

  it.each([
    ['PROJECT_NOT_FOUND', { recipes: new Map() }, { projectId: 'gone' }],
    ['RECIPE_NOT_FOUND', { recipes: new Map() }, { projectId: 'project-1' }],
  ])('fails with %s where there is none any more', async (code, overrides, { projectId }) => {
    const memory = createMemoryStore()
    const store: Store = {
      ...memory,
      getProject: (ownerId, id) => memory.getProject(ownerId, projectId === 'gone' ? 'gone' : id),
    }
    const { worker, runNow } = await createEngine([stage('one')], { ...overrides, store })
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'failed', error: { code } })
  })
})

describe('a run that is stopped between two stages', () => {
  it('does not begin the next one', async () => {
    const controller = new AbortController()
    const engine = await createEngine([stage('one'), stage('two')], {
      crashPoint(point) {
        // The second commit of the first stage says that it has succeeded.
        if (point === 'stage.commit.after' && ++commits === 2) controller.abort(new Error('stopped'))
      },
    })
    let commits = 0
    const { store, clock, worker } = engine
    const run = await store.claimRun({ runId: 'run-1', workerId: 'w', now: clock.now(), leaseMs: 30_000 })
    if (run === null) throw new Error('The run is not due.')
    const writer = createRunWriter(engine.engine, run, createRunLease(engine.engine, run))
    await expect(runStages(worker, writer, controller.signal)).rejects.toThrow('stopped')
    expect((await engine.events('stage.')).map(([type]) => type)).toEqual([
      'stage.started',
      'stage.succeeded',
    ])
  })
})

describe('a gate', () => {
  it('may make what it stands for', async () => {
    const making = defineGate<WordsBrief>('approval', ({ make }) => make.of(note, 'a', { words: 'A lake' }))
    const { worker, runNow, store } = await createEngine([making])
    await advanceRun(worker, 'run-1')
    expect((await runNow())?.status).toBe('gated')
    expect(await store.listBindings('ada', 'project-1')).toMatchObject([{ name: 'a', stage: 'approval' }])
  })
})

describe('a run that is about to wait', () => {
  const statusAfter = async (dueAt: number | null, calls: readonly ReturnType<typeof accepted>[]) => {
    const store = meanwhile((memory) =>
      memory.commit({
        changes: calls.map((call) => ({ type: 'put-call', call })),
        events: [],
        at: 1,
      }),
    )
    const { worker, runNow } = await createEngine([waiting(dueAt)], { store })
    await advanceRun(worker, 'run-1')
    const run = await runNow()
    return [run?.status, run?.dueAt]
  }

  it('for a provider goes on at once where it was told of a call meanwhile', async () => {
    expect(await statusAfter(105_000, [accepted(100_000)])).toEqual(['waiting', 100_000])
    expect(await statusAfter(105_000, [accepted(null)])).toEqual(['waiting', 100_000])
    const other = { ...accepted(105_000), id: 'call-2', digest: 'd2' }
    expect(await statusAfter(105_000, [other, accepted(90_000)])).toEqual(['waiting', 100_000])
  })

  it('for a provider waits where no call is to be looked at before', async () => {
    expect(await statusAfter(105_000, [])).toEqual(['waiting', 105_000])
    expect(await statusAfter(105_000, [accepted(105_000)])).toEqual(['waiting', 105_000])
    expect(await statusAfter(105_000, [accepted(100_001)])).toEqual(['waiting', 105_000])
    expect(await statusAfter(100_000, [accepted(100_000)])).toEqual(['waiting', 100_000])
    const lost = samples.call({ runId: 'run-1', status: 'ambiguous', pollAt: 90_000 })
    expect(await statusAfter(105_000, [lost])).toEqual(['waiting', 105_000])
  })

  it('for an operator goes on at once where nothing is left to decide', async () => {
    const lost = (pollAt: number | null) => ({ ...accepted(pollAt), status: 'ambiguous' as const })
    expect(await statusAfter(null, [])).toEqual(['waiting', 100_000])
    expect(await statusAfter(null, [accepted(104_000)])).toEqual(['waiting', 100_000])
    expect(await statusAfter(null, [lost(null)])).toEqual(['attention', null])
    const other = { ...accepted(104_000), id: 'call-2', digest: 'd2' }
    expect(await statusAfter(null, [lost(null), other])).toEqual(['attention', null])
  })
})

describe('a worker of one lane', () => {
  const stages = [stage('script'), stage('render', () => {}, 'cpu'), stage('publish')]

  it('hands a run over before a stage of another, with what is left of it', async () => {
    const { worker, runNow, woken, events } = await createEngine(stages, { lanes: ['io'] })
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({
      status: 'queued',
      lane: 'cpu',
      stagesLeft: 2,
      dueAt: 100_000,
      workerId: null,
    })
    expect(woken).toEqual([{ runId: 'run-1', lane: 'cpu' }])
    expect(await events('stage.succeeded')).toMatchObject([['stage.succeeded', { stage: 'script' }]])
  })

  it('goes past stages of another that have succeeded', async () => {
    const { worker, store, runNow, events, woken } = await createEngine(stages, { lanes: ['io'] })
    await advanceRun(worker, 'run-1')
    await advanceRun({ ...worker, lanes: ['cpu'] }, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'queued', lane: 'io', stagesLeft: 1 })
    await advanceRun(worker, 'run-1')
    expect(await runNow()).toMatchObject({ status: 'succeeded' })
    expect(woken.map(({ lane }) => lane)).toEqual(['cpu', 'io'])
    const done = (await events('stage.succeeded')).map(([, data]) => (data as { stage: string }).stage)
    expect(done).toEqual(['script', 'render', 'publish'])
    expect((await store.listStages('run-1')).map(({ status }) => status)).toEqual(Array(3).fill('succeeded'))
  })

  it('looks whether anything can be rendered only where it renders', async () => {
    const media = {
      ...createFakeMedia(),
      version: () => Promise.reject(new MutoscopeError('FFMPEG_UNAVAILABLE')),
    }
    const both = await createEngine(stages, { media })
    await advanceRun(both.worker, 'run-1')
    expect(await both.runNow()).toMatchObject({ status: 'failed', error: { code: 'FFMPEG_UNAVAILABLE' } })
    expect(await both.events('stage.')).toEqual([])
    const network = await createEngine(stages, { media, lanes: ['io'] })
    await advanceRun(network.worker, 'run-1')
    expect(await network.runNow()).toMatchObject({ status: 'queued', lane: 'cpu' })
    const plain = await createEngine([stage('script')], { media })
    await advanceRun(plain.worker, 'run-1')
    expect(await plain.runNow()).toMatchObject({ status: 'succeeded' })
  })
})

it('an artifact belongs to the first stage of the run that asks for it, and what is bound is not bound again', async () => {
  const write = ({ make }: Context) => make.of(note, 'a', { words: 'A lake' })
  const { worker, store } = await createEngine([stage('one', write), stage('two', write)])
  await advanceRun(worker, 'run-1')
  const rows = await store.listStages('run-1')
  expect(rows.map(({ stage: name, asked, made }) => [name, asked, made])).toEqual([
    ['one', 1, 1],
    ['two', 0, 0],
  ])
  expect(await store.listBindings('ada', 'project-1')).toMatchObject([{ name: 'a', stage: 'one' }])
})
