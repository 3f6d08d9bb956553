import { ERRORS, toDollars, type Artifact, type StoryboardBrief } from '@mutoscope/core'
import type { RouteContext } from '../../contract/route-context.js'
import type { SchemaInput } from '../../contract/schema.js'
import { updatedAt } from '../../kept-project/present-kept.js'
import { toIso } from '../../project-routes/wire-values.js'
import type { Job, VisibleJob } from './find-job.js'
import { inspectJob, videoParameters, type InspectedJob } from './inspect-job.js'
import type { JobServices } from './job-record.js'
import type { JobScene } from './job-scenes.js'
import type { job as jobSchema, jobMetadata, jobSummary } from './job-wire.js'
import { STYLE_WORDS } from '../../setting-words/setting-words.js'

type FileUrl = Pick<RouteContext, 'fileUrl'>
type Addresses = Pick<RouteContext, 'fileUrl' | 'url'>

/** A job as it is sent. Strangers get no word of it. */
export async function presentJob(
  services: JobServices,
  visible: VisibleJob,
  context: Addresses,
): Promise<SchemaInput<typeof jobSchema>> {
  const job = await inspectJob(services, visible, context)
  const mine = job.viewer === 'owner'
  const { brief, project, progress } = job
  return {
    ...statusFields(job),
    project_id: mine ? project.id : null,
    prompt: mine ? brief.prompt : null,
    duration: brief.durationSec,
    style: STYLE_WORDS.toTheirs(project.settings.style),
    aspect_ratio: project.settings.aspectRatio,
    storyboard: await Promise.all(
      job.scenes.map(async ({ number, scene, image, status, error }) => ({
        scene: {
          scene_number: number,
          description: mine ? scene.description : null,
          duration: scene.durationMs / 1000,
          image_prompt: mine ? scene.imagePrompt : null,
          narration: mine ? scene.narration : null,
        },
        image_url: await imageUrl({ number, image }, context),
        generation_status: status,
        error: mine ? error : null,
      })),
    ),
    progress: progress.percent,
    current_stage: progress.stage,
    costs: costs(job),
    metrics: metrics(job),
    budget_usd: !mine || project.budgetMicros === null ? null : toDollars(project.budgetMicros),
    video_url: await videoUrl(job, context),
    warnings: mine ? [...job.warnings] : [],
    error: job.error,
    attention: mine ? job.attention : null,
  }
}

/** What everybody is told of a job. */
export async function presentMetadata(
  services: JobServices,
  visible: VisibleJob,
  context: Addresses,
): Promise<SchemaInput<typeof jobMetadata>> {
  const job = await inspectJob(services, visible, context)
  const countOf = (wanted: JobScene['status']) => job.scenes.filter(({ status }) => status === wanted).length
  return {
    ...statusFields(job),
    scenes: {
      total: job.scenes.length,
      completed: countOf('completed'),
      failed: countOf('failed'),
      details: await Promise.all(
        job.scenes.map(async ({ number, scene, image, status }) => ({
          scene_number: number,
          duration: scene.durationMs / 1000,
          generation_status: status,
          image_url: await imageUrl({ number, image }, context),
        })),
      ),
    },
    costs: costs(job),
    metrics: metrics(job),
    video: {
      available: job.video !== null,
      url: await videoUrl(job, context),
      parameters: videoParameters(job),
    },
    error: job.error,
  }
}

/** A job in the list of its owner. */
export function presentSummary(job: Job): SchemaInput<typeof jobSummary> {
  const { settings } = job.project
  const brief = job.project.brief as StoryboardBrief
  return {
    ...lifetime(job),
    project_id: job.project.id,
    prompt: brief.prompt,
    duration: brief.durationSec,
    style: STYLE_WORDS.toTheirs(settings.style),
    aspect_ratio: settings.aspectRatio,
    error: summaryError(job),
  }
}

/** The whole of it, with the calls, is told by the job itself. */
function summaryError({ status, run }: Job): string | null {
  if (status === 'needs_attention') return ERRORS.CALL_AMBIGUOUS.message
  return status === 'failed' ? (run?.error?.message ?? null) : null
}

function statusFields(job: InspectedJob) {
  return {
    ...lifetime(job),
    approved: job.approvedAt !== null,
    approved_at: job.approvedAt === null ? null : toIso(job.approvedAt),
  }
}

function lifetime(job: Job) {
  const { number, status, project } = job
  return {
    job_id: number,
    status,
    created_at: toIso(project.createdAt),
    updated_at: updatedAt(job),
  }
}

function costs({ record, actualMicros }: InspectedJob) {
  return {
    estimated: toDollars(record.data.estimatedMicros),
    actual: toDollars(actualMicros),
    currency: 'USD' as const,
  }
}

function metrics({ record }: InspectedJob) {
  return { refinement_count: record.data.refinements, download_count: record.data.downloads }
}

async function imageUrl(
  { number, image }: Pick<JobScene, 'number' | 'image'>,
  context: FileUrl,
): Promise<string | null> {
  return urlOf(
    image,
    `scene-${number}.${image?.content?.mediaType === 'image/jpeg' ? 'jpg' : 'png'}`,
    context,
  )
}

async function videoUrl({ number, video }: InspectedJob, context: FileUrl): Promise<string | null> {
  return urlOf(video, `job-${number}.mp4`, context)
}

async function urlOf(artifact: Artifact | null, filename: string, context: FileUrl): Promise<string | null> {
  return artifact === null || artifact.content === null
    ? null
    : context.fileUrl(artifact.ownerId, artifact.content, filename)
}
