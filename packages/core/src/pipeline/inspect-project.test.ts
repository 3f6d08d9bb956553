import { describe, expect, it } from 'vitest'
import { exactPrice } from '../cost/price.js'
import type { Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { defineKind } from '../kinds/define-kind.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createFakeModels } from '../testing/fakes/fake-models.js'
import { advanceRun } from './advance-run.js'
import { defineGate, defineStage, type StageContext } from './define-stage.js'
import { createEngine, type WordsBrief } from './engine.fixture.js'
import { inspectProject } from './inspect-project.js'

type Context = StageContext<WordsBrief>

const note = defineKind<{ readonly words: string }, { readonly words: string }>({
  name: 'note',
  version: '1',
  standIn: ({ words }) => ({ words }),
  make: ({ words }) => ({ body: null, data: { words } }),
})
const write =
  (name: string, words = name) =>
  (context: Context) =>
    context.make.of(note, name, { words })
const stage = (name: string, run: (context: Context) => Promise<unknown>) =>
  defineStage<WordsBrief>(name, { resource: 'io' }, async (context) => void (await run(context)))
const gate = defineGate<WordsBrief>('approval', async (context) => ({
  note: (await write('gated')(context)) as never,
}))

async function setUp(...given: Parameters<typeof createEngine>) {
  const engine = await createEngine(...given)
  const target = given[0].at(-1)?.name ?? ''
  const inspect = async (upTo = target, change: Partial<Project> = {}) => {
    const project = await engine.store.getProject('ada', 'project-1')
    if (project === null) throw new Error('no project')
    return inspectProject(engine.engine, engine.recipe, { ...project, ...change }, upTo)
  }
  return { ...engine, inspect }
}

describe('a dry run', () => {
  it('looks at the stages up to the target, and each name belongs to the first that asks for it', async () => {
    const { inspect, events } = await setUp([
      stage('one', write('a')),
      stage('two', async (context) => {
        await write('a')(context)
        await write('b')(context)
      }),
      stage('three', write('c')),
    ])
    const found = async (target: string) =>
      (await inspect(target)).artifacts.map(({ name, stage: of, state }) => [name, of, state])
    expect(await found('two')).toEqual([
      ['a', 'one', 'missing'],
      ['b', 'two', 'missing'],
    ])
    expect(await found('one')).toEqual([['a', 'one', 'missing']])
    expect(await events()).toEqual([])
  })

  it('says of a gate whether all that it stands for is there, and whether that was approved', async () => {
    const early = stage('early', (context) => write('early', context.project.brief.words)(context))
    const { inspect, worker } = await setUp([early, gate])
    const before = await inspect()
    expect(before.gates).toMatchObject([{ name: 'approval', approved: false, ready: false }])
    await advanceRun(worker, 'run-1')
    const { gates } = await inspect()
    expect(gates).toMatchObject([{ digest: before.gates[0]?.digest, approved: false, ready: true }])
    // What the stage before it asks for is no part of it.
    const changed = await inspect('approval', { brief: { words: 'A hill' } })
    expect(changed.artifacts.map(({ state }) => state)).toEqual(['stale', 'current'])
    expect(changed.gates).toEqual(gates)
    const approvedAs = async (digest: string) =>
      (await inspect('approval', { approvals: { approval: { digest, by: 'ada', at: 1 } } })).gates[0]
        ?.approved
    expect(await approvedAs('something else')).toBe(false)
    expect(await approvedAs(gates[0]?.digest ?? '')).toBe(true)
  })

  it('lets later stages see what earlier ones would change, and writes nothing', async () => {
    const titles: unknown[] = []
    const { inspect, store } = await setUp([
      stage('plan', ({ update }) =>
        update(() => ({ storyboard: { title: 'A plan', source: '', scenes: [] } })),
      ),
      stage('look', async ({ storyboard }) => titles.push(storyboard.title)),
    ])
    await inspect()
    expect(titles).toEqual(['A plan'])
    expect(await store.getProject('ada', 'project-1')).toMatchObject({ revision: 1, storyboard: null })
  })

  it('takes the consent of the project before that of the studio', async () => {
    const { image } = createFakeModels()
    const price = () => exactPrice(40_000)
    const paid = { ...image, provider: 'paid', paid: { dedupe: 'none', price } } as const
    const picture = { style: 'cinematic', shot: 'wide', width: 16, height: 9, take: 1, seed: 's' } as const
    const painting = stage('images', ({ make }) => make.image('a', { prompt: 'A lake', ...picture }))
    const mayUse = async (...consents: readonly [studio: 'fail' | 'stand-in', project?: 'fail']) => {
      const [onFailure, own] = consents
      const settings = own === undefined ? {} : { settings: { onFailure: own } as never }
      const models = { image: [paid, image] }
      const { inspect } = await setUp([painting], { onFailure, models, project: settings })
      return (await inspect()).artifacts[0]?.mayUse
    }
    expect(await mayUse('stand-in')).toEqual(['fake/image'])
    expect(await mayUse('fail')).toEqual([])
    expect(await mayUse('stand-in', 'fail')).toEqual([])
  })

  it('gives the reason for a missing price beside what it found', async () => {
    const unknown = new MutoscopeError('PRICE_UNKNOWN')
    const { image } = createFakeModels()
    const price = () => {
      throw unknown
    }
    const picture = { style: 'cinematic', shot: 'wide', width: 16, height: 9, take: 1, seed: 's' } as const
    const { inspect } = await setUp(
      [stage('images', ({ make }) => make.image('a', { prompt: 'A lake', ...picture }))],
      { models: { image: { ...image, paid: { dedupe: 'none', price } } } },
    )
    expect(await inspect()).toMatchObject({ artifacts: [{ name: 'a', price: null }], unpriced: unknown })
  })
})

describe('a dry run without ffmpeg', () => {
  const card = stage('cards', ({ make }) =>
    make.card('card', { width: 16, height: 9, heading: 'A lake', accent: '#ff0000' }),
  )
  const failing = (reason: Error) => ({ ...createFakeMedia(), version: () => Promise.reject(reason) })

  it('counts what is rendered as made by another version', async () => {
    const media = failing(new MutoscopeError('FFMPEG_UNAVAILABLE'))
    const { inspect } = await setUp([card], { media })
    const [found] = (await inspect()).artifacts
    expect(found).toMatchObject({ state: 'missing', version: 'unavailable, card 1' })
  })

  it.each([new MutoscopeError('DISK_FULL'), new TypeError('a slip')])(
    'fails for any other reason: %s',
    async (error) => {
      const { inspect } = await setUp([card], { media: failing(error) })
      await expect(inspect()).rejects.toBe(error)
    },
  )
})
