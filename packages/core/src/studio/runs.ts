import * as z from 'zod'
import { hasEnded, type Run, type StageRow } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ActiveRun } from '../pipeline/advance-run.js'
import { commitAndTell } from '../pipeline/commit-and-tell.js'
import { stagesUpTo } from '../pipeline/define-recipe.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import type { DueRun, LatestRun, ListOptions } from '../storage/store.js'
import { parseInput } from './parse-input.js'
import { findRecipe, parseBudget, type ProjectRef, type Projects } from './projects.js'

/** Which run. */
export interface RunRef {
  readonly ownerId: string
  readonly runId: string
}

/** How to start a run. */
export interface StartRun {
  /** Stage to reach. @default the recipe's last */
  readonly target?: string
  /** Gates approve themselves. @default false */
  readonly autoApprove?: boolean
  /** The most it may cost, micro-dollars: what would go over it is not sent. @default null, no limit */
  readonly budgetMicros?: number | null
  /**
   * From -10 to 10: of runs that wait for a worker, the one with the highest goes first. What runs already is
   * not interrupted. @default 0
   */
  readonly priority?: number
}

/** Starts, watches and stops runs. */
export interface Runs {
  /**
   * @throws `PROJECT_NOT_FOUND`, `STAGE_NOT_FOUND`, `RUN_ACTIVE` while another run of the project has not
   * ended, `INVALID_INPUT` for a budget or priority out of range
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
  stages(ref: RunRef): Promise<readonly StageRow[]>
  /** Asks a run to stop; what was made stays. Asking twice, or after the end, does nothing. */
  cancel(ref: RunRef): Promise<Run>
  /**
   * Waits until the run has ended or wants a person (`gated`, `attention`). @throws `CANCELLED` when the
   * signal is aborted
   */
  wait(ref: RunRef, options?: { readonly signal?: AbortSignal }): Promise<Run>
}

const prioritySchema = z.int().min(-10).max(10)

/** How often a wait looks by itself: the run may be worked on in another process. */
const LOOK_MS = 1000

/** Makes the runs part of a studio. */
export function createRuns(
  parts: EngineParts,
  projects: Projects,
  active: ReadonlyMap<string, ActiveRun>,
  wake: (run: DueRun) => void,
): Runs {
  async function get({ ownerId, runId }: RunRef): Promise<Run> {
    const run = await parts.store.getRun(ownerId, runId)
    if (run === null)
      throw new MutoscopeError('RUN_NOT_FOUND', {
        message: `There is no run "${runId}".`,
        details: { runId },
      })
    return run
  }

  return {
    get,
    async start(ref, options = {}) {
      const project = await projects.get(ref)
      const recipe = findRecipe(parts, project.recipe)
      const target = options.target ?? recipe.stages.at(-1)?.name ?? ''
      stagesUpTo(recipe, target)
      const now = parts.clock.now()
      const run: Run = {
        id: parts.createId(),
        ownerId: ref.ownerId,
        projectId: ref.projectId,
        target,
        status: 'queued',
        autoApprove: options.autoApprove ?? false,
        priority: parseInput(prioritySchema, options.priority ?? 0, 'priority'),
        epoch: 0,
        leaseOwner: null,
        leaseUntil: 0,
        dueAt: now,
        cancelRequestedAt: null,
        budgetMicros: parseBudget(options.budgetMicros),
        error: null,
        createdAt: now,
        updatedAt: now,
      }
      await commitAndTell(parts, 'request.commit', {
        ownerId: run.ownerId,
        changes: [{ type: 'insert-run', run }],
        at: now,
        events: [{ projectId: run.projectId, runId: run.id, type: 'run.started', data: { target } }],
      })
      wake(run)
      return run
    },
    async list(ref, options) {
      await projects.get(ref)
      return parts.store.listRuns(ref.ownerId, ref.projectId, options)
    },
    async active(ref) {
      await projects.get(ref)
      return parts.store.getActiveRun(ref.ownerId, ref.projectId)
    },
    latest: (ownerId, projectIds) => parts.store.latestRuns(ownerId, projectIds),
    async stages(ref) {
      await get(ref)
      return parts.store.listStages(ref.runId)
    },
    async cancel(ref) {
      const run = await get(ref)
      if (hasEnded(run.status) || run.cancelRequestedAt !== null) return run
      const now = parts.clock.now()
      await commitAndTell(parts, 'request.commit', {
        changes: [
          { type: 'update-run', runId: run.id, set: { cancelRequestedAt: now, dueAt: now }, updatedAt: now },
        ],
        events: [],
        at: now,
      })
      active.get(run.id)?.controller.abort(new MutoscopeError('CANCELLED', { details: { runId: run.id } }))
      wake(run)
      return get(ref)
    },
    async wait(ref, options = {}) {
      for (;;) {
        if (options.signal?.aborted) throw new MutoscopeError('CANCELLED')
        const told = nextEvent(parts, ref.runId, options.signal)
        const run = await get(ref)
        if (
          hasEnded(run.status) ||
          (run.cancelRequestedAt === null && (run.status === 'gated' || run.status === 'attention'))
        ) {
          told.stop()
          return run
        }
        await told.happened
      }
    },
  }
}

/** Resolves at the run's next stored event, or after a while. */
function nextEvent(
  parts: EngineParts,
  runId: string,
  signal?: AbortSignal,
): { happened: Promise<void>; stop: () => void } {
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  const hear = (event: { runId: string | null }) => {
    if (event.runId === runId) stop()
  }
  parts.hub.on('event', hear)
  const both = signal === undefined ? stopper.signal : AbortSignal.any([stopper.signal, signal])
  const happened = parts.clock.delay(LOOK_MS, both).finally(() => parts.hub.off('event', hear))
  return { happened, stop }
}
