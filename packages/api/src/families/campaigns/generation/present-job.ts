import { ARTIFACT_NAMES, hasEnded, type AvatarBrief } from '@mutoscope/core'
import type { RouteContext } from '../../../contract/route-context.js'
import type { SchemaInput } from '../../../contract/schema.js'
import { presentMoney, updatedAt } from '../../../kept-project/present-kept.js'
import { toIso } from '../../../project-routes/wire-values.js'
import { decisionNeeded, readAttention, type Attention } from '../../../run-project/attention.js'
import { runFailure } from '../../../run-project/run-failure.js'
import { runPercent } from '../../../run-project/run-percent.js'
import type { CampaignServices } from '../campaign-services.js'
import { videoFileName } from '../video/video-file-name.js'
import type { GenerationJob } from './find-job.js'
import type { generationJob } from './job-wire.js'
import { campaignIdOf } from './video-record.js'

/** Writes a job as callers see it. */
export async function presentJob(
  { studio }: Pick<CampaignServices, 'studio'>,
  job: GenerationJob,
  context: RouteContext,
): Promise<SchemaInput<typeof generationJob>> {
  const { record, project, ref, run, status, artifacts } = job
  const [rows, money, attention] = await Promise.all([
    run === null ? [] : studio.runs.stages({ ownerId: ref.ownerId, runId: run.id }),
    presentMoney(studio, job),
    readAttention(studio, run, context),
  ])
  const content = artifacts.get(ARTIFACT_NAMES.video)?.content ?? null
  const started = rows.flatMap(({ startedAt }) => startedAt ?? [])
  return {
    job_id: record.id,
    project_id: ref.projectId,
    status,
    progress: runPercent(studio, project, run, rows),
    current_stage: status === 'completed' ? null : (rows.at(-1)?.stage ?? null),
    ...presentFacts(job),
    ...money,
    priority: run?.priority ?? 0,
    error: presentError(job, attention),
    attention,
    warnings: [...job.warnings],
    video_id: content === null ? null : record.id,
    video_url: content === null ? null : await context.fileUrl(ref.ownerId, content, videoFileName(project)),
    created_at: toIso(record.createdAt),
    started_at: started.length === 0 ? null : toIso(Math.min(...started)),
    completed_at: run !== null && hasEnded(run.status) ? toIso(run.updatedAt) : null,
    updated_at: updatedAt(job, record),
  }
}

/** What was ordered, which a job and its video have in common. */
export function presentFacts({ record, project }: Pick<GenerationJob, 'record' | 'project'>) {
  const { script, title = '' } = project.brief as AvatarBrief
  const { templateId, avatarId, voiceId } = record.data
  const { aspectRatio, language } = project.settings
  return {
    title,
    script,
    campaign_id: campaignIdOf(record),
    template_id: templateId,
    avatar_id: avatarId,
    voice_id: voiceId,
    aspect_ratio: aspectRatio,
    language,
  }
}

function presentError(
  { run }: GenerationJob,
  attention: Attention | null,
): { readonly code: string; readonly message: string } | null {
  if (attention !== null) return { code: decisionNeeded.code, message: attention.message }
  const failure = run?.status === 'failed' ? runFailure(run) : undefined
  return failure === undefined ? null : { code: failure.code, message: failure.message }
}
