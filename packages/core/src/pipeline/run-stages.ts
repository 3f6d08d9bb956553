import { createArtifactLookup } from '../artifacts/artifact-lookup.js'
import { cancelCalls } from '../calls/cancel-calls.js'
import type { Lane, Run } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { availableModels } from '../models/available-models.js'
import { checkBalances } from './check-balances.js'
import { laneOfStage, stagesUpTo } from './define-recipe.js'
import type { Wake } from '../engine/dispatcher.js'
import { endRun } from './end-run.js'
import type { PipelineEngine } from './pipeline-engine.js'
import type { RunEvent, RunWriter } from '../engine/run-writer.js'
import { runStage } from './stage-runner.js'
import { inSpan } from '../telemetry/in-span.js'

/** What runs the stages of runs. */
export interface StageWorker {
  readonly engine: PipelineEngine
  /** Lanes that it works in; what comes to a stage of another is handed over. */
  readonly lanes: readonly Lane[]
  /** Tells workers that a run may be due. */
  readonly wake: (run: Wake) => void
}

/**
 * Runs the stages of a claimed run from the first, until it has ended or waits: for a provider, a person, or a
 * worker of another lane.
 */
export async function runStages(worker: StageWorker, writer: RunWriter, signal: AbortSignal): Promise<void> {
  const { engine, lanes } = worker
  const { run } = writer
  const project = await engine.store.getProject(run.ownerId, run.projectId)
  if (project === null)
    throw new MutoscopeError('PROJECT_NOT_FOUND', { details: { projectId: run.projectId } })
  const recipe = engine.recipes.get(project.recipe)
  if (recipe === undefined)
    throw new MutoscopeError('RECIPE_NOT_FOUND', {
      message: `This studio has no recipe "${project.recipe}".`,
      details: { recipe: project.recipe },
    })
  const rows = new Map((await engine.store.listStages(run.id)).map((row) => [row.stage, row]))
  const bindings = await engine.store.listBindings(run.ownerId, run.projectId)
  const bound = new Map(bindings.map(({ name, artifact }) => [name, artifact.digest]))
  const requesters = new Map<string, string>()
  const lookup = createArtifactLookup(engine, run.ownerId)
  let version: Promise<string> | undefined
  const mediaVersion = () => (version ??= engine.media.version())
  const models = await availableModels(
    engine.models,
    run.ownerId,
    bindings.map(({ artifact }) => artifact),
  )
  const stages = stagesUpTo(recipe, run.target)
  // What an earlier worker has reached is not told as less.
  engine.progress.of(
    run,
    stages.map(({ name }) => name),
    [...rows.values()],
  )
  // What cannot be put together in the end need not be bought in the first place.
  if (lanes.includes('cpu') && stages.some((stage) => laneOfStage(stage) === 'cpu')) await mediaVersion()
  for (const [index, stage] of stages.entries()) {
    const stagesLeft = stages.length - index
    const lane = laneOfStage(stage)
    signal.throwIfAborted()
    if (!lanes.includes(lane) && rows.get(stage.name)?.status !== 'succeeded')
      return handOver(worker, writer, { lane, stagesLeft })
    // Before a stage buys anything, all that is left to buy must be within what the keys can pay.
    if (stage.type === 'stage' && !rows.has(stage.name)) {
      const { target } = run
      const current = (await engine.store.getProject(run.ownerId, run.projectId)) ?? project
      await checkBalances({ engine, recipe, project: current, target, models, signal })
    }
    const attributes = { 'mutoscope.run.id': run.id, 'mutoscope.stage': stage.name, 'mutoscope.lane': lane }
    const outcome = await inSpan('stage.run', attributes, async (span) => {
      const reached = await runStage({
        engine,
        writer,
        stage,
        place: { index, total: stages.length },
        row: rows.get(stage.name),
        bound,
        requesters,
        lookup,
        models,
        mediaVersion,
        wake: worker.wake,
        signal,
      })
      span.setAttribute('mutoscope.stage.outcome', reached.status)
      return reached
    })
    if (outcome.status === 'failed') {
      await cancelCalls(engine, writer, 'ended')
      return endRun(engine, writer, 'failed', outcome.error)
    }
    if (outcome.status === 'gated') {
      await pause(
        engine,
        writer,
        { status: 'gated', dueAt: null, lane, stagesLeft },
        { type: 'run.gated', data: { gate: stage.name } },
      )
      return lookAgain(engine, writer, stage.name, outcome.digest)
    }
    if (outcome.status === 'waiting') {
      const status = outcome.dueAt === null ? 'attention' : 'waiting'
      await pause(
        engine,
        writer,
        { status, dueAt: outcome.dueAt, lane, stagesLeft },
        {
          type: `run.${status}`,
          data: { stage: stage.name, dueAt: outcome.dueAt },
        },
      )
      await lookAgainAtCalls(engine, writer, outcome.dueAt)
      if (outcome.inBatches) await lookAgainAtBatches(engine, writer)
      return
    }
  }
  await cancelCalls(engine, writer, 'ended')
  return endRun(engine, writer, 'succeeded', null)
}

/** Leaves the run to workers of another lane. */
async function handOver(
  { engine, wake }: StageWorker,
  writer: RunWriter,
  next: Pick<Run, 'lane' | 'stagesLeft'>,
): Promise<void> {
  const { id: runId } = writer.run
  const now = engine.clock.now()
  const set = { status: 'queued', dueAt: now, ...next } as const
  await writer.commit('run.commit', [{ type: 'update-run', runId, set, updatedAt: now }], [])
  engine.logger.debug({ runId, ...next }, 'A run is handed over.')
  await engine.store.releaseRun({ runId, epoch: writer.run.epoch })
  wake({ runId, lane: next.lane })
}

/**
 * An approval that came while the run was on its way to the gate found no gated run to wake; the run wakes
 * itself.
 */
async function lookAgain(
  engine: PipelineEngine,
  writer: RunWriter,
  gate: string,
  digest: string,
): Promise<void> {
  const project = await engine.store.getProject(writer.run.ownerId, writer.run.projectId)
  if (project?.approvals[gate]?.digest !== digest) return
  const now = engine.clock.now()
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: writer.run.id, set: { status: 'queued', dueAt: now }, updatedAt: now }],
    [],
  )
}

/**
 * The same for what an operator decided or a webhook told about a call in the meantime: a decision leaves no
 * call that waits for one, and a call that was told of is to be looked at earlier than the run meant to.
 */
async function lookAgainAtCalls(
  engine: PipelineEngine,
  writer: RunWriter,
  dueAt: number | null,
): Promise<void> {
  const { run } = writer
  const statuses = ['accepted', 'ambiguous'] as const
  const calls = await engine.store.listCalls(run.ownerId, { runId: run.id, statuses })
  const now = engine.clock.now()
  const looks = calls.flatMap(({ status, pollAt }) => (status === 'accepted' ? [pollAt ?? now] : []))
  const earlier =
    dueAt === null
      ? calls.every(({ pollAt }) => pollAt !== null)
      : looks.some((pollAt) => pollAt < dueAt && pollAt <= now)
  if (!earlier) return
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: run.id, set: { status: 'waiting', dueAt: now }, updatedAt: now }],
    [],
  )
}

/** The last batch may have ended before the run waited for it. */
async function lookAgainAtBatches(engine: PipelineEngine, { run, commit }: RunWriter): Promise<void> {
  if ((await engine.store.batchesLeft(run.id)).count > 0) return
  const now = engine.clock.now()
  await commit(
    'run.commit',
    [{ type: 'update-run', runId: run.id, set: { status: 'waiting', dueAt: now }, updatedAt: now }],
    [],
  )
}

async function pause(
  engine: PipelineEngine,
  writer: RunWriter,
  set: Pick<Run, 'status' | 'dueAt' | 'lane' | 'stagesLeft'>,
  event: RunEvent,
): Promise<void> {
  const { status } = set
  engine.logger.debug({ runId: writer.run.id, ...set }, 'A run waits.')
  // Polls of a waiting run would fill the log; its calls say what happens.
  const events = writer.run.status === status && status === 'waiting' ? [] : [event]
  await writer.commit(
    'run.commit',
    [{ type: 'update-run', runId: writer.run.id, set, updatedAt: engine.clock.now() }],
    events,
  )
}
