import { hasEnded, type NarratedBrief, type StoredRecord } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import type { RouteContext } from '../../contract/route-context.js'
import { loadKeptRecords, type KeptRecord } from '../../kept-project/load-kept.js'
import { assertDecided } from '../../run-project/attention.js'
import { projectBusy, projectNotFound } from './errors.js'
import type { ProjectData, ProjectServices } from './project-record.js'

/** A project with everything that is stored of it. */
export interface KeptProject extends KeptRecord<ProjectData> {
  readonly brief: NarratedBrief
}

/** Finds a project of the caller. @throws `PROJECT_NOT_FOUND`, also for one of another owner */
export async function findProject(
  services: ProjectServices,
  id: string,
  { ownerId }: Pick<RouteContext, 'ownerId'>,
): Promise<KeptProject> {
  const record = await services.records.find({ ownerId, id })
  const [found] = record === null ? [] : await loadProjects(services, ownerId, [record])
  if (found === undefined) throw new ApiError(projectNotFound, { message: `Project ${id} not found` })
  return found
}

/** The projects of records of one owner, in their order; one that was removed meanwhile is left out. */
export async function loadProjects(
  { studio }: ProjectServices,
  ownerId: string,
  records: readonly StoredRecord<ProjectData>[],
): Promise<readonly KeptProject[]> {
  const kept = await loadKeptRecords(studio, ownerId, records)
  return kept.map((each) => ({ ...each, brief: each.project.brief as NarratedBrief }))
}

/** True while something of the project is being made. */
export function isProcessing({ run }: Pick<KeptProject, 'run'>): boolean {
  return run !== null && !hasEnded(run.status)
}

/**
 * @throws `PROJECT_BUSY` while something of the project is being made; `CALL_AMBIGUOUS` while it waits for a
 *   decision
 */
export async function assertIdle(
  { studio }: Pick<ProjectServices, 'studio'>,
  kept: KeptProject,
  context: Pick<RouteContext, 'url'>,
): Promise<void> {
  await assertDecided(studio, kept.run, context)
  if (isProcessing(kept))
    throw new ApiError(projectBusy, {
      message: `Project ${kept.ref.projectId} is busy. Wait for the current run to finish, or cancel it.`,
    })
}
