import { ARTIFACT_NAMES, type FileRef } from '@mutoscope/core'
import type * as z from 'zod'
import type { RouteContext } from '../../../contract/route-context.js'
import { presentMoney, updatedAt } from '../../../kept-project/present-kept.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { readAttention } from '../../../run-project/attention.js'
import { runPercent } from '../../../run-project/run-percent.js'
import type { AdsServices } from '../ads-services.js'
import type { Job, KeptJob } from './find-job.js'
import { jobProgress, type StageProgress } from './job-progress.js'
import type { job, jobStage } from './job-wire.js'

/** Writes a job as callers see it. */
export async function presentJob(
  { studio, live }: AdsServices,
  context: RouteContext,
  found: KeptJob,
): Promise<z.input<typeof job>> {
  const { id, kind, project, run, artifacts } = found
  const [rows, money, attention] = await Promise.all([
    studio.runs.stages({ ownerId: project.ownerId, runId: run.id }),
    presentMoney(studio, found),
    readAttention(studio, run, context),
  ])
  const video = run.status === 'succeeded' ? artifacts.get(ARTIFACT_NAMES.video) : undefined
  const percent = runPercent(studio, project, run, rows)
  const progress = jobProgress(kind, run, rows, live.of(run.id), percent)
  const made = rows.reduce((sum, row) => sum + row.made, 0)
  const reused = rows.reduce((sum, row) => sum + row.reused, 0)
  return {
    job_id: id,
    project_id: project.id,
    kind,
    status: progress.status,
    progress: progress.percent,
    created_at: toIso(project.createdAt),
    updated_at: updatedAt(
      found,
      undefined,
      rows.flatMap(({ startedAt, endedAt }) => [startedAt ?? 0, endedAt ?? 0]),
    ),
    ...ordered(found),
    product_image_path: await productImagePath(found, context),
    video_url:
      video?.content == null ? null : await context.fileUrl(project.ownerId, video.content, `${id}.mp4`),
    error_message: attention?.message ?? run.error?.message ?? null,
    attention,
    warnings: [...found.warnings],
    ...money,
    priority: run.priority,
    reused: progress.status === 'completed' && made === 0 && reused > 0,
    reused_artifacts: reused,
    made_artifacts: made,
    stages: progress.stages.map(presentStage),
  }
}

/** Where the picture that was sent with an order is; null without one. */
async function productImagePath({ kind, project }: Job, context: RouteContext): Promise<string | null> {
  const { productImage } = project.brief as { readonly productImage?: FileRef }
  if (kind !== 'product_ad' || productImage === undefined) return null
  const extension = productImage.mediaType === 'image/jpeg' ? 'jpg' : productImage.mediaType.split('/')[1]
  return context.fileUrl(project.ownerId, productImage, `product.${extension}`)
}

/** What was ordered, read from the brief of the job's recipe. */
function ordered({
  kind,
  project,
}: Job): Pick<z.input<typeof job>, 'product_name' | 'style' | 'cta_text' | 'concept_prompt'> {
  const brief = project.brief as { readonly [name: string]: unknown }
  const text = (name: string) => (typeof brief[name] === 'string' ? brief[name] : null)
  if (kind === 'product_ad')
    return {
      product_name: text('productName'),
      style: text('style'),
      cta_text: text('ctaText'),
      concept_prompt: null,
    }
  return {
    product_name: null,
    style: null,
    cta_text: null,
    concept_prompt: text(kind === 'music_video' ? 'concept' : 'prompt'),
  }
}

function presentStage(
  { name, status, percent, startedAt, endedAt, counts, error }: StageProgress,
  index: number,
): z.input<typeof jobStage> {
  return {
    id: index + 1,
    stage_name: name,
    status,
    progress: percent,
    started_at: startedAt === null ? null : toIso(startedAt),
    completed_at: endedAt === null ? null : toIso(endedAt),
    stage_data: counts,
    error_message: error,
  }
}
