import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import type { Compile } from './statement.js'

/** Compiles the statements that drop artifacts, and the write that only proves that one can be made. */
export function createGarbageStatements({ db, numberIn, textIn }: Dialect, compile: Compile) {
  const page = (values: { made_before: number; limit: number }) =>
    db
      .selectFrom('artifacts')
      .select(({ exists, not, selectFrom }) => [
        'owner_id',
        'digest',
        'content_hash',
        sql<number>`case when ${sql.join(
          [
            sql`${numberIn(sql.ref('provenance'), 'madeAt')} < ${values.made_before}`,
            not(
              exists(
                selectFrom('bindings')
                  .select('name')
                  .whereRef('bindings.owner_id', '=', 'artifacts.owner_id')
                  .whereRef('bindings.digest', '=', 'artifacts.digest'),
              ),
            ),
            not(
              exists(
                selectFrom('projects')
                  .select('id')
                  .where('id', '=', textIn(sql.ref('provenance'), 'projectId')),
              ),
            ),
          ],
          sql` and `,
        )} then 1 else 0 end`.as('loose'),
      ])
      .orderBy('owner_id')
      .orderBy('digest')
      .limit(values.limit)

  return {
    page: compile((values: { owner_id: string; digest: string; made_before: number; limit: number }) =>
      page(values).where(sql<boolean>`(owner_id, digest) > (${values.owner_id}, ${values.digest})`),
    ),
    pageOfOwner: compile((values: { owner_id: string; digest: string; made_before: number; limit: number }) =>
      page(values).where('owner_id', '=', values.owner_id).where('digest', '>', values.digest),
    ),
    drop: compile((values: { owner_id: string; digest: string }) =>
      db.deleteFrom('artifacts').where('owner_id', '=', values.owner_id).where('digest', '=', values.digest),
    ),
    check: compile((values: { at: number }) =>
      db
        .insertInto('record_numbers')
        .values({ collection: sql.lit('studio.check'), last: values.at })
        .onConflict((conflict) => conflict.column('collection').doUpdateSet({ last: values.at })),
    ),
  }
}
