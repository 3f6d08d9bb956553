import { sql, type Kysely } from 'kysely'
import type { Page } from './page.js'
import { createProjectStatements } from './project-statements.js'
import { createRecordReads } from './record-statements.js'
import type { Prepare, Statement } from './statement.js'
import { endedStatuses, livingStatuses, restingStatuses } from './status-lists.js'
import type { ArtifactRow, Tables } from './tables.js'

/** Digests that artifacts are looked up by: as many as the statement was made for. */
export type DigestPlaces = { readonly [place: `digest${number}`]: string }

type ArtifactsKey = DigestPlaces & { readonly owner_id: string }

/** Every statement that reads. */
export type ReadStatements = ReturnType<typeof createReadStatements>

/** Prepares every statement that reads. */
export function createReadStatements(db: Kysely<Tables>, prepare: Prepare) {
  return {
    project: prepare((values: { id: string; owner_id: string }) =>
      db
        .selectFrom('projects')
        .selectAll()
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id),
    ),
    projectByKey: prepare((values: { owner_id: string; key: string }) =>
      db
        .selectFrom('projects')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('key', '=', values.key),
    ),
    projects: createProjectStatements(db, prepare),
    run: prepare((values: { id: string }) => db.selectFrom('runs').selectAll().where('id', '=', values.id)),
    runs: prepare((values: { owner_id: string; project_id: string } & Page) =>
      db
        .selectFrom('runs')
        .selectAll()
        .where('project_id', '=', values.project_id)
        .where('owner_id', '=', values.owner_id)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(values.limit)
        .offset(values.offset),
    ),
    activeRun: prepare((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('runs')
        .selectAll()
        .where('project_id', '=', values.project_id)
        .where('owner_id', '=', values.owner_id)
        .where('status', 'not in', endedStatuses()),
    ),
    reached: prepare((values: { project_id: string }) =>
      db
        .selectFrom('runs')
        .select('target')
        .where('project_id', '=', values.project_id)
        .where('status', '=', sql.lit('succeeded'))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(sql.lit(1)),
    ),
    nextDue: prepare(() =>
      db
        .selectFrom('runs')
        .select('due_at')
        .where('status', 'not in', endedStatuses())
        .where('due_at', 'is not', null)
        .orderBy('due_at')
        .limit(sql.lit(1)),
    ),
    stages: prepare((values: { run_id: string }) =>
      db.selectFrom('stages').selectAll().where('run_id', '=', values.run_id).orderBy('position'),
    ),
    bindings: prepare((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('bindings')
        .innerJoin('artifacts', (join) =>
          join
            .onRef('artifacts.owner_id', '=', 'bindings.owner_id')
            .onRef('artifacts.digest', '=', 'bindings.digest'),
        )
        .selectAll('artifacts')
        .select(['bindings.name as binding_name', 'bindings.stage as binding_stage'])
        .where('bindings.project_id', '=', values.project_id)
        .where('bindings.owner_id', '=', values.owner_id)
        .orderBy('bindings.name'),
    ),
    call: prepare((values: { id: string }) => db.selectFrom('calls').selectAll().where('id', '=', values.id)),
    callsOfRun: prepare((values: { owner_id: string; run_id: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('run_id', '=', values.run_id)
        .where('owner_id', '=', values.owner_id),
    ),
    callsOfProject: prepare((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('run_id', 'in', (eb) =>
          eb.selectFrom('runs').select('runs.id').where('runs.project_id', '=', values.project_id),
        )
        .where('owner_id', '=', values.owner_id),
    ),
    callsOfOwner: prepare((values: OwnerCallValues & Page) =>
      callsOfOwner(db, values)
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(values.limit)
        .offset(values.offset),
    ),
    callsOfOwnerCount: prepare((values: OwnerCallValues) =>
      callsOfOwner(db, values).select(({ fn }) => fn.countAll<number>().as('count')),
    ),
    leftCalls: prepare((values: { before: number; limit: number }) =>
      db
        .selectFrom('calls')
        .innerJoin('runs', 'runs.id', 'calls.run_id')
        .selectAll('calls')
        // The index of living calls is for these words.
        .where('calls.status', 'in', livingStatuses())
        .where('calls.status', 'in', restingStatuses())
        .where('calls.updated_at', '<=', values.before)
        .where('runs.status', 'in', endedStatuses())
        .orderBy('calls.updated_at')
        .orderBy('calls.id')
        .limit(values.limit),
    ),
    charge: prepare((values: { owner_id: string; call_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('call_id', '=', values.call_id)
        .where('owner_id', '=', values.owner_id),
    ),
    chargesOfRun: prepare((values: { owner_id: string; run_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('run_id', '=', values.run_id)
        .where('owner_id', '=', values.owner_id)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    chargesOfProject: prepare((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('project_id', '=', values.project_id)
        .where('owner_id', '=', values.owner_id)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    chargesOfOwner: prepare((values: { owner_id: string; from: number; until: number }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('reserved_at', '>=', values.from)
        .where('reserved_at', '<', values.until)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    providerWait: prepare((values: { owner_id: string; provider: string }) =>
      db
        .selectFrom('provider_waits')
        .select('until')
        .where('owner_id', '=', values.owner_id)
        .where('provider', '=', values.provider),
    ),
    livingCall: prepare((values: { owner_id: string; digest: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('digest', '=', values.digest)
        .where('status', 'in', livingStatuses()),
    ),
    events: prepare((values: { owner_id: string; project_id: string; after: number; limit: number }) =>
      db
        .selectFrom('events')
        .innerJoin('projects', 'projects.id', 'events.project_id')
        .selectAll('events')
        .where('events.project_id', '=', values.project_id)
        .where('projects.owner_id', '=', values.owner_id)
        .where('events.seq', '>', values.after)
        .orderBy('events.seq')
        .limit(values.limit),
    ),
    records: createRecordReads(db, prepare),
    artifacts: [1, 20, 500].map((size) => ({ size, statement: prepareArtifacts(db, prepare, size) })),
  }
}

function prepareArtifacts(
  db: Kysely<Tables>,
  prepare: Prepare,
  size: number,
): Statement<ArtifactsKey, ArtifactRow> {
  return prepare((values: ArtifactsKey) =>
    db
      .selectFrom('artifacts')
      .selectAll()
      .where('owner_id', '=', values.owner_id)
      .where(
        'digest',
        'in',
        Array.from({ length: size }, (_, index) => values[`digest${index}`] ?? ''),
      ),
  )
}

/** An empty status stands for all. */
type OwnerCallValues = { readonly owner_id: string; readonly status: string }

function callsOfOwner(db: Kysely<Tables>, { owner_id: ownerId, status }: OwnerCallValues) {
  return db
    .selectFrom('calls')
    .where('owner_id', '=', ownerId)
    .where(sql<boolean>`(${status} = '' or ${sql.ref('status')} = ${status})`)
}
