import type { Project, ProjectRef, Run, Studio } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
import { loadKept, type KeptProject } from '../../../kept-project/load-kept.js'
import { jobNotFound } from '../errors.js'
import { jobKindOf, type JobKind } from './job-kinds.js'

/** A job: a project of one of our recipes that was started. */
export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly project: Project
  /** Its newest run. */
  readonly run: Run
}

/** A job with everything that is stored of it. */
export interface KeptJob extends Job, Omit<KeptProject, 'project' | 'run'> {}

const KEY_PREFIX = 'ads:'

/** The key of a project that is a job with this id. */
export function jobKey(jobId: string): string {
  return `${KEY_PREFIX}${jobId}`
}

/**
 * A project and its newest run as a job, or undefined for what is none. Projects that were made elsewhere go
 * by their own id.
 */
export function toJob(project: Project, run: Run | null): Job | undefined {
  const kind = jobKindOf(project.recipe)
  if (kind === undefined || run === null) return undefined
  return {
    id: project.key?.startsWith(KEY_PREFIX) === true ? project.key.slice(KEY_PREFIX.length) : project.id,
    kind,
    project,
    run,
  }
}

/** Finds a job of an owner. @throws `JOB_NOT_FOUND`, also for one of another owner */
export async function findJob(studio: Studio, ownerId: string, jobId: string): Promise<Job> {
  const project =
    (await studio.projects.findByKey(ownerId, jobKey(jobId))) ??
    (await studio.projects.find({ ownerId, projectId: jobId }))
  const run =
    project === null
      ? null
      : ((await studio.runs.latest(ownerId, [project.id])).get(project.id)?.latest ?? null)
  const job = project === null ? undefined : toJob(project, run)
  return job ?? notFound(jobId)
}

/** @throws `JOB_NOT_FOUND` */
export function notFound(jobId: string): never {
  throw new ApiError(jobNotFound, {
    message: `Job with ID '${jobId}' not found`,
    details: 'The specified job ID does not exist in the system',
  })
}

/** The jobs among projects of an owner, in their order. */
export async function loadJobs(
  studio: Studio,
  ownerId: string,
  projectIds: readonly string[],
): Promise<readonly KeptJob[]> {
  const kept = await loadKept(studio, ownerId, projectIds)
  return [...kept.values()].flatMap((each) => {
    const job = toJob(each.project, each.run)
    return job === undefined ? [] : [{ ...each, ...job }]
  })
}

/** The project of a job. */
export function projectRefOf({ project }: Job): ProjectRef {
  return { ownerId: project.ownerId, projectId: project.id }
}
