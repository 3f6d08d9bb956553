import { describe, expect, it } from 'vitest'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { defineKind } from '../kinds/define-kind.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { Store } from '../storage/store.js'
import { samples } from '../testing/store/store-samples.js'
import { advanceRun } from './advance-run.js'
import { defineGate, defineStage, type StageContext } from './define-stage.js'
import { createEngine, type WordsBrief } from './engine.fixture.js'
import type { ProgressTick } from '../engine/event-hub.js'
import { Suspension } from '../engine/suspension.js'

type Context = StageContext<WordsBrief>

const stage = (name: string, run: (context: Context) => unknown = () => {}, resource: 'io' | 'cpu' = 'io') =>
  defineStage<WordsBrief>(name, { resource }, async (context) => void (await run(context)))
/** Makes a note, which may fail or wait. */
const note = (before: () => unknown = () => {}) =>
  defineKind<{ readonly words: string }, { readonly words: string }>({
    name: 'note',
    version: '1',
    standIn: ({ words }) => ({ words }),
    async make({ words }) {
      await before()
      return { body: null, data: { words } }
    },
  })
const write =
  (name: string, before?: () => unknown) =>
  ({ make }: Context) =>
    make.of(note(before), name, { words: name })
const waits = (dueAt: number | null) => () => Promise.reject(new Suspension(dueAt))
const fails = (reason: Error) => () => Promise.reject(reason)

async function advance(...given: Parameters<typeof createEngine>) {
  const engine = await createEngine(...given)
  const ticks: ProgressTick[] = []
  engine.engine.hub.on('progress', (tick: ProgressTick) => void ticks.push(tick))
  const again = () => advanceRun(engine.worker, 'run-1')
  await again()
  const rows = async () => engine.store.listStages('run-1')
  return { ...engine, again, rows, ticks }
}

describe('a stage that succeeds', () => {
  it('is written when it begins and when it ends, with what it asked for', async () => {
    const engine = await createEngine([
      stage('notes', async (context) => {
        await write('a')(context)
        await engine.clock.advance(500)
        await write('b')(context)
      }),
    ])
    await advanceRun(engine.worker, 'run-1')
    expect(await engine.store.listStages('run-1')).toEqual([
      {
        runId: 'run-1',
        stage: 'notes',
        status: 'succeeded',
        asked: 2,
        made: 2,
        reused: 0,
        failures: [],
        startedAt: 100_000,
        endedAt: 100_500,
      },
    ])
    expect(await engine.events('stage.')).toEqual([
      ['stage.started', { stage: 'notes' }],
      ['stage.succeeded', { stage: 'notes', asked: 2, made: 2, reused: 0 }],
    ])
  })

  it('tells what it reused of earlier runs, and not what it made itself', async () => {
    const first = await advance([stage('notes', write('a'))])
    await first.store.commit({
      changes: [{ type: 'insert-run', run: samples.run({ id: 'run-2', target: 'notes' }) }],
      events: [],
      at: 1,
    })
    const both = stage('notes', (context) => Promise.all([write('a')(context), write('b')(context)]))
    const recipe = { ...first.recipe, stages: [both] } as never
    const engine = { ...first.engine, recipes: new Map([['words', recipe]]) }
    await advanceRun({ ...first.worker, engine }, 'run-2')
    expect(await first.events('artifact.')).toMatchObject([
      ['artifact.made', { name: 'a' }],
      ['artifact.made', { name: 'b' }],
      ['artifact.reused', { name: 'a', kind: 'note', stage: 'notes' }],
    ])
    expect((await first.events('stage.succeeded')).at(-1)).toEqual([
      'stage.succeeded',
      { stage: 'notes', asked: 2, made: 1, reused: 1 },
    ])
  })

  it('is not written again by a run that passes it again', async () => {
    const gate = defineGate<WordsBrief>('approval', () => Promise.resolve(null))
    const { again, rows, events, clock } = await advance([stage('plan'), gate])
    const before = (await rows())[0]
    await clock.advance(1000)
    await again()
    expect((await rows())[0]).toEqual(before)
    expect((await events('stage.')).map(([type]) => type)).toEqual([
      'stage.started',
      'stage.succeeded',
      'stage.started',
    ])
  })
})

describe('a stage that waits', () => {
  it('waits until the first of its makes is due, and has not ended', async () => {
    const { rows, runNow, events } = await advance([
      stage('notes', (context) =>
        Promise.all([
          write('a', waits(107_000))(context),
          write('b', waits(null))(context),
          write('c', waits(103_000))(context),
          write('d')(context),
        ]),
      ),
    ])
    expect(await runNow()).toMatchObject({ status: 'waiting', dueAt: 103_000 })
    expect(await rows()).toMatchObject([{ status: 'waiting', asked: 4, made: 1, endedAt: null }])
    expect((await events('stage.')).map(([type]) => type)).toEqual(['stage.started'])
  })

  it('waits for an operator where nothing else is to come', async () => {
    const { events } = await advance([
      stage('notes', (context) => Promise.all(['a', 'b'].map((name) => write(name, waits(null))(context)))),
    ])
    expect(await events('run.')).toEqual([['run.attention', { stage: 'notes', dueAt: null }]])
  })

  it('waits also where its code swallows that, or something else has failed', async () => {
    const swallowed = await advance([
      stage('notes', (context) => write('a', waits(103_000))(context).catch(() => null)),
    ])
    expect(await swallowed.runNow()).toMatchObject({ status: 'waiting', dueAt: 103_000 })
    const failing = await advance([
      stage('notes', (context) =>
        Promise.all([
          write('a', fails(new MutoscopeError('DISK_FULL')))(context),
          write('b', waits(103_000))(context),
        ]),
      ),
    ])
    expect(await failing.runNow()).toMatchObject({ status: 'waiting' })
    expect((await failing.rows())[0]?.failures).toMatchObject([{ name: 'a', code: 'DISK_FULL' }])
  })

  it('has begun when it first did, also for a run that comes by later', async () => {
    const { again, rows, clock } = await advance([stage('notes', write('a', waits(103_000)))])
    await clock.advance(3000)
    await again()
    expect(await rows()).toMatchObject([{ startedAt: 100_000, status: 'waiting' }])
  })
})

describe('a stage that fails', () => {
  it('names everything that failed in it, and what the first failed with', async () => {
    const refused = new MutoscopeError('MODEL_REFUSED', { message: 'No lakes.' })
    const { runNow, rows, events } = await advance([
      stage('notes', (context) =>
        Promise.all([
          write('a', fails(refused))(context),
          write('b', fails(new MutoscopeError('PROVIDER_UNAVAILABLE')))(context),
        ]),
      ),
    ])
    const unavailable = new MutoscopeError('PROVIDER_UNAVAILABLE')
    expect((await runNow())?.error).toEqual({
      code: 'STAGE_FAILED',
      message: 'Stage "notes" could not make a, b: No lakes.',
      details: {
        stage: 'notes',
        failures: [
          {
            name: 'a',
            code: 'MODEL_REFUSED',
            message: 'No lakes.',
            model: null,
            retryable: refused.retryable,
          },
          {
            name: 'b',
            code: 'PROVIDER_UNAVAILABLE',
            message: unavailable.message,
            model: null,
            retryable: true,
          },
        ],
      },
    })
    expect(await rows()).toMatchObject([{ status: 'failed', endedAt: 100_000, asked: 2, made: 0 }])
    expect(await events('artifact.')).toMatchObject([
      ['artifact.failed', { name: 'a', stage: 'notes', code: 'MODEL_REFUSED', message: 'No lakes.' }],
      ['artifact.failed', { name: 'b', stage: 'notes', code: 'PROVIDER_UNAVAILABLE' }],
    ])
    expect((await events('stage.')).at(-1)).toMatchObject([
      'stage.failed',
      { stage: 'notes', code: 'STAGE_FAILED', message: 'Stage "notes" could not make a, b: No lakes.' },
    ])
  })

  it('keeps the words and the stack of a fault for the log', async () => {
    const slip = new TypeError('a slip')
    const { runNow } = await advance([stage('notes', write('a', fails(slip)))])
    expect((await runNow())?.error).toMatchObject({
      code: 'STAGE_FAILED',
      cause: 'a slip',
      stack: slip.stack,
    })
  })

  it('ends only once all that it began has ended', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let running: Promise<unknown> = Promise.resolve()
    const engine = await createEngine([
      stage('notes', (context) => {
        running = write('slow', () => promise)(context)
        return Promise.reject(new MutoscopeError('DISK_FULL'))
      }),
    ])
    const advancing = advanceRun(engine.worker, 'run-1')
    await expect.poll(async () => (await engine.runNow())?.status).toBe('running')
    await new Promise((turn) => setImmediate(turn))
    expect((await engine.runNow())?.status).toBe('running')
    resolve()
    await Promise.all([advancing, running])
    expect(await engine.runNow()).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } })
    expect(await engine.store.listStages('run-1')).toMatchObject([{ status: 'failed', made: 1 }])
  })
})

describe('how far a stage is', () => {
  it('is told within 0 and 1, and of the whole run', async () => {
    const telling = stage('notes', ({ progress }) => {
      for (const fraction of [-1, 0.5, 7]) progress(fraction)
    })
    const { ticks } = await advance([stage('plan'), telling])
    expect(ticks).toEqual(
      [
        [0, 0.5],
        [0.5, 0.75],
        [1, 0.99],
      ].map(([fraction, overall]) => ({
        projectId: 'project-1',
        runId: 'run-1',
        stage: 'notes',
        fraction,
        overall,
      })),
    )
  })
})

it('what an earlier worker has reached is not told as less', async () => {
  const telling = stage('notes', ({ progress }) => progress(0.1))
  const engine = await createEngine([stage('plan'), telling])
  const plan = samples.stage({ stage: 'plan', status: 'succeeded', asked: 0 })
  const notes = samples.stage({ stage: 'notes', status: 'waiting', asked: 4, made: 2, reused: 1 })
  await engine.store.commit({
    changes: [plan, notes].map((row) => ({ type: 'put-stage', stage: row })),
    events: [],
    at: 1,
  })
  const told: number[] = []
  engine.engine.hub.on('progress', ({ overall }: ProgressTick) => void told.push(overall))
  await advanceRun(engine.worker, 'run-1')
  expect(told).toEqual([0.875])
})

describe('a project that changes while a stage changes it', () => {
  const plan = (words: string) => ({ title: words, source: '', scenes: [] })
  /** A store that refuses the first change of the project, after having made another. */
  function racing(code: 'REVISION_CONFLICT' | 'DISK_FULL'): Store {
    const memory = createMemoryStore()
    let refusals = 1
    return {
      ...memory,
      async commit(commit) {
        if (refusals > 0 && commit.changes.some(({ type }) => type === 'update-project')) {
          refusals--
          throw new MutoscopeError(code)
        }
        return memory.commit(commit)
      },
    }
  }
  const planning = stage('plan', async (context) => {
    await context.update(() => ({ storyboard: plan(context.project.brief.words) }))
    if (context.storyboard.title !== 'A lake') throw new Error('The stage does not see its own change.')
  })

  it('is changed again from how it is then', async () => {
    const { store, runNow, events } = await advance([planning], { store: racing('REVISION_CONFLICT') })
    expect((await runNow())?.status).toBe('succeeded')
    expect(await store.getProject('ada', 'project-1')).toMatchObject({
      revision: 2,
      updatedAt: 100_000,
      storyboard: plan('A lake'),
    })
    expect(await events('project.')).toEqual([['project.changed', { revision: 2, by: 'plan' }]])
  })

  it('is not, when the store fails for another reason', async () => {
    const { runNow } = await advance([planning], { store: racing('DISK_FULL') })
    expect(await runNow()).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } })
  })
})

describe('a gate', () => {
  const gate = defineGate<WordsBrief>('approval', ({ project }) => Promise.resolve(project.brief.words))

  it('that approves itself keeps other approvals, and says that nobody did', async () => {
    const other = { digest: 'd', by: 'eve', at: 5 }
    const { store, events, runNow } = await advance([gate], {
      run: { autoApprove: true },
      project: { approvals: { other } },
    })
    expect((await runNow())?.status).toBe('succeeded')
    const project = await store.getProject('ada', 'project-1')
    const approval = project?.approvals['approval']
    expect(project).toMatchObject({ revision: 2, approvals: { other } })
    expect(approval).toMatchObject({ by: 'auto', at: 100_000 })
    expect(await events('gate.')).toEqual([
      ['gate.approved', { gate: 'approval', digest: approval?.digest, by: 'auto' }],
    ])
  })

  it('that is reached tells what it stands for, and is passed once exactly that is approved', async () => {
    const { store, events, again, runNow, rows } = await advance([gate])
    const [[, reached] = []] = await events('gate.')
    expect(await events('gate.')).toMatchObject([['gate.reached', { gate: 'approval' }]])
    expect(await rows()).toMatchObject([{ status: 'gated', endedAt: null }])
    const project = await store.getProject('ada', 'project-1')
    if (project === null) throw new Error('no project')
    const approve = async (digest: string, revision: number) => {
      const approvals = { approval: { digest, by: 'ada', at: 1 } }
      const changed = { ...project, revision, approvals }
      await store.commit({ changes: [{ type: 'update-project', project: changed }], events: [], at: 1 })
      await again()
      return (await runNow())?.status
    }
    expect(await approve('something else', 2)).toBe('gated')
    expect(await approve((reached as { digest: string }).digest, 3)).toBe('succeeded')
  })
})
