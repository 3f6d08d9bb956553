import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import { isOfLane } from './lanes.js'
import { pick } from './pick-columns.js'
import type { Compile } from './statement.js'
import { endedStatuses } from './status-lists.js'
import { COLUMNS, type OwnerTurnRow } from './tables.js'

type Fence = { readonly id: string; readonly epoch: number }

/** Compiles the statements that claim runs and decide whose turn it is. */
export function createClaimStatements({ db, skipHeld }: Dialect, compile: Compile) {
  /** Those that may be claimed some time; the conditions of the index `runs_turns`. */
  const living = () =>
    db.selectFrom('runs').where('status', 'not in', endedStatuses()).where('due_at', 'is not', null)

  return {
    held: compile(() =>
      db
        .selectFrom('runs')
        .select(['id', 'owner_id', 'worker_id', 'lease_until', 'lease_ms', 'deaths'])
        .where('worker_id', 'is not', null),
    ),
    cutLease: compile((values: { id: string; lease_until: number }) =>
      db.updateTable('runs').set({ lease_until: values.lease_until }).where('id', '=', values.id),
    ),
    /**
     * Goes from owner to owner along the index, so that many runs of one owner cost no more than one, and
     * leaves out those of whom nothing is due and free.
     */
    dueOwners: compile((values: { now: number; lane: string; suspects: number }) =>
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
                    .select('runs.owner_id')
                    .whereRef('runs.owner_id', '>', sql.ref('owners.owner_id'))
                    .orderBy('runs.owner_id')
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
            living()
              .select('runs.id')
              .whereRef('runs.owner_id', '=', sql.ref('owners.owner_id'))
              .where('due_at', '<=', values.now)
              .where('lease_until', '<=', values.now)
              .where(isOfLane(values.lane))
              .where(mayBeSuspect(values.suspects)),
          ),
        )
        .select([
          sql<string>`owners.owner_id`.as('owner_id'),
          sql<number>`coalesce(owner_turns.turn_end, 0)`.as('turn_end'),
        ]),
    ),
    firstDue: compile((values: { owner_id: string; now: number; lane: string; suspects: number }) =>
      skipHeld(
        living()
          .select(['id'])
          .where('owner_id', '=', values.owner_id)
          .where('due_at', '<=', values.now)
          .where('lease_until', '<=', values.now)
          .where(isOfLane(values.lane))
          .where(mayBeSuspect(values.suspects))
          .orderBy('priority', 'desc')
          .orderBy('stages_left')
          .orderBy('due_at')
          .orderBy('id')
          .limit(sql.lit(1)),
      ),
    ),
    latestTurn: compile(() =>
      db.selectFrom('owner_turns').select('turn_start').orderBy('turn_start', 'desc').limit(sql.lit(1)),
    ),
    putTurn: compile((values: OwnerTurnRow) =>
      db
        .insertInto('owner_turns')
        .values(pick(values, COLUMNS.owner_turns))
        .onConflict((conflict) =>
          conflict
            .column('owner_id')
            .doUpdateSet({ turn_start: values.turn_start, turn_end: values.turn_end }),
        ),
    ),
    claim: compile(
      (values: { id: string; worker_id: string; now: number; lease_until: number; lease_ms: number }) =>
        db
          .updateTable('runs')
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
          .where('status', 'not in', endedStatuses())
          .returningAll(),
    ),
    renew: compile((values: Fence & { lease_until: number; lease_ms: number }) =>
      db
        .updateTable('runs')
        .set({ lease_until: values.lease_until, lease_ms: values.lease_ms })
        .where('id', '=', values.id)
        .where('epoch', '=', values.epoch)
        .where('worker_id', 'is not', null),
    ),
    release: compile((values: Fence) =>
      db
        .updateTable('runs')
        .set({ worker_id: null, lease_until: 0, deaths: 0 })
        .where('id', '=', values.id)
        .where('epoch', '=', values.epoch),
    ),
  }
}

/** True for a run no worker has died of yet, or when one of whom some have may be claimed. */
function mayBeSuspect(suspects: number) {
  return sql<boolean>`(${suspects} = 1 or (deaths = 0 and worker_id is null))`
}
