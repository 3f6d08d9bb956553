import {
  MutoscopeError,
  hasEnded,
  type Artifact,
  type NarratedBrief,
  type Project,
  type ProjectRef,
  type Run,
  type StoredRecord,
} from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import type { RequestContext } from '../../contract/request-context.js'
import { assertDecided } from '../../run-project/attention.js'
import { projectBusy, projectNotFound } from './errors.js'
import type { ProjectData, ProjectServices } from './project-record.js'

/** A project with everything that is stored of it. */
export interface KeptProject {
  readonly ref: ProjectRef
  readonly record: StoredRecord<ProjectData>
  readonly project: Omit<Project, 'brief'> & { readonly brief: NarratedBrief }
  /** The newest run. */
  readonly run: Run | null
  /** Target of the newest run that succeeded. */
  readonly reached: string | null
  /** By name. */
  readonly artifacts: ReadonlyMap<string, Artifact>
}

/** Finds a project of the caller. @throws `PROJECT_NOT_FOUND`, also for one of another owner */
export async function findProject(
  services: ProjectServices,
  id: string,
  { ownerId }: Pick<RequestContext, 'ownerId'>,
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
  const runs = await studio.runs.latest(
    ownerId,
    records.map(({ id }) => id),
  )
  const found = await Promise.all(
    records.map(async (record): Promise<readonly KeptProject[]> => {
      const ref = { ownerId, projectId: record.id }
      try {
        const [project, artifacts] = await Promise.all([studio.projects.get(ref), studio.artifacts.list(ref)])
        const { latest = null, reached = null } = runs.get(record.id) ?? {}
        return [
          {
            ref,
            record,
            project: { ...project, brief: project.brief as NarratedBrief },
            run: latest,
            reached,
            artifacts,
          },
        ]
      } catch (error) {
        if (MutoscopeError.isInstance(error) && error.code === 'PROJECT_NOT_FOUND') return []
        throw error
      }
    }),
  )
  return found.flat()
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
  context: Pick<RequestContext, 'url'>,
): Promise<void> {
  await assertDecided(studio, kept.run, context)
  if (isProcessing(kept))
    throw new ApiError(projectBusy, {
      message: `Project ${kept.ref.projectId} is busy. Wait until what is being made has ended, or cancel it.`,
    })
}
