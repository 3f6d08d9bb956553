import { sql } from 'kysely'
import { BATCH_COLUMNS, type BatchRow } from './batch-row.js'
import type { createClaimStatements } from './claim-statements.js'
import type { Dialect } from './dialect.js'
import { pick } from './pick-columns.js'
import type { Compile } from './statement.js'

type Fence = { readonly id: string; readonly epoch: number }
type Free = { readonly now: number; readonly makers: string; readonly suspects: number }

/** The error of a batch that can be made, in JSON. */
const NO_ERROR = 'null'

/** The statements about batches. */
export type BatchStatements = ReturnType<typeof createBatchStatements>

/** Compiles them; turns are those of the claims on runs. */
export function createBatchStatements(
  { db, members, keepRow, skipHeld }: Dialect,
  compile: Compile,
  { latestTurn, putTurn }: Pick<ReturnType<typeof createClaimStatements>, 'latestTurn' | 'putTurn'>,
) {
  /** Those that can be made; the condition of the index `batches_turns`. */
  const living = () => db.selectFrom('batches').where('batches.error', '=', sql.lit(NO_ERROR))
  const free = ({ now, makers, suspects }: Free) =>
    living()
      .where('lease_until', '<=', now)
      .where('maker', 'in', members(makers))
      .where(sql<boolean>`(${suspects} = 1 or (deaths = 0 and worker_id is null))`)

  return {
    latestTurn,
    putTurn,
    held: compile(() =>
      db
        .selectFrom('batches')
        .select(['id', 'owner_id', 'worker_id', 'lease_until', 'lease_ms', 'deaths'])
        .where('worker_id', 'is not', null),
    ),
    cutLease: compile((values: { id: string; lease_until: number }) =>
      db.updateTable('batches').set({ lease_until: values.lease_until }).where('id', '=', values.id),
    ),
    /** Goes from owner to owner along the index, as the claims on runs do. */
    dueOwners: compile((values: Free) =>
      db
        .withRecursive('owners', (cte) =>
          cte
            .selectFrom(living().select('owner_id').orderBy('owner_id').limit(sql.lit(1)).as('first'))
            .select(sql<string | null>`first.owner_id`.as('owner_id'))
            .unionAll((eb) =>
              eb
                .selectFrom('owners')
                .where('owners.owner_id', 'is not', null)
                .select(
                  living()
                    .select('batches.owner_id')
                    .whereRef('batches.owner_id', '>', sql.ref('owners.owner_id'))
                    .orderBy('batches.owner_id')
                    .limit(sql.lit(1))
                    .as('owner_id'),
                ),
            ),
        )
        .selectFrom('owners')
        .leftJoin('owner_turns', 'owner_turns.owner_id', 'owners.owner_id')
        .where('owners.owner_id', 'is not', null)
        .where(({ exists }) =>
          exists(
            free(values).select('batches.id').whereRef('batches.owner_id', '=', sql.ref('owners.owner_id')),
          ),
        )
        .select([
          sql<string>`owners.owner_id`.as('owner_id'),
          sql<number>`coalesce(owner_turns.turn_end, 0)`.as('turn_end'),
        ]),
    ),
    firstDue: compile((values: Free & { owner_id: string }) =>
      skipHeld(
        free(values)
          .select('id')
          .where('owner_id', '=', values.owner_id)
          .orderBy('priority', 'desc')
          .orderBy('created_at')
          .orderBy('id')
          .limit(sql.lit(1)),
      ),
    ),
    claim: compile(
      (values: { id: string; worker_id: string; now: number; lease_until: number; lease_ms: number }) =>
        db
          .updateTable('batches')
          .set({
            epoch: sql<number>`epoch + 1`,
            // A lease that ran out without having been given back is a worker that died.
            deaths: sql<number>`deaths + case when worker_id is null then 0 else 1 end`,
            worker_id: values.worker_id,
            lease_until: values.lease_until,
            lease_ms: values.lease_ms,
          })
          .where('id', '=', values.id)
          .where('lease_until', '<=', values.now)
          .where('error', '=', sql.lit(NO_ERROR))
          .returningAll(),
    ),
    renew: compile((values: Fence & { lease_until: number; lease_ms: number }) =>
      db
        .updateTable('batches')
        .set({ lease_until: values.lease_until, lease_ms: values.lease_ms })
        .where('id', '=', values.id)
        .where('epoch', '=', values.epoch)
        .where('worker_id', 'is not', null),
    ),
    release: compile((values: Fence) =>
      db
        .updateTable('batches')
        .set({ worker_id: null, lease_until: 0, deaths: 0 })
        .where('id', '=', values.id)
        .where('epoch', '=', values.epoch),
    ),
    fence: compile((values: { id: string }) =>
      keepRow(db.selectFrom('batches').select('epoch').where('id', '=', values.id)),
    ),
    next: compile(() => living().select('lease_until').orderBy('lease_until').limit(sql.lit(1))),
    list: compile((values: { run_id: string }) =>
      db
        .selectFrom('batches')
        .selectAll()
        .where('run_id', '=', values.run_id)
        .orderBy('created_at')
        .orderBy('id'),
    ),
    left: compile((values: { run_id: string }) =>
      living()
        .select(({ fn }) => [
          fn.countAll<number>().as('count'),
          sql<number>`coalesce(sum(size - done), 0)`.as('size'),
        ])
        .where('run_id', '=', values.run_id),
    ),

    insert: compile((values: BatchRow) => db.insertInto('batches').values(pick(values, BATCH_COLUMNS))),
    advance: compile((values: { id: string; done: number }) =>
      db.updateTable('batches').set({ done: values.done }).where('id', '=', values.id),
    ),
    remove: compile((values: { id: string }) => db.deleteFrom('batches').where('id', '=', values.id)),
    fail: compile((values: { id: string; error: string }) =>
      db
        .updateTable('batches')
        .set({ error: values.error, worker_id: null, lease_until: 0 })
        .where('id', '=', values.id),
    ),
    removeAll: compile((values: { run_id: string }) =>
      db.deleteFrom('batches').where('run_id', '=', values.run_id),
    ),
    wakeRun: compile((values: { run_id: string; at: number }) =>
      db
        .updateTable('runs')
        .set({ due_at: values.at })
        .where('id', '=', values.run_id)
        .where('status', '=', sql.lit('waiting'))
        .where(({ not, exists }) =>
          not(exists(living().select('batches.id').where('batches.run_id', '=', values.run_id))),
        ),
    ),
  }
}
