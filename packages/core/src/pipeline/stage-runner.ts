import type { Approval, Project } from '../domain/project.js'
import type { StageRow, StageStatus } from '../domain/run.js'
import type { Models } from '../models/models.js'
import { fromStoredError, toStoredError, type StoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { digestOf } from '../digest/digest.js'
import type { ArtifactLookup } from '../artifacts/artifact-lookup.js'
import { createArtifactBuilder } from '../make/artifact-builder.js'
import type { Recipe } from './define-recipe.js'
import type { Wake } from '../engine/dispatcher.js'
import type { Engine } from '../engine/engine.js'
import { createMake } from '../make/make.js'
import { toRequestJson } from '../artifacts/request-json.js'
import { noteOutstanding } from './note-outstanding.js'
import type { StagePlace } from '../engine/run-progress.js'
import type { RunEvent, RunWriter } from '../engine/run-writer.js'
import { createStageContext } from './stage-context.js'
import { createStageState, type StageState } from '../make/stage-state.js'
import { Suspension } from '../engine/suspension.js'

/** How a pass over a stage ended. */
export type StageOutcome =
  | { readonly status: 'succeeded' }
  | {
      readonly status: 'waiting'
      readonly dueAt: number | null
      /** Other workers make what it waits for. */
      readonly inBatches: boolean
    }
  | { readonly status: 'gated'; readonly digest: string }
  | { readonly status: 'failed'; readonly error: StoredError }

/** A stage in the middle of a run. */
export interface StagePass {
  readonly engine: Engine
  readonly writer: RunWriter
  readonly stage: Recipe['stages'][number]
  readonly place: StagePlace
  /** The stage's row from an earlier pass of this run. */
  readonly row: StageRow | undefined
  readonly bound: Map<string, string>
  readonly requesters: Map<string, string>
  readonly lookup: ArtifactLookup
  /** Those that the owner may use. */
  readonly models: Models
  readonly mediaVersion: () => Promise<string>
  /** Tells workers that there is something to do. */
  readonly wake: (run: Wake) => void
  readonly signal: AbortSignal
}

/** Runs one stage from its top until it has succeeded, failed, or waits. */
export async function runStage(pass: StagePass): Promise<StageOutcome> {
  const { engine, writer, stage, row } = pass
  const state = createStageState(row?.failures ?? [])
  const startedAt = row?.startedAt ?? engine.clock.now()
  if (row === undefined) {
    await writer.commit(
      'stage.commit',
      [{ type: 'put-stage', stage: toRow(pass, state, 'running', startedAt) }],
      [{ type: 'stage.started', data: { stage: stage.name } }],
    )
  }
  const outcome = await judge(pass, state)
  if (row?.status !== 'succeeded' || outcome.status !== 'succeeded')
    await writeOutcome(pass, state, outcome, startedAt)
  return outcome
}

async function judge(pass: StagePass, state: StageState): Promise<StageOutcome> {
  const { engine, writer, stage, signal } = pass
  let project = await loadProject(pass)
  const report = (fraction: number) => {
    const bounded = Math.min(1, Math.max(0, fraction))
    engine.hub.emit('progress', {
      projectId: writer.run.projectId,
      runId: writer.run.id,
      stage: stage.name,
      fraction: bounded,
      overall: engine.progress.note(writer.run.id, pass.place, bounded),
    })
  }
  const source = createArtifactBuilder({
    engine,
    writer,
    state,
    lookup: pass.lookup,
    signal,
    stage: stage.name,
    resource: stage.type === 'gate' ? 'io' : stage.resource,
    bound: pass.bound,
    requesters: pass.requesters,
    progress: report,
    sharing: engine.sharesBatches
      ? { place: pass.place, wake: () => pass.wake({ runId: writer.run.id, lane: 'cpu' }) }
      : undefined,
  })
  const make = createMake(source, {
    models: pass.models,
    onFailure: project.settings.onFailure ?? engine.onFailure,
    media: engine.media,
    mediaVersion: pass.mediaVersion,
    open: async (artifact) => engine.assets.open(artifact.content?.hash ?? ''),
  })
  const context = createStageContext({
    make: noteOutstanding(make, state.outstanding),
    signal,
    progress: report,
    createId: engine.createId,
    project: () => project,
    async update(change) {
      project = await updateProject(pass, change)
    },
  })
  let thrown: unknown
  let binds: unknown
  try {
    if (stage.type === 'gate') binds = await stage.binds(context)
    else await stage.run(context)
  } catch (error) {
    thrown = error
  }
  while (state.outstanding.size > 0) await Promise.allSettled(state.outstanding)
  signal.throwIfAborted()
  if (state.suspensions.length > 0)
    return {
      status: 'waiting',
      dueAt: earliest(state.suspensions),
      inBatches: state.inBatches.size > 0,
    }
  if (thrown !== undefined && !(thrown instanceof Suspension))
    return { status: 'failed', error: failure(stage.name, state, thrown) }
  return stage.type === 'gate'
    ? passGate(pass, project, await digestOf(toRequestJson(binds)))
    : { status: 'succeeded' }
}

async function passGate(
  { engine, writer, stage }: StagePass,
  project: Project,
  digest: string,
): Promise<StageOutcome> {
  if (project.approvals[stage.name]?.digest === digest) return { status: 'succeeded' }
  if (!writer.run.autoApprove) return { status: 'gated', digest }
  const approval: Approval = { digest, by: 'auto', at: engine.clock.now() }
  const approved = nextRevision(
    project,
    { approvals: { ...project.approvals, [stage.name]: approval } },
    engine.clock.now(),
  )
  await writer.commit(
    'gate.commit',
    [{ type: 'update-project', project: approved }],
    [{ type: 'gate.approved', data: { gate: stage.name, digest, by: 'auto' } }],
  )
  return { status: 'succeeded' }
}

async function writeOutcome(
  pass: StagePass,
  state: StageState,
  outcome: StageOutcome,
  startedAt: number,
): Promise<void> {
  const { writer, stage } = pass
  const events: RunEvent[] = []
  if (outcome.status === 'succeeded') {
    for (const [name, artifact] of state.answered) {
      if (artifact.provenance.runId !== writer.run.id)
        events.push({
          type: 'artifact.reused',
          data: { name, kind: artifact.kind, stage: stage.name, digest: artifact.digest },
        })
    }
    const { asked, made, reused } = toRow(pass, state, 'succeeded', startedAt)
    events.push({ type: 'stage.succeeded', data: { stage: stage.name, asked, made, reused } })
  }
  if (outcome.status === 'failed') {
    for (const { name, digest, code, message } of state.failures.values())
      events.push({ type: 'artifact.failed', data: { name, digest, stage: stage.name, code, message } })
    events.push({
      type: 'stage.failed',
      data: { stage: stage.name, code: outcome.error.code, message: outcome.error.message },
    })
  }
  if (outcome.status === 'gated')
    events.push({ type: 'gate.reached', data: { gate: stage.name, digest: outcome.digest } })
  await writer.commit(
    'stage.commit',
    [{ type: 'put-stage', stage: toRow(pass, state, outcome.status, startedAt) }],
    events,
  )
}

function toRow(
  { engine, writer, stage }: StagePass,
  state: StageState,
  status: StageStatus,
  startedAt: number,
): StageRow {
  const made = [...state.answered.values()].filter(
    (artifact) => artifact.provenance.runId === writer.run.id,
  ).length
  return {
    runId: writer.run.id,
    stage: stage.name,
    status,
    asked: state.asked.size,
    made,
    reused: state.answered.size - made,
    failures: [...state.failures.values()],
    startedAt,
    endedAt: status === 'succeeded' || status === 'failed' ? engine.clock.now() : null,
  }
}

async function loadProject({ engine, writer }: StagePass): Promise<Project> {
  const project = await engine.store.getProject(writer.run.ownerId, writer.run.projectId)
  if (project === null)
    throw new MutoscopeError('PROJECT_NOT_FOUND', { details: { projectId: writer.run.projectId } })
  return project
}

/** Applies a change to the project as it is now; starts over when somebody else changed it in between. */
async function updateProject(
  pass: StagePass,
  change: (project: Project) => Partial<Project>,
): Promise<Project> {
  for (;;) {
    const project = await loadProject(pass)
    const changed = nextRevision(project, change(project), pass.engine.clock.now())
    try {
      await pass.writer.commit(
        'project.commit',
        [{ type: 'update-project', project: changed }],
        [{ type: 'project.changed', data: { revision: changed.revision, by: pass.stage.name } }],
      )
      return changed
    } catch (error) {
      if (!MutoscopeError.isInstance(error) || error.code !== 'REVISION_CONFLICT') throw error
    }
  }
}

/** A project with a change and the next revision. */
export function nextRevision(project: Project, change: Partial<Project>, now: number): Project {
  return { ...project, ...change, revision: project.revision + 1, updatedAt: now }
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function failure(stage: string, state: StageState, thrown: unknown): StoredError {
  const failures = [...state.failures.values()]
  const [first] = failures
  if (first === undefined) return toStoredError(thrown)
  const names = failures.map(({ name }) => name).join(', ')
  const using = first.model === undefined ? '' : ` with ${first.model}`
  return {
    code: 'STAGE_FAILED',
    message: `Stage "${stage}" could not make ${names}${using}: ${first.message}`,
    details: {
      stage,
      failures: failures.map((each) => ({
        name: each.name,
        code: each.code,
        message: each.message,
        model: each.model ?? null,
        retryable: fromStoredError(each).retryable,
      })),
    },
    ...(first.cause === undefined ? {} : { cause: first.cause }),
    ...(first.stack === undefined ? {} : { stack: first.stack }),
  }
}
