import * as z from 'zod'
import type { Project } from '../domain/project.js'
import type { Lane, Run } from '../domain/run.js'
import { createMemoryAssets } from '../memory/memory-assets.js'
import { createMemoryStore } from '../memory/memory-store.js'
import { createFakeMedia } from '../testing/fakes/fake-media.js'
import { createManualClock } from '../testing/fakes/manual-clock.js'
import { samples } from '../testing/store/store-samples.js'
import type { RunWorker } from './advance-run.js'
import { createBalances } from '../engine/balances.js'
import { defineRecipe } from './define-recipe.js'
import type { Stage } from './define-stage.js'
import type { Wake } from '../engine/dispatcher.js'
import type { PipelineEngine } from './pipeline-engine.js'
import { createEventHub } from '../engine/event-hub.js'
import { createRunProgress, type RunProgress } from '../engine/run-progress.js'
import { createLimiter } from '../engine/limiter.js'

/** What every project of the fixture has as its brief. */
export type WordsBrief = { readonly words: string }

/** A line of the log. */
export type Logged = readonly [level: string, message: string, facts: Readonly<Record<string, unknown>>]

/**
 * The engine by itself: a store with one project, `project-1` of `ada`, whose recipe has these stages, and
 * one run of it, `run-1`, that is due. The clock stands still.
 */
export async function createEngine(
  stages: readonly Stage<WordsBrief>[],
  {
    run = {},
    project = {},
    lanes = ['io', 'cpu'],
    maxDeaths = 3,
    ...overrides
  }: Partial<PipelineEngine> & {
    readonly run?: Partial<Run>
    readonly project?: Partial<Project>
    readonly lanes?: readonly Lane[]
    readonly maxDeaths?: number
  } = {},
) {
  const store = overrides.store ?? createMemoryStore()
  const clock = createManualClock(100_000)
  const recipe = defineRecipe<WordsBrief>({ name: 'words', brief: z.object({ words: z.string() }), stages })
  const logged: Logged[] = []
  const log = (level: string) => (facts: object, message: string) =>
    void logged.push([level, message, { ...facts }])
  let ids = 0
  const engine: PipelineEngine = {
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: {},
    kinds: {},
    recipes: new Map([[recipe.name, recipe]]),
    hub: createEventHub(),
    openOutbox: () => Promise.resolve(null),
    progress: createRunProgress() satisfies RunProgress,
    clock,
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    crashPoint: () => {},
    createId: () => `id-${++ids}`,
    limiters: { io: createLimiter(4), cpu: createLimiter(1) },
    sharesBatches: false,
    workerId: 'worker-1',
    leaseMs: 30_000,
    retryWaitMs: 1000,
    maxRetryWaitMs: 60_000,
    callPatienceMs: 3_600_000,
    missingPolls: 3,
    missingMs: 60_000,
    providerConcurrency: 5,
    maxRiskMicros: 0,
    onFailure: 'fail',
    balances: createBalances(clock),
    webhookUrl: () => null,
    budgets: () =>
      Promise.resolve({ runMicros: null, projectMicros: null, ownerDayMicros: null, dayStart: 0 }),
    ...overrides,
    store,
  }
  await store.commit({
    changes: [
      {
        type: 'insert-project',
        project: samples.project({ recipe: 'words', brief: { words: 'A lake' }, ...project }),
      },
      {
        type: 'insert-run',
        run: samples.run({ target: stages.at(-1)?.name ?? '', dueAt: 100_000, ...run }),
      },
    ],
    events: [],
    at: 1,
  })
  const woken: Wake[] = []
  const stopping = new AbortController()
  const worker: RunWorker = {
    engine,
    lanes,
    wake: (each) => void woken.push(each),
    active: new Map(),
    weightOf: () => 1,
    held: { set: () => {}, add: () => {} },
    batchesHeld: { set: () => {}, add: () => {} },
    batchPlaces: 2,
    maxDeaths,
    stopping: stopping.signal,
  }
  return {
    engine,
    recipe,
    store,
    clock,
    logged,
    woken,
    stopping,
    worker,
    runNow: () => store.getAnyRun('run-1'),
    /** Events of a kind, or all, as type and data. */
    events: async (prefix = '') =>
      (await store.readEvents('ada', 'project-1', { after: 0, limit: 100 }))
        .filter(({ type }) => type.startsWith(prefix))
        .map(({ type, data }) => [type, data] as const),
  }
}
