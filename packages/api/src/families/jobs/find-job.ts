import { hasEnded, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import type { RouteContext } from '../../contract/route-context.js'
import { loadKeptRecords, type KeptRecord } from '../../kept-project/load-kept.js'
import { assertDecided } from '../../run-project/attention.js'
import { jobBusy, jobNotFound } from './errors.js'
import type { JobData, JobServices } from './job-record.js'
import { toJobStatus, type JobStatus } from './job-status.js'

/** A job with everything that is stored of it. */
export interface Job extends KeptRecord<JobData> {
  readonly number: number
  readonly status: JobStatus
}

/** A job as somebody may look at it: strangers see no words of it. */
export interface VisibleJob extends Job {
  readonly viewer: 'owner' | 'stranger'
}

/** Finds a job of the caller. @throws `JOB_NOT_FOUND`, also for one of another owner */
export async function findOwnJob(
  services: JobServices,
  number: number,
  { ownerId }: Pick<RouteContext, 'ownerId'>,
): Promise<Job> {
  const job = await loadJob(services, number)
  if (job?.ref.ownerId !== ownerId) throw notFound(number)
  return job
}

/**
 * Finds a job that the caller may look at. @throws `JOB_NOT_FOUND`; the 401 error for a stranger where
 * strangers may not look
 */
export async function findVisibleJob(
  services: JobServices,
  number: number,
  context: RouteContext,
): Promise<VisibleJob> {
  const viewerId = services.publicReads ? context.principal?.ownerId : context.ownerId
  const job = await loadJob(services, number)
  if (job === null) throw notFound(number)
  if (job.ref.ownerId === viewerId) return { ...job, viewer: 'owner' }
  if (!services.publicReads) throw notFound(number)
  return { ...job, viewer: 'stranger' }
}

/** @throws `JOB_BUSY` while something of the job is being made; `CALL_AMBIGUOUS` while it waits for a decision */
export async function assertIdle(
  { studio }: Pick<JobServices, 'studio'>,
  { number, run, status }: Job,
  context: Pick<RouteContext, 'url'>,
): Promise<void> {
  if (run === null || hasEnded(run.status)) return
  await assertDecided(studio, run, context)
  throw new ApiError(jobBusy, {
    message: `Job ${number} is busy. Current status: ${status}`,
    details: { status },
  })
}

/** The jobs of records of one owner, in their order; a job that was removed meanwhile is left out. */
export async function loadJobs(
  { studio }: JobServices,
  ownerId: string,
  records: readonly StoredRecord<JobData>[],
): Promise<readonly Job[]> {
  const kept = await loadKeptRecords(studio, ownerId, records)
  return kept.map((job) => ({ ...job, number: job.record.number ?? 0, status: toJobStatus(job.run) }))
}

async function loadJob(services: JobServices, number: number): Promise<Job | null> {
  const record = await services.jobs.findByNumber(number)
  const [job] = record === null ? [] : await loadJobs(services, record.ownerId, [record])
  return job ?? null
}

function notFound(number: number): ApiError {
  return new ApiError(jobNotFound, { message: `Job ${number} not found` })
}
