import { createIdSource } from '../engine/create-id.js'
import type { StoredEvent } from '../domain/event.js'
import type { Project } from '../domain/project.js'
import { LANES } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { assertOwnKinds } from '../models/assert-own-kind.js'
import { createMetrics, type Metrics } from '../telemetry/metrics.js'
import { exportMetrics } from '../telemetry/export-metrics.js'
import { observeEvents } from '../metrics/observe-events.js'
import { advanceRun, type ActiveRun } from '../pipeline/advance-run.js'
import { createWorkClaim } from '../pipeline/claim-work.js'
import { createBalances } from '../engine/balances.js'
import { clockOf, type Clock } from '../engine/clock.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import { createEventHub, type EventHub } from '../engine/event-hub.js'
import type { Wake } from '../engine/dispatcher.js'
import { createInProcessDispatcher } from '../engine/in-process-dispatcher.js'
import { inspectProject } from '../pipeline/inspect-project.js'
import { logEvents } from '../engine/log-events.js'
import { silentLogger } from '../engine/logger.js'
import { publishNudges } from '../engine/publish-nudges.js'
import { createRunProgress } from '../engine/run-progress.js'
import { createLimiter } from '../engine/limiter.js'
import { settleLeftCalls } from '../calls/settle-left-calls.js'
import { settledWithin } from '../engine/settled-within.js'
import { sweep } from '../pipeline/sweeper.js'
import type { OwnKinds } from '../models/models.js'
import { openContent, type OpenableContent } from '../storage/asset-size.js'
import type { AssetLinks } from '../storage/asset-links.js'
import type { ByteSource } from '../storage/byte-source.js'
import { createKeyVault, type KeyVault } from '../vault/key-vault.js'
import { createSecretBox } from '../vault/secret-box.js'
import { createEndpointSecrets, rotateEndpointSecrets } from '../webhooks/endpoint-secrets.js'
import { openOutbox } from '../webhooks/outbox.js'
import { sendDeliveries } from '../webhooks/send-deliveries.js'
import { resolveWebhookOptions } from '../webhooks/webhook-options.js'
import { ENDPOINTS, type EndpointData } from '../webhooks/webhook-records.js'
import { createWebhooks, type Webhooks } from '../webhooks/webhooks.js'
import { approveGate } from './approve-gate.js'
import { createArtifacts, type ProjectArtifacts } from './artifacts.js'
import { collectGarbage, GRACE_MS, type CollectedGarbage, type CollectGarbage } from './collect-garbage.js'
import { keepCollecting } from './garbage.js'
import { createGroups, type Groups } from './groups.js'
import { createOrders, type Orders } from './orders.js'
import { verifyAssets, type VerifiedAssets, type VerifyAssets } from './verify-assets.js'
import { createCalls, type Calls } from './calls.js'
import { readLedger, type Ledger, type LedgerQuery } from './ledger.js'
import { createProjects, findRecipe, type ProjectRef, type Projects } from './projects.js'
import { toQuote, type Quote } from './quote.js'
import type { SceneKey } from './edit-storyboard.js'
import { mapItems } from './map-items.js'
import { createLinkSigner, type LinkSigner } from '../links/link-signer.js'
import { createDerive, type Derive } from './derive.js'
import { createEventFeeds, type FeedItem, type FollowOptions } from './event-feeds.js'
import { createRecords, type Records } from '../records/records.js'
import { listTakes, type Take } from './takes.js'
import { createRunBudgets } from './run-budgets.js'
import { createRuns, type Runs } from './runs.js'
import { toStatus, type ProjectStatus } from './project-status.js'
import type { StudioOptions } from './studio-options.js'
import { createUploads, UPLOAD_QUOTA, type Uploads } from './uploads.js'

/** Everything a host does with videos. */
export interface Studio {
  /** What can be made here, by name. */
  readonly recipes: ReadonlyMap<string, Recipe>
  readonly projects: Projects
  readonly runs: Runs
  /** Projects, their records and their runs in one commit. */
  readonly orders: Orders
  /** Budgets that several projects share. */
  readonly groups: Groups
  readonly calls: Calls
  /** Documents of what is built on top, such as the jobs of an HTTP interface. */
  readonly records: Records
  /** The provider keys of owners. */
  readonly keys: KeyVault
  /** Addresses at which owners are told of events. */
  readonly webhooks: Webhooks
  /** Files that owners brought. */
  readonly uploads: Uploads
  /** Signs links that work for a while without any other proof. */
  readonly links: LinkSigner
  /** What this process counts, for Prometheus; the host adds its own. */
  readonly metrics: Metrics
  /** The time of the studio, for what is built on top: one clock for all. */
  readonly clock: Clock
  /** What was estimated, reserved and spent. */
  ledger(query: LedgerQuery): Promise<Ledger>
  /** Emits `event` for every stored event and `progress` for ticks, of all owners; for the host's own use. */
  readonly hub: EventHub
  /** Says for every artifact of a project whether it is current, stale or missing, and why. Makes nothing. */
  status(ref: ProjectRef): Promise<ProjectStatus>
  /**
   * What a run towards a target would make and what it would reuse. The same stage code, run dry; also of a
   * `projects.draft`. @default target: the recipe's last stage
   */
  quote(project: ProjectRef | Project, target?: string): Promise<Quote>
  /**
   * Approves what a gate stands for now; a run that waits there goes on.
   * @throws `GATE_NOT_READY` while something it stands for is not there; `STAGE_NOT_FOUND` for a gate the
   *   recipe has not
   */
  approve(ref: ProjectRef, gate?: string): Promise<Project>
  /**
   * The takes of a scene's `image`, `speech`, `clip` or own kind that are there, from 1; each can be gone
   * back to for nothing with `projects.setTake`. @throws `STORYBOARD_MISSING`, `SCENE_NOT_FOUND`
   */
  takes(ref: ProjectRef, scene: SceneKey, kind: string): Promise<readonly Take[]>
  /**
   * Makes what is computed here and costs nothing, outside a run: exports, thumbnails, frames. It is an
   * artifact like any other, made once.
   * @throws `INVALID_INPUT` for what needs a paid model
   */
  readonly derive: Derive
  /** A page of a project's log, in order. @default after: 0, limit: 500 @throws `PROJECT_NOT_FOUND` */
  events(
    ref: ProjectRef,
    options?: { readonly after?: number; readonly limit?: number },
  ): Promise<readonly StoredEvent[]>
  /** Every event of a project from the log and then live. @throws `PROJECT_NOT_FOUND` */
  watch(ref: ProjectRef, options?: FollowOptions): AsyncIterableIterator<StoredEvent>
  /** The same with the progress of stages in between. @throws `PROJECT_NOT_FOUND` */
  follow(ref: ProjectRef, options?: FollowOptions): AsyncIterableIterator<FeedItem>
  /** What stands under the names of a project. */
  readonly artifacts: ProjectArtifacts
  /** Opens the bytes of an artifact. @throws `ASSET_NOT_FOUND`, `ASSET_CORRUPT` */
  open(artifact: {
    readonly content: OpenableContent | null
  }): Promise<ByteSource & { readonly size: number }>
  /** Signed links to the object store that files are in; null where they are on this machine. */
  readonly assetLinks: Pick<AssetLinks, 'read'> | null
  /**
   * Removes everything that nothing refers to any more: artifacts of projects that are gone, assets without
   * a reference, files that were never finished. What deletions leave behind goes by itself; this also finds
   * what crashes left. The asset folder must belong to this store alone.
   */
  gc(options?: CollectGarbage): Promise<CollectedGarbage>
  /** Compares everything that artifacts and uploads stand on with the bytes that are stored. */
  verify(options?: VerifyAssets): Promise<VerifiedAssets>
  /**
   * Writes to the database and to the asset store, to find out whether they could keep anything now.
   * @throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`, `STORE_BUSY`, `STORE_INVALID`
   */
  checkStorage(): Promise<void>
  /** Says what composes pictures and sound here. @throws `FFMPEG_UNAVAILABLE` */
  mediaVersion(): Promise<string>
  /** Advances one run now; what workers of other dispatchers call. */
  advance(runId: string): Promise<void>
  /**
   * Stops working: takes on nothing more, lets what is being made go on for a while, drops what is left then,
   * and gives the leases back. What was made stays. Then closes the store.
   */
  close(options?: CloseOptions): Promise<void>
}

/** How a studio is closed. */
export interface CloseOptions {
  /**
   * How long work in progress may go on, milliseconds; a run that comes to wait for a provider is left to
   * others at once. @default 0
   */
  readonly drainMs?: number
}

/**
 * Puts a studio together.
 *
 * @throws `INVALID_INPUT` for a kind of one's own in a slot that every studio has, or under another name than
 *   its slot's
 */
export function createStudio<const Kinds extends OwnKinds | undefined = undefined>(
  options: StudioOptions<Kinds>,
): Studio {
  const kinds: OwnKinds = options.kinds ?? {}
  assertOwnKinds(kinds)
  const clock = options.clock ?? clockOf(options.store)
  const newId = options.createId ?? createIdSource(clock)
  const dispatcher = options.dispatcher ?? createInProcessDispatcher()
  const engine: PipelineEngine = {
    store: options.store,
    assets: options.assets,
    media: options.media,
    models: options.models,
    kinds,
    clock,
    recipes: new Map(options.recipes.map((recipe) => [recipe.name, recipe])),
    hub: createEventHub(),
    openOutbox: (ownerId) => openOutbox(options.store, ownerId),
    progress: createRunProgress(),
    logger: options.logger ?? silentLogger,
    crashPoint: options.crashPoint ?? (() => {}),
    createId: newId,
    limiters: {
      io: createLimiter(options.ioConcurrency ?? 8),
      cpu: createLimiter(options.cpuConcurrency ?? 2),
    },
    sharesBatches: options.shareRenders ?? dispatcher.isShared ?? false,
    workerId: options.workerName === undefined ? newId() : `${options.workerName}/${newId()}`,
    leaseMs: options.leaseMs ?? 30_000,
    providerConcurrency: options.providerConcurrency ?? 4,
    retryWaitMs: options.retryWaitMs ?? 1000,
    maxRetryWaitMs: options.maxRetryWaitMs ?? 5 * 60_000,
    callPatienceMs: options.callPatienceMs ?? 6 * 60 * 60_000,
    missingPolls: options.missingPolls ?? 3,
    missingMs: options.missingMs ?? 60_000,
    maxRiskMicros: options.maxRiskMicros ?? 0,
    onFailure: options.onFailure ?? 'fail',
    balances: createBalances(clock),
    webhookUrl: options.webhookUrl ?? (() => null),
    budgets: createRunBudgets(options),
  }
  logEvents(engine.hub, engine.logger)
  const metrics = exportMetrics(createMetrics())
  const observing = observeEvents(engine, metrics)
  const records = createRecords(engine)
  const box =
    options.masterKeys === undefined || options.masterKeys.length === 0
      ? null
      : createSecretBox({ keys: options.masterKeys })
  const webhookDependencies = {
    engine,
    records,
    secrets: createEndpointSecrets(box),
    options: resolveWebhookOptions(options.webhooks),
  }
  const lanes = options.lanes ?? LANES
  const active = new Map<string, ActiveRun>()
  const stopping = new AbortController()
  const worker = {
    engine,
    active,
    lanes,
    wake: (run: Wake) => dispatcher.wake(run),
    weightOf: options.ownerWeight ?? (() => 1),
    held: metrics.gauge('mutoscope_runs_held', 'Runs that this process works on.'),
    batchesHeld: metrics.gauge('mutoscope_batches_held', 'Batches of runs that this process makes.'),
    batchPlaces: options.cpuConcurrency ?? 2,
    maxDeaths: options.maxDeaths ?? 3,
    stopping: stopping.signal,
  }
  if (options.nudges !== undefined) publishNudges(engine.hub, options.nudges, clock, stopping.signal)
  const advance = (runId: string) => advanceRun(worker, runId)
  let sweeping: Promise<unknown> | undefined
  if (options.work ?? true) {
    dispatcher.start({ lanes, claim: createWorkClaim(worker) })
    const { signal } = stopping
    sweeping = Promise.all([
      sweep({
        store: engine.store,
        clock,
        logger: engine.logger,
        lanes,
        batches: engine.sharesBatches && lanes.includes('cpu'),
        look: () => dispatcher.look(),
        intervalMs: options.sweepMs ?? 1000,
        signal,
      }),
      settleLeftCalls(engine, signal),
      sendDeliveries({ ...webhookDependencies, metrics, signal }),
      keepCollecting(engine, { everyMs: options.collectMs ?? 600_000, graceMs: GRACE_MS, signal }),
    ])
  }
  const projects = createProjects(engine)
  const inspect = async (ref: ProjectRef | Project, target?: string) => {
    const project = 'recipe' in ref ? ref : await projects.get(ref)
    const recipe = findRecipe(engine, project.recipe)
    return {
      project,
      recipe,
      inspection: await inspectProject(engine, recipe, project, target ?? recipe.stages.at(-1)?.name ?? ''),
    }
  }
  const feeds = createEventFeeds(engine, options.nudges)
  const following = <Mapped>(
    ref: ProjectRef,
    options: FollowOptions | undefined,
    map: (item: FeedItem) => Mapped | undefined,
  ) => mapItems(feeds.follow(ref.ownerId, ref.projectId, options), map, () => projects.get(ref))

  const maxQueued = options.maxQueuedRuns ?? 1000
  const requireQueue = options.requireQueue ?? false
  const runs = createRuns({ engine, projects, active, dispatcher, advance, maxQueued, requireQueue })

  return {
    clock,
    recipes: engine.recipes,
    projects,
    orders: createOrders({ engine, runs, dispatcher, maxQueued }),
    groups: createGroups(engine),
    links: createLinkSigner({
      secret: options.linkSecret ?? crypto.getRandomValues(new Uint8Array(32)),
      clock,
    }),
    runs,
    calls: createCalls(engine, dispatcher),
    records,
    keys: createKeyVault({
      records,
      box,
      rotateOthers: (used, ownerId) =>
        rotateEndpointSecrets(records.collection<EndpointData>(ENDPOINTS), used, ownerId),
    }),
    webhooks: createWebhooks(webhookDependencies),
    uploads: createUploads(records, engine, options.uploadQuota ?? UPLOAD_QUOTA),
    metrics,
    ledger: (query) => readLedger(engine, query),
    hub: engine.hub,
    status: async (ref) => toStatus(engine, await inspect(ref)),
    quote: async (ref, target) => toQuote(await inspect(ref, target)),
    approve: (ref, gate) => approveGate({ engine, projects, dispatcher }, ref, gate),
    takes: async (ref, scene, kind) => listTakes(engine, await inspect(ref), scene, kind),
    derive: createDerive(engine, projects),
    async events(ref, { after = 0, limit = 500 } = {}) {
      await projects.get(ref)
      return engine.store.readEvents(ref.ownerId, ref.projectId, { after, limit })
    },
    follow: (ref, options) => following(ref, options, (item) => item),
    watch: (ref, options) =>
      following(ref, options, (item) => (item.type === 'event' ? item.event : undefined)),
    artifacts: createArtifacts(engine, projects),
    open: (artifact) => openContent(engine.assets, artifact),
    assetLinks: engine.assets.links ?? null,
    gc: (how) => collectGarbage(engine, how),
    verify: (how) => verifyAssets(engine, how),
    async checkStorage() {
      await Promise.all([engine.store.check(), engine.assets.check()])
    },
    mediaVersion: () => engine.media.version(),
    advance,
    async close({ drainMs = 0 } = {}) {
      const stopped = dispatcher.stop()
      if (drainMs > 0) await settledWithin(stopped, drainMs, clock)
      stopping.abort()
      for (const { controller } of active.values())
        controller.abort(new MutoscopeError('LEASE_LOST', { message: 'The studio is closing.' }))
      await stopped
      await sweeping
      await observing.stop()
      await options.nudges?.close()
      await engine.store.close()
    },
  }
}
