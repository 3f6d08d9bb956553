import type { Project } from '../domain/project.js'
import type { Run } from '../domain/run.js'
import { foldCase, projectSearchText } from '../storage/search-text.js'
import type { LatestRun } from '../storage/store.js'
import type { ProjectFilter } from '../storage/store-filters.js'
import type { MemoryTables } from './memory-tables.js'
import { newestFirst } from './newest-first.js'

/** The projects of an owner that a filter lets through, newest first. */
export function filterProjects(
  tables: MemoryTables,
  ownerId: string,
  { recipes, search = '', latestRun, reached }: ProjectFilter = {},
): readonly Project[] {
  const wanted = foldCase(search)
  return newestFirst(
    [...tables.projects.values()].filter((project) => {
      if (
        project.ownerId !== ownerId ||
        (recipes !== undefined && !recipes.includes(project.recipe)) ||
        !projectSearchText(project).includes(wanted)
      )
        return false
      if (latestRun === undefined && reached === undefined) return true
      const run = latestRunOf(tables, project)
      return (
        (latestRun === undefined || latestRun.includes(run?.latest.status ?? 'none')) &&
        (reached === undefined || reached.includes(run?.reached ?? 'none'))
      )
    }),
  )
}

/** The newest run of a project and how far it came, or null when it never ran. */
export function latestRunOf(
  { runs }: MemoryTables,
  project: Pick<Project, 'id' | 'ownerId'>,
): LatestRun | null {
  const newest: readonly Run[] = newestFirst(
    [...runs.values()].filter((run) => run.projectId === project.id && run.ownerId === project.ownerId),
  )
  const [latest] = newest
  if (latest === undefined) return null
  return { latest, reached: newest.find((run) => run.status === 'succeeded')?.target ?? null }
}
