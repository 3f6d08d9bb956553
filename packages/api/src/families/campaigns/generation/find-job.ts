import { hasEnded, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import type { RouteContext } from '../../../contract/route-context.js'
import { loadKeptRecords, type KeptRecord } from '../../../kept-project/load-kept.js'
import { assertDecided } from '../../../run-project/attention.js'
import type { CampaignServices } from '../campaign-services.js'
import { jobActive, jobNotFound } from '../errors.js'
import { notFound } from '../or-not-found.js'
import { toJobStatus, type JobStatus } from './job-status.js'
import type { VideoFacts } from './video-record.js'

/** A generation job with everything that is stored of it. */
export interface GenerationJob extends KeptRecord<VideoFacts> {
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
  const kept = await loadKeptRecords(studio, ownerId, records)
  return kept.map((job) => ({ ...job, status: toJobStatus(job.run) }))
}

/** @throws `JOB_ACTIVE` while the job is worked on; `CALL_AMBIGUOUS` while it waits for a decision */
export async function assertEnded(
  { studio }: Pick<CampaignServices, 'studio'>,
  { record, run, status }: GenerationJob,
  context: Pick<RouteContext, 'url'>,
): Promise<void> {
  if (run === null || hasEnded(run.status)) return
  await assertDecided(studio, run, context)
  throw new ApiError(jobActive, {
    message: `Job "${record.id}" is ${status}. Wait for it to finish, or cancel it first.`,
    details: { id: record.id, status },
  })
}
