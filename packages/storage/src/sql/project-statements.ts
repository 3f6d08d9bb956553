import type { ProjectFilter } from '@mutoscope/core'
import { foldCase } from '@mutoscope/core/ports'
import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import { newestStatus, reachedTarget } from './newest-run.js'
import { isFound, isListed, toListValue } from './optional-filter.js'
import type { Page } from './page.js'
import type { Compile } from './statement.js'

type FilterValues = {
  readonly owner_id: string
  readonly recipes: string | null
  readonly search: string
  readonly latest_run: string | null
  readonly reached: string | null
}

/** Compiles the statements that find projects by what they hold and how their runs stand. */
export function createProjectStatements(dialect: Dialect, compile: Compile) {
  const { db } = dialect
  const filtered = (values: FilterValues) =>
    db
      .selectFrom('projects')
      .where('owner_id', '=', values.owner_id)
      .where(isListed(dialect, sql.ref('projects.recipe'), values.recipes))
      .where(
        isFound(
          dialect,
          db
            .selectFrom('project_texts')
            .select('search_text')
            .where('project_texts.project_id', '=', sql.ref<string>('projects.id')),
          values.search,
        ),
      )
      .where(isListed(dialect, newestStatus(dialect, 'projects.id'), values.latest_run))
      .where(isListed(dialect, reachedTarget(dialect, 'projects.id'), values.reached))

  return {
    list: compile((values: FilterValues & Page) =>
      filtered(values)
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(values.limit)
        .offset(values.offset),
    ),
    count: compile((values: FilterValues) =>
      filtered(values).select(({ fn }) => fn.countAll<number>().as('count')),
    ),
  }
}

/** A filter as those statements want it. */
export function toProjectFilterValues(
  ownerId: string,
  { recipes, search = '', latestRun, reached }: ProjectFilter = {},
): FilterValues {
  return {
    owner_id: ownerId,
    recipes: toListValue(recipes),
    search: foldCase(search),
    latest_run: toListValue(latestRun),
    reached: toListValue(reached),
  }
}
