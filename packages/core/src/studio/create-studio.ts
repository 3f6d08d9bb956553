import { createId } from '../domain/create-id.js'
import type { Artifact } from '../domain/artifact.js'
import type { StoredEvent } from '../domain/event.js'
import type { Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { Media } from '../media/media.js'
import { advanceRun, type ActiveRun } from '../pipeline/advance-run.js'
import { systemClock, type Clock } from '../pipeline/clock.js'
import type { CrashHook } from '../pipeline/crash-point.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { Dispatcher } from '../pipeline/dispatcher.js'
import type { EngineParts } from '../pipeline/engine-parts.js'
import { createEventHub, type EventHub } from '../pipeline/event-hub.js'
import { createInProcessDispatcher } from '../pipeline/in-process-dispatcher.js'
import { inspectProject } from '../pipeline/inspect-project.js'
import { silentLogger, type Logger } from '../pipeline/logger.js'
import { createSlots } from '../pipeline/slots.js'
import { sweep } from '../pipeline/sweeper.js'
import type { Models } from '../providers/models.js'
import type { Assets } from '../storage/assets.js'
import type { ByteSource } from '../storage/byte-source.js'
import type { Store } from '../storage/store.js'
import { approveGate } from './approve-gate.js'
import { createCalls, type Calls } from './calls.js'
import { readLedger, type Ledger, type LedgerQuery } from './ledger.js'
import { createProjects, findRecipe, type ProjectRef, type Projects } from './projects.js'
import { toQuote, type Quote } from './quote.js'
import { createRuns, type Runs } from './runs.js'
import { toStatus, type ProjectStatus } from './project-status.js'
import { watchEvents, type WatchOptions } from './watch-events.js'

/** What a studio is put together from. */
export interface StudioOptions {
  readonly store: Store
  readonly assets: Assets
  readonly media: Media
  readonly models: Models
  readonly recipes: readonly Recipe[]
  /** @default inside this process, 16 runs at once */
  readonly dispatcher?: Dispatcher
  /** Work on runs in this process; without it runs are only recorded, for workers elsewhere. @default true */
  readonly work?: boolean
  /** Makes at once that wait for the network. @default 8 */
  readonly ioConcurrency?: number
  /** Makes at once that compute. @default 2 */
  readonly cpuConcurrency?: number
  /** How long a silent worker keeps a run, milliseconds. @default 30000 */
  readonly leaseMs?: number
  /** Longest time between two sweeps, milliseconds. @default 1000 */
  readonly sweepMs?: number
  /** How long to wait at first before a submission that no provider took is tried again, milliseconds; doubles each time. @default 1000 */
  readonly retryWaitMs?: number
  /** Calls of one owner that a provider works on at once. @default 4 */
  readonly providerConcurrency?: number
  /**
   * The risk that is taken when a paid request's answer was lost and its provider offers no way to find it again: a request that costs
   * at most this is sent once more, micro-dollars. @default 0, somebody must decide
   */
  readonly maxRiskMicros?: number
  /** The most an owner may spend in a UTC day, micro-dollars; null for no limit. @default null */
  readonly ownerDayBudgetMicros?: number | null
  /** Makes the address at which providers tell the end of a call; it must carry the call's id. @default none */
  readonly webhookUrl?: (callId: string) => string | null
  readonly clock?: Clock
  readonly logger?: Logger
  readonly createId?: () => string
  /** For tests: called at every crash point. */
  readonly crashPoint?: CrashHook
}

/** Everything a host does with videos. */
export interface Studio {
  readonly projects: Projects
  readonly runs: Runs
  readonly calls: Calls
  /** What was estimated, reserved and spent. */
  ledger(query: LedgerQuery): Promise<Ledger>
  /** Emits `event` for every stored event and `progress` for ticks, of all owners; for the host's own use. */
  readonly hub: EventHub
  /** Says for every artifact of a project whether it is current, stale or missing, and why. Makes nothing. */
  status(ref: ProjectRef): Promise<ProjectStatus>
  /** What a run towards a target would make and what it would reuse. The same stage code, run dry. @default target: the recipe's last stage */
  quote(ref: ProjectRef, target?: string): Promise<Quote>
  /**
   * Approves what a gate stands for now; a run that waits there goes on.
   * @throws `GATE_NOT_READY` while something it stands for is not there; `STAGE_NOT_FOUND` for a gate the recipe has not
   */
  approve(ref: ProjectRef, gate?: string): Promise<Project>
  /** Every event of a project from the log and then live. */
  watch(ref: ProjectRef, options?: WatchOptions): AsyncGenerator<StoredEvent>
  /** The artifact that stands under a name of the project. @throws `ARTIFACT_NOT_FOUND` */
  artifact(ref: ProjectRef, name: string): Promise<Artifact>
  /** Opens the bytes of an artifact. @throws `ASSET_NOT_FOUND` */
  open(artifact: Artifact): Promise<ByteSource & { readonly size: number }>
  /** Advances one run now; what workers of other dispatchers call. */
  advance(runId: string): Promise<void>
  /** Stops working: what is being made is dropped, what was made stays, leases are given back. Then closes the store. */
  close(): Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Puts a studio together. */
export function createStudio(options: StudioOptions): Studio {
  const clock = options.clock ?? systemClock
  const newId = options.createId ?? (() => createId(clock.now()))
  const parts: EngineParts = {
    store: options.store, assets: options.assets, media: options.media, models: options.models, clock,
    recipes: new Map(options.recipes.map((recipe) => [recipe.name, recipe])),
    hub: createEventHub(), logger: options.logger ?? silentLogger, crashPoint: options.crashPoint ?? (() => {}), createId: newId,
    slots: { io: createSlots(options.ioConcurrency ?? 8), cpu: createSlots(options.cpuConcurrency ?? 2) },
    workerId: newId(), leaseMs: options.leaseMs ?? 30_000, providerConcurrency: options.providerConcurrency ?? 4,
    retryWaitMs: options.retryWaitMs ?? 1000,
    maxRiskMicros: options.maxRiskMicros ?? 0, webhookUrl: options.webhookUrl ?? (() => null),
    async budgets(run, now) {
      const project = await options.store.getProject(run.ownerId, run.projectId)
      return { runMicros: run.budgetMicros, projectMicros: project?.budgetMicros ?? null, ownerDayMicros: options.ownerDayBudgetMicros ?? null, dayStart: now - (now % DAY_MS) }
    },
  }
  const dispatcher = options.dispatcher ?? createInProcessDispatcher()
  const active = new Map<string, ActiveRun>()
  const stopping = new AbortController()
  const advance = (runId: string) => advanceRun(parts, runId, active)
  let sweeping: Promise<void> | undefined
  if (options.work ?? true) {
    dispatcher.start(advance)
    sweeping = sweep({ store: parts.store, clock, logger: parts.logger, wake: (runId) => dispatcher.wake(runId), intervalMs: options.sweepMs ?? 1000, signal: stopping.signal })
  }
  const projects = createProjects(parts)
  const inspect = async (ref: ProjectRef, target?: string) => {
    const project = await projects.get(ref)
    const recipe = findRecipe(parts, project.recipe)
    return { project, recipe, inspection: await inspectProject(parts, recipe, project, target ?? recipe.stages.at(-1)?.name ?? '') }
  }

  return {
    projects,
    runs: createRuns(parts, projects, active, (runId) => dispatcher.wake(runId)),
    calls: createCalls(parts, (runId) => dispatcher.wake(runId)),
    ledger: (query) => readLedger(parts, query),
    hub: parts.hub,
    status: async (ref) => toStatus(await inspect(ref)),
    quote: async (ref, target) => toQuote(await inspect(ref, target)),
    approve: (ref, gate) => approveGate(parts, projects, ref, gate, (runId) => dispatcher.wake(runId)),
    watch: (ref, watching) => watchEvents(parts, ref.ownerId, ref.projectId, watching),
    async artifact(ref, name) {
      await projects.get(ref)
      const binding = (await parts.store.listBindings(ref.ownerId, ref.projectId)).find((candidate) => candidate.name === name)
      if (binding === undefined) throw new MutoscopeError('ARTIFACT_NOT_FOUND', { message: `The project has no artifact "${name}".`, details: { name } })
      return binding.artifact
    },
    open: (artifact) => parts.assets.open(artifact.content?.hash ?? ''),
    advance,
    async close() {
      stopping.abort()
      for (const { controller } of active.values()) controller.abort(new MutoscopeError('LEASE_LOST', { message: 'The studio is closing.' }))
      await dispatcher.stop()
      await sweeping
      await parts.store.close()
    },
  }
}
