import { sql } from 'kysely'
import { createBatchStatements } from './batch-statements.js'
import { createClaimStatements } from './claim-statements.js'
import type { Dialect } from './dialect.js'
import { createGarbageStatements } from './garbage-statements.js'
import { createGroupStatements } from './group-statements.js'
import { pick } from './pick-columns.js'
import { createRecordWrites } from './record-statements.js'
import type { Compile, Statement } from './statement.js'
import { atProviderStatuses, endedStatuses } from './status-lists.js'
import {
  COLUMNS,
  type ArtifactRow,
  type BindingRow,
  type CallRow,
  type ChargeRow,
  type EventRow,
  type ProjectRow,
  type ProjectTextRow,
  type ProviderWaitRow,
  type RunRow,
  type StageTableRow,
} from './tables.js'
import { usedSum } from './used-sum.js'

const CALL_IDENTITY = [
  'id',
  'owner_id',
  'project_id',
  'run_id',
  'stage',
  'name',
  'digest',
  'provider',
] as const

/** Every statement that writes, and the one that guards a commit. */
export type WriteStatements = ReturnType<typeof createWriteStatements>

/** Compiles every statement that writes. */
export function createWriteStatements(dialect: Dialect, compile: Compile) {
  const { db, keepRow, larger, refusedKey } = dialect
  const claims = createClaimStatements(dialect, compile)
  const runUpdates = new Map<string, Statement<Partial<RunRow>, unknown>>()

  return {
    refusedKey,
    fence: compile((values: { id: string }) =>
      keepRow(db.selectFrom('runs').select('epoch').where('id', '=', values.id)),
    ),
    projectOfRun: compile((values: { id: string }) =>
      db.selectFrom('runs').select('project_id').where('id', '=', values.id),
    ),
    projectExists: compile((values: { id: string }) =>
      db.selectFrom('projects').select(['owner_id', 'revision']).where('id', '=', values.id),
    ),

    insertProject: compile((values: ProjectRow) =>
      db.insertInto('projects').values(pick(values, COLUMNS.projects)),
    ),
    updateProject: compile((values: ProjectRow) =>
      db
        .updateTable('projects')
        .set(pick(values, without(COLUMNS.projects, ['id', 'owner_id'])))
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id)
        .where('revision', '=', sql<number>`${values.revision} - 1`),
    ),
    deleteProject: compile((values: { id: string; owner_id: string }) =>
      db.deleteFrom('projects').where('id', '=', values.id).where('owner_id', '=', values.owner_id),
    ),
    putProjectText: compile((values: ProjectTextRow) =>
      db
        .insertInto('project_texts')
        .values(pick(values, COLUMNS.project_texts))
        .onConflict((conflict) =>
          conflict
            .column('project_id')
            .doUpdateSet(excluded(['search_text']))
            .whereRef('project_texts.search_text', '!=', 'excluded.search_text'),
        ),
    ),

    livingRun: compile((values: { project_id: string }) =>
      db
        .selectFrom('runs')
        .select(['id', 'status'])
        .where('project_id', '=', values.project_id)
        .where('status', 'not in', endedStatuses()),
    ),
    countQueued: compile((values: { owner_id: string }) =>
      db
        .selectFrom('runs')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('owner_id', '=', values.owner_id)
        .where('status', '=', sql.lit('queued')),
    ),
    insertRun: compile((values: RunRow) => db.insertInto('runs').values(pick(values, COLUMNS.runs))),
    /** The statement that sets exactly these columns of the run with the `id`. */
    updateRun(columns: readonly (keyof RunRow)[]): Statement<Partial<RunRow>, unknown> {
      const key = columns.join()
      const known = runUpdates.get(key)
      if (known !== undefined) return known
      const statement = compile((values: Partial<RunRow>) =>
        db
          .updateTable('runs')
          .set(pick(values, columns))
          .where('id', '=', values.id ?? ''),
      )
      runUpdates.set(key, statement)
      return statement
    },
    claims,
    batches: createBatchStatements(dialect, compile, claims),
    garbage: createGarbageStatements(dialect, compile),
    groups: createGroupStatements(dialect, compile),

    putStage: compile((values: Omit<StageTableRow, 'position'>) =>
      db
        .insertInto('stages')
        .values((eb) => ({
          ...pick(values, without(COLUMNS.stages, ['position'])),
          position: eb
            .selectFrom('stages')
            .where('run_id', '=', values.run_id)
            .select(({ fn }) => sql<number>`coalesce(${fn.max('position')}, 0) + 1`.as('position')),
        }))
        .onConflict((conflict) =>
          conflict
            .columns(['run_id', 'stage'])
            .doUpdateSet(excluded(without(COLUMNS.stages, ['run_id', 'stage', 'position']))),
        ),
    ),
    insertArtifact: compile((values: ArtifactRow) =>
      db
        .insertInto('artifacts')
        .values(pick(values, COLUMNS.artifacts))
        .onConflict((conflict) => conflict.columns(['owner_id', 'digest']).doNothing()),
    ),
    replaceArtifact: compile((values: ArtifactRow & { replaces: string }) =>
      db
        .updateTable('artifacts')
        .set(pick(values, without(COLUMNS.artifacts, ['owner_id', 'digest'])))
        .where('owner_id', '=', values.owner_id)
        .where('digest', '=', values.digest)
        .where('content_hash', '=', values.replaces),
    ),
    bind: compile((values: BindingRow) =>
      db
        .insertInto('bindings')
        .values(pick(values, COLUMNS.bindings))
        .onConflict((conflict) =>
          conflict.columns(['project_id', 'name']).doUpdateSet(excluded(['owner_id', 'stage', 'digest'])),
        ),
    ),
    /**
     * Only what changes while a call lives: every other column has an index or is a key, and would be written
     * again there too.
     */
    updateCall: compile((values: CallRow) =>
      db
        .updateTable('calls')
        .set(pick(values, without(COLUMNS.calls, CALL_IDENTITY)))
        .where((eb) => eb.and(CALL_IDENTITY.map((column) => eb(column, '=', values[column])))),
    ),
    putCall: compile((values: CallRow) =>
      db
        .insertInto('calls')
        .values(pick(values, COLUMNS.calls))
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(excluded(without(COLUMNS.calls, ['id', 'owner_id'])))
            .whereRef('calls.owner_id', '=', 'excluded.owner_id'),
        ),
    ),

    callVersion: compile((values: { id: string }) =>
      db.selectFrom('calls').select('updated_at').where('id', '=', values.id),
    ),
    countAtProvider: compile((values: { owner_id: string; provider: string; id: string }) =>
      db
        .selectFrom('calls')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('owner_id', '=', values.owner_id)
        .where('provider', '=', values.provider)
        .where('status', 'in', atProviderStatuses())
        .where('id', '!=', values.id),
    ),
    insertCharge: compile((values: ChargeRow) =>
      db.insertInto('charges').values(pick(values, COLUMNS.charges)),
    ),
    usedByRun: compile((values: { run_id: string }) =>
      db.selectFrom('charges').select(usedSum()).where('run_id', '=', values.run_id),
    ),
    usedByProject: compile((values: { project_id: string }) =>
      db.selectFrom('charges').select(usedSum()).where('project_id', '=', values.project_id),
    ),
    usedByOwner: compile((values: { owner_id: string; from: number }) =>
      db
        .selectFrom('charges')
        .select(usedSum())
        .where('owner_id', '=', values.owner_id)
        .where('reserved_at', '>=', values.from),
    ),
    estimateCharge: compile((values: { call_id: string; estimated_micros: number }) =>
      db
        .updateTable('charges')
        .set({
          estimated_micros: values.estimated_micros,
          reserved_micros: larger(sql.ref('reserved_micros'), sql`${values.estimated_micros}`),
        })
        .where('call_id', '=', values.call_id)
        .where('state', '=', sql.lit('reserved')),
    ),
    settleCharge: compile((values: { call_id: string; settled_micros: number; at: number }) =>
      db
        .updateTable('charges')
        .set({ state: 'settled', settled_micros: values.settled_micros, ended_at: values.at })
        .where('call_id', '=', values.call_id)
        .where('state', '!=', sql.lit('settled')),
    ),
    releaseCharge: compile((values: { call_id: string; at: number }) =>
      db
        .updateTable('charges')
        .set({ state: 'released', ended_at: values.at })
        .where('call_id', '=', values.call_id)
        .where('state', '=', sql.lit('reserved')),
    ),
    putProviderWait: compile((values: ProviderWaitRow) =>
      db
        .insertInto('provider_waits')
        .values(pick(values, COLUMNS.provider_waits))
        .onConflict((conflict) =>
          conflict.columns(['owner_id', 'provider']).doUpdateSet(excluded(['until'])),
        ),
    ),

    // One statement reads the last number and takes the next; a project that is gone gives no row and so no
    // event.
    appendEvent: compile((values: Omit<EventRow, 'seq'>) =>
      db
        .insertInto('events')
        .columns(COLUMNS.events)
        .expression(
          db
            .selectFrom('projects')
            .where('id', '=', values.project_id)
            .select((eb) => [
              'id',
              sql<number>`coalesce(${eb
                .selectFrom('events')
                .select(({ fn }) => fn.max('seq').as('last'))
                .where('project_id', '=', values.project_id)}, 0) + 1`.as('seq'),
              eb.val(values.run_id).as('run_id'),
              eb.val(values.type).as('type'),
              eb.val(values.data).as('data'),
              sql<number>`cast(${values.at} as bigint)`.as('at'),
            ]),
        )
        // With the project, so that the rows of several can be told apart.
        .returning(['project_id', 'seq']),
    ),

    records: createRecordWrites(dialect, compile),
  }
}

function without<Column extends string, Left extends Column>(
  columns: readonly Column[],
  left: readonly Left[],
): Exclude<Column, Left>[] {
  return columns.filter((column): column is Exclude<Column, Left> => !left.some((name) => name === column))
}

/** Takes these columns from the row that could not be inserted. */
function excluded<Column extends string>(columns: readonly Column[]) {
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])) as {
    [Name in Column]: ReturnType<typeof sql.ref<never>>
  }
}
