import { ARTIFACT_NAMES, RECIPES, toDollars, type Artifact } from '@mutoscope/core'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { readAttention, type Attention } from '../../../run-project/attention.js'
import { runPercent } from '../../../run-project/run-percent.js'
import type { StoryboardServices } from '../storyboard-services.js'
import type { Video } from './find-video.js'
import { spentOnVideo, type VideoSpending } from './spent-on-video.js'
import { videoError } from './video-error.js'
import { currentStage, toVideoStatus } from './video-status.js'
import type { videoStatus, videoTask } from './video-wire.js'

type Addresses = Pick<RouteContext, 'fileUrl' | 'url'>

/** A task as it is sent. */
export async function presentVideo(
  services: StoryboardServices,
  video: Video,
  context: Addresses,
): Promise<SchemaInput<typeof videoTask>> {
  return present(video, await loadOutcome(services, video, context), context)
}

/** A task with how far it is. */
export async function presentStatus(
  services: StoryboardServices,
  video: Video,
  context: Addresses,
): Promise<SchemaInput<typeof videoStatus>> {
  const { run } = video
  const [outcome, rows] = await Promise.all([
    loadOutcome(services, video, context),
    run === null ? [] : services.studio.runs.stages({ ownerId: run.ownerId, runId: run.id }),
  ])
  return {
    ...(await present(video, outcome, context)),
    progress: runPercent(services.studio, { recipe: RECIPES.musicVideo.name }, run, rows),
    current_stage: currentStage(run, rows),
    error: videoError(run, outcome.attention),
    attention: outcome.attention,
  }
}

interface Outcome {
  readonly artifact: Artifact | null
  readonly warnings: string[]
  readonly spending: VideoSpending
  readonly attention: Attention | null
}

async function loadOutcome(
  { studio }: StoryboardServices,
  { ref, record: { data }, run, artifacts, warnings }: Video,
  context: Addresses,
): Promise<Outcome> {
  const [ledger, attention] = await Promise.all([
    studio.ledger({ ownerId: ref.ownerId, projectId: ref.projectId }),
    readAttention(studio, run, context),
  ])
  return {
    artifact: artifacts.get(ARTIFACT_NAMES.video) ?? null,
    warnings: [...new Set([...data.warnings, ...warnings])],
    spending: spentOnVideo(ledger, data.engine),
    attention,
  }
}

async function present(
  { record, run }: Video,
  { artifact, warnings, spending, attention }: Outcome,
  context: Addresses,
): Promise<SchemaInput<typeof videoTask>> {
  const { id, ownerId, data, createdAt, updatedAt } = record
  const { youtube } = data
  return {
    id,
    task_id: id,
    project_id: id,
    user_id: ownerId,
    project_name: data.projectName,
    song_title: data.songTitle,
    music_file: data.musicFile,
    genre: data.genre,
    mood: data.mood,
    bpm: data.bpm,
    engine: data.engine,
    prompt: data.prompt,
    style: data.style,
    video_url:
      artifact?.content == null ? null : await context.fileUrl(ownerId, artifact.content, `${id}.mp4`),
    status: toVideoStatus(run),
    youtube_title: youtube?.title ?? null,
    youtube_description: youtube?.description ?? null,
    youtube_tags: [...(youtube?.tags ?? [])],
    cost: toDollars(spending.micros),
    credits_used: spending.credits,
    estimated_cost: toDollars(data.costMicros),
    estimated_credits: data.credits,
    stand_in: data.standIn,
    duration: data.durationSec,
    created_at: toIso(createdAt),
    updated_at: toIso(Math.max(updatedAt, run?.updatedAt ?? 0)),
    completed_at: run?.status === 'succeeded' ? toIso(run.updatedAt) : null,
    error_message: videoError(run, attention)?.message ?? null,
    warnings,
  }
}
