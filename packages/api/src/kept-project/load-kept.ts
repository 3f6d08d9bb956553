import type { Artifact, Json, Project, ProjectRef, Run, StoredRecord, Studio } from '@mutoscope/core'

/** A project of a family, with everything that is stored of it. */
export interface KeptProject {
  readonly ref: ProjectRef
  readonly project: Project
  /** The newest run. */
  readonly run: Run | null
  /** Target of the newest run that succeeded. */
  readonly reached: string | null
  /** By name. */
  readonly artifacts: ReadonlyMap<string, Artifact>
  /** What whoever uses the project should know of what was made for it, each sentence once. */
  readonly warnings: readonly string[]
}

/** A project with the record that a family keeps of it under the project's id. */
export interface KeptRecord<Data extends Json> extends KeptProject {
  readonly record: StoredRecord<Data>
}

type Stored = Pick<Studio, 'projects' | 'runs'>

/** Projects of an owner, by id; what is gone, or another owner's, is left out. */
export async function loadKept(
  { projects, runs }: Stored,
  ownerId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptProject>> {
  const [latest, views] = await Promise.all([
    runs.latest(ownerId, ids),
    Promise.all(ids.map((projectId) => projects.view({ ownerId, projectId }))),
  ])
  return new Map(
    views.flatMap((view) => {
      if (view === null) return []
      const { project, artifacts } = view
      const { latest: run = null, reached = null } = latest.get(project.id) ?? {}
      const warnings = [...new Set(view.warnings.map(({ message }) => message))]
      const ref = { ownerId, projectId: project.id }
      return [[project.id, { ref, project, run, reached, artifacts, warnings }]]
    }),
  )
}

/** The projects of records of an owner, in their order; one that was removed meanwhile is left out. */
export async function loadKeptRecords<Data extends Json>(
  studio: Stored,
  ownerId: string,
  records: readonly StoredRecord<Data>[],
): Promise<readonly KeptRecord<Data>[]> {
  const kept = await loadKept(
    studio,
    ownerId,
    records.map(({ id }) => id),
  )
  return records.flatMap((record) => {
    const found = kept.get(record.id)
    return found === undefined ? [] : [{ ...found, record }]
  })
}
