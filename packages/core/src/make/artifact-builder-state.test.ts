import { describe, expect, it } from 'vitest'
import type { Json } from '../digest/canonical-json.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import type { NewEvent } from '../domain/event.js'
import { createLimiter } from '../engine/limiter.js'
import { createStageState } from './stage-state.js'
import { Suspension } from '../engine/suspension.js'
import type { RunWriter } from '../engine/run-writer.js'
import type { Change } from '../storage/store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import { createArtifactBuilder, type BuilderOptions } from './artifact-builder.js'
import { createArtifactLookup } from '../artifacts/artifact-lookup.js'
import { keyRequest, type MakeRequest, type Maker } from '../artifacts/make-request.js'

const request = (name: string, more: Partial<MakeRequest> = {}): MakeRequest => ({
  name,
  kind: 'note',
  identity: { provider: 'acme', model: 'pen', version: '1' },
  input: { words: name },
  standIn: null,
  ...more,
})
const note = (words: string) => ({ body: null, data: { words } })
type Run = Extract<Maker, { type: 'local' }>['run']
/** Makes whatever is missing, after having done something else. */
const writing = (before: Run = () => Promise.resolve()): Maker => ({
  type: 'local',
  async run(missing, context, done) {
    await before(missing, context, done)
    for (const index of missing) await done(index, note(`made ${index}`))
  },
})
const model = (generate: () => unknown): Maker => ({
  type: 'model',
  model: { provider: 'acme', model: 'pen', version: '1', generate } as never,
})

/** One stage of a run in a store of its own, and everything that it wrote, told and logged. */
async function setUp({ failures = [], ...given }: Partial<BuilderOptions> & SetUp = {}) {
  const [store, assets, clock] = [createMemoryStore(), createMemoryAssets(), createManualClock()]
  const run = samples.run()
  await store.commit({
    changes: [
      { type: 'insert-project', project: samples.project() },
      { type: 'insert-run', run },
    ],
    events: [],
    at: 1,
  })
  const commits: { readonly changes: readonly Change[]; readonly events: readonly object[] }[] = []
  const told: number[] = []
  const logged: (readonly [level: string, facts: object | undefined])[] = []
  const log = (level: string) => (facts: object) => void logged.push([level, facts])
  const state = createStageState(failures)
  const writer: RunWriter = {
    run,
    lease: {} as RunWriter['lease'],
    async commit(_step, changes, events) {
      const whole = events.map((each): NewEvent => ({ ...each, projectId: run.projectId, runId: run.id }))
      await store.commit({ changes, events: whole, at: clock.now() })
      commits.push({ changes, events })
    },
  }
  let ids = 0
  const engine = {
    store,
    assets,
    clock,
    media: createFakeMedia(),
    crashPoint: () => Promise.resolve(),
    createId: () => `artifact-${++ids}`,
    limiters: { io: createLimiter(4), cpu: createLimiter(1) },
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  }
  const controller = new AbortController()
  const builder = createArtifactBuilder({
    engine: engine as unknown as BuilderOptions['engine'],
    writer,
    state,
    stage: 'images',
    resource: 'io',
    lookup: createArtifactLookup({ store, assets }, run.ownerId),
    bound: new Map(),
    requesters: new Map(),
    signal: controller.signal,
    progress: (fraction) => void told.push(fraction),
    ...given,
  })
  const outcome = (maker: Maker, ...requests: readonly MakeRequest[]) =>
    builder.obtain(requests, maker).then(
      (made) => made.map(({ data }) => data),
      (error: unknown) => error,
    )
  return { builder, outcome, state, store, clock, controller, commits, told, logged }
}

type SetUp = { readonly failures?: Parameters<typeof createStageState>[0] }

describe('what is made', () => {
  it('is stored, bound and told in one commit', async () => {
    const { outcome, commits, store, clock } = await setUp()
    const maker = writing(() => clock.advance(700))
    expect(await outcome(maker, request('a'))).toEqual([{ words: 'made 0' }])
    const { digest } = await keyRequest(request('a'))
    expect(commits).toMatchObject([
      {
        changes: [{ type: 'insert-artifact' }, { type: 'bind', name: 'a', stage: 'images', digest }],
        events: [
          {
            type: 'artifact.made',
            data: { name: 'a', kind: 'note', stage: 'images', digest, tookMs: 700, warnings: [] },
          },
        ],
      },
    ])
    expect((await store.listBindings('ada', 'project-1')).map(({ name }) => name)).toEqual(['a'])
  })

  it('is not written again under a name that it has, and only bound under another', async () => {
    const bound = new Map<string, string>()
    const { outcome, commits } = await setUp({ bound })
    await outcome(writing(), request('a'))
    await outcome(writing(), request('a'))
    expect(commits).toHaveLength(1)
    const same = request('b', { input: request('a').input })
    expect(await outcome(writing(), same)).toEqual([{ words: 'made 0' }])
    expect(commits.slice(1)).toMatchObject([{ changes: [{ type: 'bind', name: 'b' }], events: [] }])
    expect([...bound.keys()]).toEqual(['a', 'b'])
    expect(new Set(bound.values()).size).toBe(1)
  })

  it('is made once for two names that are asked for together', async () => {
    const { outcome, state } = await setUp()
    const asked: (readonly number[])[] = []
    const maker = writing(async (missing) => void asked.push(missing))
    const same = request('b', { input: request('a').input })
    const made = await outcome(maker, request('a'), same, request('c'))
    expect(made).toEqual(['made 0', 'made 0', 'made 2'].map((words) => ({ words })))
    expect(asked).toEqual([[0, 2]])
    expect([...state.answered.keys()]).toEqual(['a', 'b', 'c'])
  })

  it('is what somebody else has stored meanwhile, for everybody', async () => {
    const { outcome, store } = await setUp()
    const { digest } = await keyRequest(request('a'))
    const theirs = samples.artifact({ digest, content: null, data: { words: 'theirs' } })
    const faster = () =>
      store
        .commit({ changes: [{ type: 'insert-artifact', artifact: theirs }], events: [], at: 1 })
        .then(() => undefined)
    expect(await outcome(writing(faster), request('a'))).toEqual([{ words: 'theirs' }])
  })

  it('is made once for two who ask at a time, and outstanding until its maker has ended', async () => {
    const { builder, state } = await setUp()
    const { promise, resolve } = Promise.withResolvers<void>()
    let made = 0
    const maker: Maker = {
      type: 'local',
      async run(_missing, _context, done) {
        made++
        await done(0, note('A lake'))
        await promise
      },
    }
    const [first, second] = await Promise.all([
      builder.obtain([request('a')], maker),
      builder.obtain([request('a')], maker),
    ])
    expect([second, made, state.outstanding.size]).toEqual([first, 1, 1])
    resolve()
    await Promise.all(state.outstanding)
    expect(state.outstanding.size).toBe(0)
  })

  it('belongs to the stage that asked for the name first', async () => {
    const { outcome, state } = await setUp({ requesters: new Map([['theirs', 'script']]) })
    await outcome(writing(), request('theirs'), request('ours'))
    expect([[...state.asked], [...state.answered.keys()]]).toEqual([['ours'], ['ours']])
  })
})

describe('what fails', () => {
  it('is noted under its key, with its model and its code, and the others are made', async () => {
    const { outcome, state } = await setUp()
    const maker = model(() => Promise.reject(new MutoscopeError('MODEL_REFUSED', { message: 'No lakes.' })))
    expect(await outcome(maker, request('a'))).toMatchObject({ code: 'MODEL_REFUSED' })
    const { digest } = await keyRequest(request('a'))
    expect([...state.failures.values()]).toMatchObject([
      { name: 'a', digest, code: 'MODEL_REFUSED', message: 'No lakes.', model: 'acme/pen' },
    ])
    expect(await outcome(writing(), request('a'), request('b'))).toMatchObject({ code: 'MODEL_REFUSED' })
    expect([...state.answered.keys()]).toEqual(['b'])
  })

  it('is not tried again in a run in which it has failed', async () => {
    const { digest } = await keyRequest(request('a'))
    const failed = { name: 'a', digest, code: 'MODEL_FAILED', message: 'Out of ink.', details: {} } as const
    const { outcome } = await setUp({ failures: [failed] })
    const asked: (readonly number[])[] = []
    const maker = writing(async (missing) => void asked.push(missing))
    expect(await outcome(maker, request('a'))).toMatchObject({ code: 'MODEL_FAILED', message: 'Out of ink.' })
    await outcome(maker, request('a'), request('b'))
    expect(asked).toEqual([[1]])
  })

  it('names what a maker has left out, and nothing that it gave', async () => {
    const { outcome, state } = await setUp()
    const half: Maker = { type: 'local', run: (_missing, _context, done) => done(0, note('made')) }
    expect(await outcome(half, request('a'), request('b'))).toMatchObject({
      code: 'MODEL_FAILED',
      message: 'The maker finished without an output for b.',
    })
    expect([...state.failures.values()].map(({ name, model: by }) => [name, by])).toEqual([['b', undefined]])
    expect([...state.answered.keys()]).toEqual(['a'])
  })

  it('is a warning in the log, and an error where nobody foresaw it', async () => {
    const { outcome, logged } = await setUp()
    await outcome(
      model(() => Promise.reject(new MutoscopeError('PROVIDER_AUTH'))),
      request('a'),
    )
    const slip = new TypeError('a slip')
    await outcome(
      writing(() => Promise.reject(slip)),
      request('b'),
    )
    const facts = { runId: 'run-1', stage: 'images' }
    expect(logged).toMatchObject([
      ['warn', { ...facts, name: 'a', model: 'acme/pen', code: 'PROVIDER_AUTH' }],
      ['error', { ...facts, name: 'b', model: null, reason: 'a slip', stack: slip.stack }],
    ])
  })

  it('is no failure where it waits, or where the run is being stopped', async () => {
    const { outcome, state, controller, logged } = await setUp()
    await outcome(
      writing(() => Promise.reject(new Suspension(5000))),
      request('a'),
    )
    await outcome(
      writing(() => Promise.reject(new Suspension(null))),
      request('b'),
    )
    controller.abort()
    await outcome(writing(), request('c'))
    expect([state.suspensions, state.failures.size, logged]).toEqual([[5000, null], 0, []])
  })
})

describe('another model in the place of one that failed', () => {
  it('is told with both names, the code, and whether it costs nothing', async () => {
    const { builder, commits } = await setUp()
    const price = () => ({ minMicros: 1, expectedMicros: 1, maxMicros: 1, assumes: [] })
    const other = { identity: { provider: 'dear', model: 'brush', version: '1' } }
    const error = new MutoscopeError('PROVIDER_AUTH')
    await builder.failedOver(request('a', { price }), request('a', { ...other, price }), error)
    await builder.failedOver(request('a', { price }), request('a', other), error)
    const data = { name: 'a', from: 'acme/pen', to: 'dear/brush', code: 'PROVIDER_AUTH' }
    expect(commits).toEqual([
      { changes: [], events: [{ type: 'model.failed-over', data: { ...data, standIn: false } }] },
      { changes: [], events: [{ type: 'model.failed-over', data: { ...data, standIn: true } }] },
    ])
  })

  it('is not told again by a run that comes by a second time', async () => {
    const { digest } = await keyRequest(request('a'))
    const failed = { name: 'a', digest, code: 'PROVIDER_AUTH', message: '', details: {} } as const
    const { builder, commits } = await setUp({ failures: [failed] })
    await builder.failedOver(request('a'), request('a'), new MutoscopeError('PROVIDER_AUTH'))
    expect(commits).toEqual([])
    await builder.failedOver(request('b'), request('b'), new MutoscopeError('PROVIDER_AUTH'))
    expect(commits).toHaveLength(1)
  })
})

describe('how far a stage is', () => {
  /** Reports this much of the first thing that is missing. */
  const reporting = (...fractions: readonly number[]) =>
    writing(async (_missing, { progress }) => {
      for (const fraction of fractions) progress(fraction)
    })

  it('counts parts of what is under way where it waits for the network', async () => {
    const { outcome, told } = await setUp()
    await outcome(reporting(0.5, 7, -1), request('a'), request('b'))
    expect(told.slice(0, 3)).toEqual([0.25, 0.5, 0])
    expect(told.at(-1)).toBe(1)
  })

  it('counts what was there and what others are making', async () => {
    const { builder, state, told } = await setUp()
    await builder.obtain([request('a')], writing())
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = writing((_missing, { progress }) => {
      progress(0.5)
      return promise
    })
    const waiting = [builder.obtain([request('b')], slow), builder.obtain([request('c')], slow)]
    await expect.poll(() => state.underway.size).toBe(2)
    expect(told.at(-1)).toBeCloseTo(2 / 3)
    resolve()
    await Promise.all(waiting)
    expect([told.at(-1), state.underway.size]).toEqual([1, 0])
  })

  it('is what its maker says where it computes', async () => {
    const { outcome, told } = await setUp({ resource: 'cpu' })
    await outcome(reporting(0.25, 0.75), request('a'), request('b'))
    expect(told).toEqual([0.25, 0.75])
  })
})

it('what is there is found, and nothing else', async () => {
  const { builder, outcome } = await setUp()
  await outcome(writing(), request('a'))
  expect(await builder.find(request('a'))).toMatchObject({ data: { words: 'made 0' } satisfies Json })
  expect(await builder.find(request('b'))).toBeNull()
})
