import {
  MutoscopeError,
  type ProgressTick,
  type Project,
  type Run,
  type Studio,
  type VideoData,
} from '@mutoscope/core'
import { fromStoredError } from '@mutoscope/core/ports'
import type { MakeVideoOptions } from './make-video-options.js'
import { openVideoProject } from './open-video-project.js'
import { assertOutput, writeVideo } from './video-output.js'

/** A finished video and what it took. */
export interface MadeVideo {
  readonly project: Project
  readonly run: Run
  readonly video: VideoData
  /** Names of artifacts that were made by this run, and of those that were there. */
  readonly made: readonly string[]
  readonly reused: readonly string[]
  /** Gates that approved themselves in this run. */
  readonly approved: readonly string[]
  /** Models that made what is in the video, as `provider/model`; `offline/…` are the keyless ones. */
  readonly models: readonly string[]
  /** What the makers want known, such as a missing voice. */
  readonly warnings: readonly string[]
  /** What was spent during this run, micro-dollars; failed and refused requests that cost money included. */
  readonly costMicros: number
  readonly tookMs: number
  /** Absolute path of the written file, or null without `out`. */
  readonly path: string | null
}

/** Which project a video is made of. */
type Ref = { readonly ownerId: string; readonly projectId: string }

/** How an existing project is rendered. */
export type RenderVideoOptions = Pick<
  MakeVideoOptions,
  'out' | 'budgetMicros' | 'priority' | 'autoApprove' | 'signal' | 'onProgress' | 'onApprove' | 'onWait'
>

/**
 * From a brief to a file in one call: makes or continues the project, approves its gates, runs it, and writes
 * the video.
 *
 * @throws before anything is made: `INVALID_INPUT`, `OUTPUT_NOT_WRITABLE`, `FFMPEG_UNAVAILABLE`,
 *   `ALREADY_EXISTS` for a project of another brief or recipe; then the run's error (`STAGE_FAILED` with its
 *   failures, `CANCELLED`), `GATE_WAITING`
 */
export async function makeVideo(studio: Studio, options: MakeVideoOptions): Promise<MadeVideo> {
  await assertOutput(options.out, options.settings)
  await studio.mediaVersion()
  const project = await openVideoProject(studio, options)
  return renderVideo(studio, { ownerId: project.ownerId, projectId: project.id }, options)
}

/**
 * Runs a project as it stands, for instance after an edit, and writes its video.
 *
 * @throws as {@link makeVideo}, and `PROJECT_NOT_FOUND`
 */
export async function renderVideo(
  studio: Studio,
  { ownerId, projectId }: Ref,
  options: RenderVideoOptions = {},
): Promise<MadeVideo> {
  const startedAt = Date.now()
  const ref = { ownerId, projectId }
  const before = await studio.projects.get(ref)
  const out = await assertOutput(options.out, before.settings)
  await studio.mediaVersion()
  if (options.autoApprove !== false) await reportGates(studio, ref, options)
  const progress = (tick: ProgressTick) => {
    if (tick.projectId === projectId) options.onProgress?.(tick)
  }
  studio.hub.on('progress', progress)
  try {
    const run = await runToEnd(studio, ref, options)
    assertSucceeded(run)
    const outcome = await collect(studio, ref, run)
    const artifact = await studio.artifacts.get(ref, 'video')
    if (out !== null) await writeVideo(studio, ref, out, options.signal)
    const project = await studio.projects.get(ref)
    return {
      project,
      run,
      video: artifact.data as VideoData,
      ...outcome,
      approved: Object.keys(project.approvals).filter(
        (gate) =>
          project.approvals[gate]?.by === 'auto' && project.approvals[gate].at !== before.approvals[gate]?.at,
      ),
      tookMs: Date.now() - startedAt,
      path: out?.path ?? null,
    }
  } finally {
    studio.hub.off('progress', progress)
  }
}

async function reportGates(studio: Studio, ref: Ref, { onApprove }: RenderVideoOptions): Promise<void> {
  if (onApprove === undefined) return
  const { gates } = await studio.status(ref)
  const open = gates.filter(({ approved }) => !approved).map(({ name }) => name)
  if (open.length > 0) onApprove(open)
}

function assertSucceeded({ status, error, projectId, target }: Run): void {
  if (status === 'succeeded') return
  if (status === 'cancelled')
    throw new MutoscopeError('CANCELLED', { message: 'The run was cancelled. Finished artifacts are kept.' })
  if (status === 'gated')
    throw new MutoscopeError('GATE_WAITING', {
      message: 'The run is waiting for an approval. Approve the project and run it again.',
      details: { projectId, target },
    })
  throw error === null
    ? new MutoscopeError('STAGE_FAILED', { message: `The run ended as ${status}.` })
    : fromStoredError(error)
}

async function runToEnd(studio: Studio, ref: Ref, options: RenderVideoOptions): Promise<Run> {
  const { signal } = options
  const run = { ownerId: ref.ownerId, runId: await startRun(studio, ref, options) }
  const cancel = () => void studio.runs.cancel(run)
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await studio.runs.wait(run)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/**
 * Starts a run. One that another process works on, or that a killed process left behind, ends first, which
 * gives whatever it makes to this one.
 */
async function startRun(studio: Studio, ref: Ref, options: RenderVideoOptions): Promise<string> {
  const { budgetMicros, priority, autoApprove = true, signal, onWait } = options
  const wanted = {
    autoApprove,
    ...(budgetMicros === undefined ? {} : { budgetMicros }),
    ...(priority === undefined ? {} : { priority }),
  }
  try {
    return (await studio.runs.start(ref, wanted)).id
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'RUN_ACTIVE') throw error
    const left = await studio.runs.active(ref)
    if (left !== null) {
      onWait?.(left)
      const waiting = { ownerId: ref.ownerId, runId: left.id }
      await studio.runs.wait(waiting, signal === undefined ? {} : { signal })
    }
    return (await studio.runs.start(ref, wanted)).id
  }
}

/**
 * Reads from the artifacts' origins what the run made and what was there before, and from the ledger what it
 * spent: also on what an earlier run had ordered, and on what failed or was refused.
 */
async function collect(studio: Studio, ref: Ref, { id: runId, createdAt }: Run) {
  const [{ artifacts }, { charges }] = await Promise.all([studio.status(ref), studio.ledger(ref)])
  const spent = charges.filter((charge) => charge.runId === runId || (charge.endedAt ?? 0) > createdAt)
  const bound = artifacts.flatMap(({ name, artifact, state }) =>
    artifact === null || state !== 'current' ? [] : [{ name, artifact }],
  )
  const mine = bound.filter(({ artifact }) => artifact.provenance.runId === runId)
  const models = bound.flatMap(({ artifact: { provenance } }) =>
    provenance.provider === 'local' ? [] : [`${provenance.provider}/${provenance.model}`],
  )
  return {
    made: mine.map(({ name }) => name),
    reused: bound.filter((one) => !mine.includes(one)).map(({ name }) => name),
    models: [...new Set(models)].toSorted(),
    warnings: [...new Set(bound.flatMap(({ artifact }) => artifact.warnings))],
    costMicros: spent.reduce((sum, { settledMicros }) => sum + settledMicros, 0),
  }
}
