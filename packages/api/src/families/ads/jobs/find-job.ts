import { MutoscopeError, type Project, type ProjectRef, type Run, type Studio } from '@mutoscope/core'
import { ApiError } from '../../../contract/error-definition.js'
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

const KEY_PREFIX = 'ads:'

/** The key of a project that is a job with this id. */
export function jobKey(jobId: string): string {
  return `${KEY_PREFIX}${jobId}`
}

/**
 * A project and its newest run as a job, or undefined for what is none. Projects that were made elsewhere go
 * by their own id.
 */
export function toJob(project: Project, run: Run | undefined): Job | undefined {
  const kind = jobKindOf(project.recipe)
  if (kind === undefined || run === undefined) return undefined
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
    (await findProject(studio, { ownerId, projectId: jobId }))
  const job =
    project === null
      ? undefined
      : toJob(project, (await studio.runs.latest(ownerId, [project.id])).get(project.id)?.latest)
  if (job === undefined)
    throw new ApiError(jobNotFound, {
      message: `Job with ID '${jobId}' not found`,
      details: 'The specified job ID does not exist in the system',
    })
  return job
}

/** The project of a job. */
export function projectRefOf({ project }: Job): ProjectRef {
  return { ownerId: project.ownerId, projectId: project.id }
}

async function findProject(studio: Studio, ref: ProjectRef): Promise<Project | null> {
  try {
    return await studio.projects.get(ref)
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === 'PROJECT_NOT_FOUND') return null
    throw error
  }
}
