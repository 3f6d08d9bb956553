import { hasEnded, type Run, type StageRow } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ActiveRun } from '../pipeline/advance-run.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import { keepProcessAlive } from '../event-loop/keep-process-alive.js'
import { assertQueueRoom } from '../storage/queue-room.js'
import type { LatestRun } from '../storage/store.js'
import type { ListOptions } from '../storage/store-filters.js'
import { draftRun, type StartRun } from './draft-run.js'
import { runStarted } from './order-events.js'
import { parseOwner } from '../records/parse-owner.js'
import type { ProjectRef, Projects } from './projects.js'

/** Which run. */
export interface RunRef {
  readonly ownerId: string
  readonly runId: string
}

/** Starts, watches and stops runs. */
export interface Runs {
  /**
   * @throws `PROJECT_NOT_FOUND`, `STAGE_NOT_FOUND`, `RUN_ACTIVE` while another run of the project has not
   * ended, `QUEUE_FULL` when too many runs of the owner are queued, `INVALID_INPUT` for a budget or priority
   * out of range, `BUDGET_EXCEEDED` when it is expected to cost more than its group has left,
   * `QUEUE_UNAVAILABLE` with `requireQueue`
   */
  start(ref: ProjectRef, options?: StartRun): Promise<Run>
  /** @throws `RUN_NOT_FOUND` */
  get(ref: RunRef): Promise<Run>
  /** Newest first. */
  list(ref: ProjectRef, options?: ListOptions): Promise<readonly Run[]>
  /** The project's run that has not ended, or null. @throws `PROJECT_NOT_FOUND` */
  active(ref: ProjectRef): Promise<Run | null>
  /**
   * The newest run of each of these projects and how far they have come, by project id; projects that never
   * ran are left out.
   */
  latest(ownerId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, LatestRun>>
  /** The stages that a run has come to, in their order. @throws `RUN_NOT_FOUND` */
  stages(ref: RunRef): Promise<readonly StageRow[]>
  /**
   * How far a run is as one number, 0 to 1: its stages up to the target counted alike, 1 only when it
   * succeeded. Never less than this process has told of it before. `recipe` is the name of its project's.
   */
  progress(run: Run, recipe: string, rows: readonly StageRow[]): number
  /**
   * Looks ahead before several runs are started together. @throws `QUEUE_FULL` when the owner may not have
   * so many more runs queued
   */
  assertRoom(ownerId: string, count: number): Promise<void>
  /**
   * Looks ahead before something is kept for a run that is about to start. @throws `QUEUE_UNAVAILABLE` with
   * `requireQueue` while the queue is out of reach
   */
  assertQueue(): Promise<void>
  /**
   * Asks a run to stop; what was made stays. A run that no worker holds is stopped here and now, also by a
   * process that does not work on runs. Asking twice, or after the end, does nothing.
   */
  cancel(ref: RunRef): Promise<Run>
  /**
   * Waits until the run has ended or wants a person (`gated`, `attention`). @throws `CANCELLED` when the
   * signal is aborted
   */
  wait(ref: RunRef, options?: { readonly signal?: AbortSignal }): Promise<Run>
}

/** How often a wait looks by itself: the run may be worked on in another process. */
const LOOK_MS = 1000

/** What the runs of a studio work with. */
export interface RunsDependencies {
  readonly engine: PipelineEngine
  readonly projects: Projects
  readonly active: ReadonlyMap<string, ActiveRun>
  readonly dispatcher: Pick<Dispatcher, 'wake' | 'check'>
  readonly advance: (runId: string) => Promise<void>
  /** Most runs that one owner may have queued. */
  readonly maxQueued: number
  /** Nothing is stored while the queue is out of reach. */
  readonly requireQueue: boolean
}

/** Makes the runs part of a studio. */
export function createRuns({
  engine,
  projects,
  active,
  dispatcher,
  advance,
  maxQueued,
  requireQueue,
}: RunsDependencies): Runs {
  async function get({ ownerId, runId }: RunRef): Promise<Run> {
    const run = await engine.store.getRun(ownerId, runId)
    if (run === null)
      throw new MutoscopeError('RUN_NOT_FOUND', {
        message: `There is no run "${runId}".`,
        details: { runId },
      })
    return run
  }

  async function assertQueue(): Promise<void> {
    if (requireQueue) await dispatcher.check()
  }

  return {
    get,
    async start(ref, options = {}) {
      const project = await projects.get(ref)
      await assertQueue()
      const run = await draftRun(engine, project, options)
      await commitAndPublish(engine, 'request.commit', {
        ownerId: run.ownerId,
        changes: [{ type: 'insert-run', run, maxQueued }],
        at: run.createdAt,
        events: [runStarted(run)],
      })
      dispatcher.wake({ runId: run.id, lane: run.lane })
      return run
    },
    assertQueue,
    async assertRoom(ownerId, count) {
      assertQueueRoom((await engine.store.countQueued(ownerId)) + count, maxQueued)
    },
    async list(ref, options) {
      await projects.get(ref)
      return engine.store.listRuns(ref.ownerId, ref.projectId, options)
    },
    async active(ref) {
      await projects.get(ref)
      return engine.store.getActiveRun(ref.ownerId, ref.projectId)
    },
    latest: async (ownerId, projectIds) =>
      engine.store.latestRuns(parseOwner(ownerId, 'runs.latest'), projectIds),
    async stages(ref) {
      await get(ref)
      return engine.store.listStages(ref.runId)
    },
    progress(run, recipe, rows) {
      const stages = engine.recipes.get(recipe)?.stages.map(({ name }) => name) ?? []
      const known = stages.includes(run.target)
      // What is left of a recipe that is not there any more is what its runs have stored.
      const counted = known ? stages.slice(0, stages.indexOf(run.target) + 1) : rows.map(({ stage }) => stage)
      return engine.progress.of(run, counted, rows)
    },
    async cancel(ref) {
      const run = await get(ref)
      if (hasEnded(run.status) || run.cancelRequestedAt !== null) return run
      const now = engine.clock.now()
      await commitAndPublish(engine, 'request.commit', {
        changes: [
          { type: 'update-run', runId: run.id, set: { cancelRequestedAt: now, dueAt: now }, updatedAt: now },
        ],
        events: [],
        at: now,
      })
      const working = active.get(run.id)
      working?.controller.abort(new MutoscopeError('CANCELLED', { details: { runId: run.id } }))
      if (working === undefined) await advance(run.id)
      dispatcher.wake({ runId: run.id, lane: run.lane })
      return get(ref)
    },
    async wait(ref, options = {}) {
      const letGo = keepProcessAlive()
      try {
        for (;;) {
          if (options.signal?.aborted) throw new MutoscopeError('CANCELLED')
          const told = nextEvent(engine, ref.runId, options.signal)
          const run = await get(ref)
          // A worker that died may have held it when it was cancelled.
          if (run.cancelRequestedAt !== null && !hasEnded(run.status) && !active.has(run.id))
            await advance(run.id)
          if (
            hasEnded(run.status) ||
            (run.cancelRequestedAt === null && (run.status === 'gated' || run.status === 'attention'))
          ) {
            told.stop()
            return run
          }
          await told.happened
        }
      } finally {
        letGo()
      }
    },
  }
}

/** Resolves at the run's next stored event, or after a while. */
function nextEvent(
  engine: PipelineEngine,
  runId: string,
  signal?: AbortSignal,
): { happened: Promise<void>; stop: () => void } {
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  const hear = (event: { runId: string | null }) => {
    if (event.runId === runId) stop()
  }
  engine.hub.on('event', hear)
  const both = signal === undefined ? stopper.signal : AbortSignal.any([stopper.signal, signal])
  const happened = engine.clock.delay(LOOK_MS, both).finally(() => engine.hub.off('event', hear))
  return { happened, stop }
}
