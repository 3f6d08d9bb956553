import { sql, type Kysely } from 'kysely'
import type { Prepare } from './statement.js'
import type { Tables } from './tables.js'

/** Prepares the statements that drop artifacts, and the write that only proves that one can be made. */
export function createGarbageStatements(db: Kysely<Tables>, prepare: Prepare) {
  const page = (values: { made_before: number; limit: number }) =>
    db
      .selectFrom('artifacts')
      .select(({ exists, not, selectFrom }) => [
        'owner_id',
        'digest',
        'content_hash',
        sql<number>`(${sql.join(
          [
            sql`json_extract(provenance, '$.madeAt') < ${values.made_before}`,
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
                  .where('id', '=', sql<string>`json_extract(provenance, '$.projectId')`),
              ),
            ),
          ],
          sql` and `,
        )})`.as('loose'),
      ])
      .orderBy('owner_id')
      .orderBy('digest')
      .limit(values.limit)

  return {
    page: prepare((values: { owner_id: string; digest: string; made_before: number; limit: number }) =>
      page(values).where(sql<boolean>`(owner_id, digest) > (${values.owner_id}, ${values.digest})`),
    ),
    pageOfOwner: prepare((values: { owner_id: string; digest: string; made_before: number; limit: number }) =>
      page(values).where('owner_id', '=', values.owner_id).where('digest', '>', values.digest),
    ),
    drop: prepare((values: { owner_id: string; digest: string }) =>
      db.deleteFrom('artifacts').where('owner_id', '=', values.owner_id).where('digest', '=', values.digest),
    ),
    check: prepare((values: { at: number }) =>
      db
        .insertInto('record_numbers')
        .values({ collection: sql.lit('studio.check'), last: values.at })
        .onConflict((conflict) => conflict.column('collection').doUpdateSet({ last: values.at })),
    ),
  }
}
