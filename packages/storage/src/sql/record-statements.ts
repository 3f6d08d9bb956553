import { foldCase, type RecordFilter } from '@mutoscope/core/ports'
import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import { isLatestRun, reachedTarget, toLatestRunList } from './newest-run.js'
import { isFound, isListed, toListValue } from './optional-filter.js'
import type { Page } from './page.js'
import { pick } from './pick-columns.js'
import type { Compile } from './statement.js'
import { COLUMNS, type RecordRow } from './tables.js'

type Key = { readonly owner_id: string; readonly collection: string; readonly id: string }

type FilterValues = {
  readonly owner_id: string
  readonly collection: string
  readonly project_id: string
  readonly labels: string | null
  readonly search: string
  readonly latest_run: string | null
  readonly reached: string | null
  readonly from: number
  readonly until: number
}

/** Compiles the statements that read records. */
export function createRecordReads(dialect: Dialect, compile: Compile) {
  const { db } = dialect
  const filtered = (values: FilterValues) =>
    db
      .selectFrom('records')
      .where('owner_id', '=', values.owner_id)
      .where('collection', '=', values.collection)
      .where('created_at', '>=', values.from)
      .where('created_at', '<', values.until)
      .where(isListed(dialect, sql.ref('label'), values.labels))
      .where(isFound(dialect, sql.ref('search_text'), values.search))
      .where(isLatestRun(dialect, 'records.project_id', values.latest_run))
      .where(isListed(dialect, reachedTarget(dialect, 'records.project_id'), values.reached))
  /** By themselves: a project has an index of its own. */
  const ofProject = (values: FilterValues) => filtered(values).where('project_id', '=', values.project_id)
  const page = (query: ReturnType<typeof filtered>, direction: 'asc' | 'desc', values: Page) =>
    query
      .selectAll()
      .orderBy('created_at', direction)
      .orderBy('id', direction)
      .limit(values.limit)
      .offset(values.offset)
  const count = (query: ReturnType<typeof filtered>) =>
    query.select(({ fn }) => fn.countAll<number>().as('count'))
  const statementsOf = (query: typeof filtered) => ({
    newest: compile((values: FilterValues & Page) => page(query(values), 'desc', values)),
    oldest: compile((values: FilterValues & Page) => page(query(values), 'asc', values)),
    count: compile((values: FilterValues) => count(query(values))),
  })

  return {
    one: compile((values: Key) =>
      db
        .selectFrom('records')
        .selectAll()
        .where('collection', '=', values.collection)
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id),
    ),
    any: compile((values: Omit<Key, 'owner_id'>) =>
      db
        .selectFrom('records')
        .selectAll()
        .where('collection', '=', values.collection)
        .where('id', '=', values.id)
        .limit(sql.lit(1)),
    ),
    byNumber: compile((values: { collection: string; number: number }) =>
      db
        .selectFrom('records')
        .selectAll()
        .where('collection', '=', values.collection)
        .where('number', '=', values.number),
    ),
    all: statementsOf(filtered),
    ofProject: statementsOf(ofProject),
    due: compile((values: { collection: string; now: number; limit: number }) =>
      db
        .selectFrom('records')
        .selectAll()
        .where('collection', '=', values.collection)
        .where('due_at', '<=', values.now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(values.limit),
    ),
    nextDue: compile((values: { collection: string }) =>
      db
        .selectFrom('records')
        .select('due_at')
        .where('collection', '=', values.collection)
        .where('due_at', 'is not', null)
        .orderBy('due_at')
        .limit(sql.lit(1)),
    ),
  }
}

/** A filter as the statements of a list want it. */
export function toRecordFilterValues(ownerId: string, filter: RecordFilter): FilterValues {
  const {
    collection,
    projectId = '',
    labels,
    search = '',
    latestRun,
    reached,
    from = 0,
    until = Number.MAX_SAFE_INTEGER,
  } = filter
  return {
    owner_id: ownerId,
    collection,
    project_id: projectId,
    labels: toListValue(labels),
    search: foldCase(search),
    latest_run: toLatestRunList(latestRun),
    reached: toListValue(reached),
    from,
    until,
  }
}

/** Compiles the statements that write records. */
export function createRecordWrites({ db, numberIn }: Dialect, compile: Compile) {
  return {
    nextNumber: compile((values: { collection: string }) =>
      db
        .insertInto('record_numbers')
        .values({ collection: values.collection, last: sql.lit(1) })
        .onConflict((conflict) =>
          conflict.column('collection').doUpdateSet({ last: sql<number>`record_numbers.last + 1` }),
        )
        .returning('last'),
    ),
    usage: compile((values: { owner_id: string; collection: string }) =>
      db
        .selectFrom('records')
        .select(({ fn }) => [
          fn.countAll<number>().as('count'),
          sql<number>`coalesce(sum(${numberIn(sql.ref('data'), 'size')}), 0)`.as('bytes'),
        ])
        .where('owner_id', '=', values.owner_id)
        .where('collection', '=', values.collection),
    ),
    insert: compile((values: RecordRow) => db.insertInto('records').values(pick(values, COLUMNS.records))),
    update: compile((values: Omit<RecordRow, 'number'>) =>
      db
        .updateTable('records')
        .set(pick(values, ['label', 'text', 'search_text', 'data', 'revision', 'due_at', 'updated_at']))
        .where('collection', '=', values.collection)
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id)
        .where('revision', '=', sql<number>`${values.revision} - 1`),
    ),
    revision: compile((values: Key) =>
      db
        .selectFrom('records')
        .select('revision')
        .where('collection', '=', values.collection)
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id),
    ),
    delete: compile((values: Key) =>
      db
        .deleteFrom('records')
        .where('collection', '=', values.collection)
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id),
    ),
  }
}
