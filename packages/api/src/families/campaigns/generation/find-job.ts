import { hasEnded, type Project, type ProjectRef, type Run, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { RequestContext } from '../../../contract/request-context.js'
import { assertDecided } from '../../../run-project/attention.js'
import type { CampaignServices } from '../campaign-services.js'
import { jobActive, jobNotFound } from '../errors.js'
import { notFound } from '../or-not-found.js'
import { orNull } from '../or-null.js'
import { toJobStatus, type JobStatus } from './job-status.js'
import type { VideoFacts } from './video-record.js'

/** A generation job with everything that is stored of it. */
export interface GenerationJob {
  readonly record: StoredRecord<VideoFacts>
  readonly project: Project
  readonly ref: ProjectRef
  /** The newest run. */
  readonly run: Run | null
  readonly status: JobStatus
}

/** Finds a job of an owner. @throws `JOB_NOT_FOUND`, also for one of another owner */
export async function findJob(
  services: CampaignServices,
  ownerId: string,
  jobId: string,
): Promise<GenerationJob> {
  const record = await services.videos.find({ ownerId, id: jobId })
  const [job] = record === null ? [] : await loadJobs(services, ownerId, [record])
  if (job === undefined) throw notFound(jobNotFound, jobId)
  return job
}

/** The jobs of an owner's records, in their order; one that was deleted meanwhile is left out. */
export async function loadJobs(
  { studio }: Pick<CampaignServices, 'studio'>,
  ownerId: string,
  records: readonly StoredRecord<VideoFacts>[],
): Promise<readonly GenerationJob[]> {
  const runs = await studio.runs.latest(
    ownerId,
    records.map(({ id }) => id),
  )
  const jobs = await Promise.all(
    records.map(async (record): Promise<readonly GenerationJob[]> => {
      const ref = { ownerId, projectId: record.id }
      const project = await orNull('PROJECT_NOT_FOUND', () => studio.projects.get(ref))
      const run = runs.get(record.id)?.latest ?? null
      return project === null ? [] : [{ record, project, ref, run, status: toJobStatus(run) }]
    }),
  )
  return jobs.flat()
}

/** @throws `JOB_ACTIVE` while the job is worked on; `CALL_AMBIGUOUS` while it waits for a decision */
export async function assertEnded(
  { studio }: Pick<CampaignServices, 'studio'>,
  { record, run, status }: GenerationJob,
  context: Pick<RequestContext, 'url'>,
): Promise<void> {
  if (run === null || hasEnded(run.status)) return
  await assertDecided(studio, run, context)
  throw new ApiError(jobActive, {
    message: `Job "${record.id}" is ${status}. Wait for its end or cancel it first.`,
    details: { id: record.id, status },
  })
}
