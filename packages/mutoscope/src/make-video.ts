import { access, constants, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import {
  fromErrorRecord,
  MutoscopeError,
  type Project,
  type ProjectSettings,
  type Run,
  type Studio,
  type VideoData,
} from '@mutoscope/core'
import { writeOutput } from './write-output.js'

/** What {@link makeVideo} makes. Give a `prompt`, or a `script`, or the `brief` of any recipe. */
export interface MakeVideoOptions {
  /** One sentence or more about the video; makes a `storyboard` project. */
  readonly prompt?: string
  /** Your own words, kept as they are; makes a `narrated` project. */
  readonly script?: string
  /** A recipe and its brief, instead of the two above. */
  readonly recipe?: string
  readonly brief?: Readonly<Record<string, unknown>>
  readonly title?: string
  /** Seconds. */
  readonly durationSec?: number
  readonly settings?: Partial<ProjectSettings>
  /**
   * Name of the project; the same name again changes and continues the project. @default the file name of
   * `out`
   */
  readonly project?: string
  /** @default 'local' */
  readonly ownerId?: string
  /** Where the MP4 is written; it appears there only when it is whole. */
  readonly out?: string
  readonly signal?: AbortSignal
  /** Told as stages go on; `fraction` is 0 to 1 within the stage. */
  readonly onProgress?: (progress: { readonly stage: string; readonly fraction: number }) => void
}

/** A finished video and what it took. */
export interface MadeVideo {
  readonly project: Project
  readonly run: Run
  readonly video: VideoData
  /** Names of artifacts that were made by this run, and of those that were there. */
  readonly made: readonly string[]
  readonly reused: readonly string[]
  /** What the makers want known, such as a missing voice. */
  readonly warnings: readonly string[]
  readonly costMicros: number
  readonly tookMs: number
  /** Absolute path of the written file, or null without `out`. */
  readonly path: string | null
}

/**
 * From a brief to a file in one call: makes or continues the project, approves its gates, runs it, and writes
 * the video.
 *
 * @throws the run's error (`STAGE_FAILED` with its failures, `CANCELLED`), `INVALID_INPUT`,
 *   `OUTPUT_NOT_WRITABLE`
 */
export async function makeVideo(studio: Studio, options: MakeVideoOptions): Promise<MadeVideo> {
  const startedAt = Date.now()
  const out = options.out === undefined ? null : resolve(options.out)
  if (out !== null) await assertWritable(dirname(out))
  const project = await openProject(studio, options)
  const ref = { ownerId: project.ownerId, projectId: project.id }
  const progress = (tick: { projectId: string; stage: string; fraction: number }) => {
    if (tick.projectId === project.id) options.onProgress?.(tick)
  }
  studio.hub.on('progress', progress)
  try {
    const run = await runToEnd(studio, ref, options.signal)
    const outcome = await collect(studio, ref, run.id)
    if (run.status === 'cancelled')
      throw new MutoscopeError('CANCELLED', { message: 'The run was cancelled. What was made is kept.' })
    if (run.status !== 'succeeded')
      throw run.error === null
        ? new MutoscopeError('STAGE_FAILED', { message: `The run ended as ${run.status}.` })
        : fromErrorRecord(run.error)
    const artifact = await studio.artifact(ref, 'video')
    if (out !== null) await writeOutput(await studio.open(artifact), out)
    return {
      project: await studio.projects.get(ref),
      run,
      video: artifact.data as VideoData,
      ...outcome,
      tookMs: Date.now() - startedAt,
      path: out,
    }
  } finally {
    studio.hub.off('progress', progress)
  }
}

async function openProject(studio: Studio, options: MakeVideoOptions): Promise<Project> {
  const ownerId = options.ownerId ?? 'local'
  const key =
    options.project ??
    (options.out === undefined ? undefined : options.out.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, ''))
  const { recipe, brief } = toBrief(options, key)
  const existing = key === undefined ? null : await studio.projects.find(ownerId, key)
  if (existing !== null && existing.recipe === recipe) {
    return studio.projects.update(
      { ownerId, projectId: existing.id },
      { brief, settings: options.settings ?? {} },
    )
  }
  if (existing !== null) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Project "${existing.key ?? ''}" is a ${existing.recipe} project. Choose another name with \`project\`.`,
      details: { field: 'project' },
    })
  }
  return studio.projects.create({
    ownerId,
    recipe,
    brief,
    settings: options.settings ?? {},
    ...(key === undefined ? {} : { key }),
  })
}

function toBrief(
  options: MakeVideoOptions,
  key: string | undefined,
): { recipe: string; brief: Readonly<Record<string, unknown>> } {
  const given = [options.prompt, options.script, options.brief].filter((value) => value !== undefined)
  if (given.length !== 1)
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'Give exactly one of `prompt`, `script` and `brief`.',
      details: { field: 'prompt' },
    })
  const duration = options.durationSec === undefined ? {} : { durationSec: options.durationSec }
  if (options.brief !== undefined) return { recipe: options.recipe ?? 'storyboard', brief: options.brief }
  if (options.script !== undefined)
    return {
      recipe: 'narrated',
      brief: { title: options.title ?? key ?? 'Untitled', script: options.script, ...duration },
    }
  return { recipe: 'storyboard', brief: { prompt: options.prompt, ...duration } }
}

async function runToEnd(
  studio: Studio,
  ref: { ownerId: string; projectId: string },
  signal: AbortSignal | undefined,
): Promise<Run> {
  const run = { ownerId: ref.ownerId, runId: await startRun(studio, ref) }
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
 * Starts a run. One that a killed process left behind is finished first, which gives back whatever it had
 * made.
 */
async function startRun(studio: Studio, ref: { ownerId: string; projectId: string }): Promise<string> {
  try {
    return (await studio.runs.start(ref, { autoApprove: true })).id
  } catch (error) {
    if (!MutoscopeError.isInstance(error) || error.code !== 'RUN_ACTIVE') throw error
    const [left] = await studio.runs.list(ref, { limit: 1 })
    if (left !== undefined) await studio.runs.wait({ ownerId: ref.ownerId, runId: left.id })
    return (await studio.runs.start(ref, { autoApprove: true })).id
  }
}

/** Tells from the artifacts' origins what the run made and what was there before. */
async function collect(studio: Studio, ref: { ownerId: string; projectId: string }, runId: string) {
  const { artifacts } = await studio.status(ref)
  const bound = artifacts.flatMap(({ artifact, state }) =>
    artifact === null || state !== 'current' ? [] : [artifact],
  )
  const mine = bound.filter((artifact) => artifact.provenance.runId === runId)
  const names = (found: boolean) =>
    artifacts
      .filter(
        ({ artifact, state }) => state === 'current' && (artifact?.provenance.runId === runId) === found,
      )
      .map(({ name }) => name)
  return {
    made: names(true),
    reused: names(false),
    warnings: [...new Set(bound.flatMap((artifact) => artifact.warnings))],
    costMicros: mine.reduce((sum, artifact) => sum + artifact.provenance.costMicros, 0),
  }
}

async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw new MutoscopeError('OUTPUT_NOT_WRITABLE', {
      message: `The folder ${folder} cannot be written. Choose another place for the video.`,
      details: { folder },
      cause,
    })
  }
}
