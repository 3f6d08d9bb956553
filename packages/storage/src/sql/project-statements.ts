import { foldCase, type ProjectFilter } from '@mutoscope/core'
import { sql, type Kysely } from 'kysely'
import { newestStatus, reachedTarget } from './newest-run.js'
import { isFound, isListed, toListValue } from './optional-filter.js'
import type { Page } from './page.js'
import type { Prepare } from './statement.js'
import type { Tables } from './tables.js'

type FilterValues = {
  readonly owner_id: string
  readonly recipes: string | null
  readonly search: string
  readonly latest_run: string | null
  readonly reached: string | null
}

/** Prepares the statements that find projects by what they hold and how their runs stand. */
export function createProjectStatements(db: Kysely<Tables>, prepare: Prepare) {
  const filtered = (values: FilterValues) =>
    db
      .selectFrom('projects')
      .where('owner_id', '=', values.owner_id)
      .where(isListed(sql.ref('projects.recipe'), values.recipes))
      .where(
        isFound(
          db
            .selectFrom('project_texts')
            .select('search_text')
            .where('project_texts.project_id', '=', sql.ref<string>('projects.id')),
          values.search,
        ),
      )
      .where(isListed(newestStatus(db, 'projects.id'), values.latest_run))
      .where(isListed(reachedTarget(db, 'projects.id'), values.reached))

  return {
    list: prepare((values: FilterValues & Page) =>
      filtered(values)
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(values.limit)
        .offset(values.offset),
    ),
    count: prepare((values: FilterValues) =>
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
