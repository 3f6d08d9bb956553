import { sql, type Compilable } from 'kysely'
import type { Dialect } from '../dialect.js'
import { batchesMigration } from './batches-migration.js'
import { callStateMigration } from './call-state-migration.js'
import { commitMarksMigration } from './commit-marks-migration.js'
import { fairClaimsMigration } from './fair-claims-migration.js'
import { ownerCallsMigration } from './owner-calls-migration.js'
import { garbageMigration } from './garbage-migration.js'
import { groupsMigration } from './groups-migration.js'
import { lanesMigration } from './lanes-migration.js'
import type { Migration } from './migration.js'
import { recordsMigration } from './records-migration.js'
import { textAndIntegers } from './text-and-integers.js'

/** Every migration, in order. A database that knows a later one belongs to a newer version. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-records', statements: createRecords },
  recordsMigration,
  fairClaimsMigration,
  ownerCallsMigration,
  callStateMigration,
  garbageMigration,
  groupsMigration,
  lanesMigration,
  commitMarksMigration,
  batchesMigration,
]

function createRecords({ db: { schema }, clustered }: Dialect): readonly Compilable[] {
  return [
    textAndIntegers(
      schema.createTable('projects'),
      ['id', 'owner_id', 'recipe', 'brief', 'settings', 'storyboard', 'approvals'],
      ['revision', 'created_at', 'updated_at'],
    )
      .addColumn('key', 'text')
      .addColumn('budget_micros', 'bigint')
      .addPrimaryKeyConstraint('projects_pk', ['id'])
      // So that what hangs on a project can only hang on its owner's.
      .addUniqueConstraint('projects_id_owner', ['id', 'owner_id'])
      .addUniqueConstraint('projects_owner_key', ['owner_id', 'key']),
    schema.createIndex('projects_newest').on('projects').columns(['owner_id', 'created_at', 'id']),

    textAndIntegers(
      schema.createTable('runs'),
      ['id', 'owner_id', 'project_id', 'target', 'status', 'error'],
      ['auto_approve', 'epoch', 'lease_until', 'created_at', 'updated_at'],
    )
      .addColumn('worker_id', 'text')
      .addColumn('due_at', 'bigint')
      .addColumn('cancel_requested_at', 'bigint')
      .addColumn('budget_micros', 'bigint')
      .addPrimaryKeyConstraint('runs_pk', ['id'])
      .addUniqueConstraint('runs_id_project_owner', ['id', 'project_id', 'owner_id'])
      .addForeignKeyConstraint(
        'runs_project',
        ['project_id', 'owner_id'],
        'projects',
        ['id', 'owner_id'],
        (key) => key.onDelete('cascade'),
      ),
    schema.createIndex('runs_newest').on('runs').columns(['project_id', 'created_at', 'id']),
    schema
      .createIndex('runs_living')
      .unique()
      .on('runs')
      .columns(['project_id'])
      .where(sql.ref('status'), 'not in', sql`('succeeded', 'failed', 'cancelled')`),
    schema
      .createIndex('runs_due')
      .on('runs')
      .columns(['due_at', 'id'])
      .where(sql.ref('status'), 'not in', sql`('succeeded', 'failed', 'cancelled')`)
      .where(sql.ref('due_at'), 'is not', null),

    clustered(
      textAndIntegers(
        schema.createTable('stages'),
        ['run_id', 'stage', 'status', 'failures'],
        ['position', 'asked', 'made', 'reused'],
      )
        .addColumn('started_at', 'bigint')
        .addColumn('ended_at', 'bigint')
        .addPrimaryKeyConstraint('stages_pk', ['run_id', 'stage'])
        .addForeignKeyConstraint('stages_run', ['run_id'], 'runs', ['id'], (key) => key.onDelete('cascade')),
    ),

    textAndIntegers(
      schema.createTable('artifacts'),
      ['owner_id', 'digest', 'id', 'kind', 'request', 'data', 'warnings', 'provenance'],
      [],
    )
      .addColumn('content_hash', 'text')
      .addColumn('content_size', 'bigint')
      .addColumn('content_type', 'text')
      .addPrimaryKeyConstraint('artifacts_pk', ['owner_id', 'digest']),

    clustered(
      textAndIntegers(
        schema.createTable('bindings'),
        ['project_id', 'name', 'owner_id', 'stage', 'digest'],
        [],
      )
        .addPrimaryKeyConstraint('bindings_pk', ['project_id', 'name'])
        .addForeignKeyConstraint(
          'bindings_project',
          ['project_id', 'owner_id'],
          'projects',
          ['id', 'owner_id'],
          (key) => key.onDelete('cascade'),
        )
        .addForeignKeyConstraint('bindings_artifact', ['owner_id', 'digest'], 'artifacts', [
          'owner_id',
          'digest',
        ]),
    ),

    clustered(
      textAndIntegers(
        schema.createTable('calls'),
        [
          'id',
          'owner_id',
          'project_id',
          'run_id',
          'stage',
          'name',
          'digest',
          'provider',
          'model',
          'status',
          'operation',
          'error',
        ],
        ['polls', 'created_at', 'updated_at'],
      )
        .addColumn('poll_at', 'bigint')
        .addPrimaryKeyConstraint('calls_pk', ['id'])
        .addForeignKeyConstraint(
          'calls_run',
          ['run_id', 'project_id', 'owner_id'],
          'runs',
          ['id', 'project_id', 'owner_id'],
          (key) => key.onDelete('cascade'),
        ),
    ),
    schema
      .createIndex('calls_living')
      .unique()
      .on('calls')
      .columns(['owner_id', 'digest'])
      .where(sql.ref('status'), 'in', sql`('intended', 'sent', 'accepted', 'ambiguous')`),
    schema.createIndex('calls_run').on('calls').columns(['run_id']),
    schema
      .createIndex('calls_at_provider')
      .on('calls')
      .columns(['owner_id', 'provider'])
      .where(sql.ref('status'), 'in', sql`('sent', 'accepted')`),

    // Money that was spent stays in the ledger when its project is gone.
    textAndIntegers(
      schema.createTable('charges'),
      ['call_id', 'owner_id', 'project_id', 'run_id', 'stage', 'kind', 'provider', 'model', 'state'],
      ['estimated_micros', 'reserved_micros', 'settled_micros', 'reserved_at'],
    )
      .addColumn('ended_at', 'bigint')
      .addPrimaryKeyConstraint('charges_pk', ['call_id']),
    schema.createIndex('charges_run').on('charges').columns(['run_id', 'reserved_at', 'call_id']),
    schema.createIndex('charges_project').on('charges').columns(['project_id', 'reserved_at', 'call_id']),
    schema.createIndex('charges_owner').on('charges').columns(['owner_id', 'reserved_at', 'call_id']),

    clustered(
      textAndIntegers(
        schema.createTable('provider_waits'),
        ['owner_id', 'provider'],
        ['until'],
      ).addPrimaryKeyConstraint('provider_waits_pk', ['owner_id', 'provider']),
    ),

    clustered(
      textAndIntegers(schema.createTable('events'), ['project_id', 'type', 'data'], ['seq', 'at'])
        .addColumn('run_id', 'text')
        .addPrimaryKeyConstraint('events_pk', ['project_id', 'seq'])
        .addForeignKeyConstraint('events_project', ['project_id'], 'projects', ['id'], (key) =>
          key.onDelete('cascade'),
        ),
    ),
  ]
}
