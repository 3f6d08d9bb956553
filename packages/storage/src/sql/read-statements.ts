import { sql } from 'kysely'
import type { Dialect } from './dialect.js'
import { isOfLane } from './lanes.js'
import { newestRun, reachedTarget } from './newest-run.js'
import type { Page } from './page.js'
import { createProjectStatements } from './project-statements.js'
import { createRecordReads } from './record-statements.js'
import type { Compile, Statement } from './statement.js'
import { endedStatuses, livingStatuses, restingStatuses } from './status-lists.js'
import type { ArtifactRow } from './tables.js'

/** Digests that artifacts are looked up by: as many as the statement was made for. */
export type DigestPlaces = { readonly [place: `digest${number}`]: string }

type ArtifactsKey = DigestPlaces & { readonly owner_id: string }

/** Every statement that reads. */
export type ReadStatements = ReturnType<typeof createReadStatements>

/** Compiles every statement that reads. */
export function createReadStatements(dialect: Dialect, compile: Compile) {
  const { db } = dialect
  return {
    project: compile((values: { id: string; owner_id: string }) =>
      db
        .selectFrom('projects')
        .selectAll()
        .where('id', '=', values.id)
        .where('owner_id', '=', values.owner_id),
    ),
    projectByKey: compile((values: { owner_id: string; key: string }) =>
      db
        .selectFrom('projects')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('key', '=', values.key),
    ),
    projects: createProjectStatements(dialect, compile),
    run: compile((values: { id: string }) => db.selectFrom('runs').selectAll().where('id', '=', values.id)),
    runs: compile((values: { owner_id: string; project_id: string } & Page) =>
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
    activeRun: compile((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('runs')
        .selectAll()
        .where('project_id', '=', values.project_id)
        .where('owner_id', '=', values.owner_id)
        .where('status', 'not in', endedStatuses()),
    ),
    latestRuns: compile((values: { owner_id: string; project_ids: string }) =>
      db
        .selectFrom('projects')
        .innerJoin('runs as latest', (join) =>
          join.on('latest.id', '=', newestRun(db, 'projects.id').select('id')),
        )
        .selectAll('latest')
        .select(reachedTarget(dialect, 'projects.id').as('reached'))
        .where('projects.id', 'in', dialect.members(values.project_ids))
        .where('projects.owner_id', '=', values.owner_id),
    ),
    nextDue: compile((values: { lane: string }) =>
      db
        .selectFrom('runs')
        .select('due_at')
        .where('status', 'not in', endedStatuses())
        .where('due_at', 'is not', null)
        .where(isOfLane(values.lane))
        .orderBy('due_at')
        .limit(sql.lit(1)),
    ),
    stages: compile((values: { run_id: string }) =>
      db.selectFrom('stages').selectAll().where('run_id', '=', values.run_id).orderBy('position'),
    ),
    bindings: compile((values: { owner_id: string; project_id: string }) =>
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
    call: compile((values: { id: string }) => db.selectFrom('calls').selectAll().where('id', '=', values.id)),
    callsOfRun: compile((values: { owner_id: string; run_id: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('run_id', '=', values.run_id)
        .where('owner_id', '=', values.owner_id),
    ),
    callsOfProject: compile((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('run_id', 'in', (eb) =>
          eb.selectFrom('runs').select('runs.id').where('runs.project_id', '=', values.project_id),
        )
        .where('owner_id', '=', values.owner_id),
    ),
    callsOfOwner: compile((values: OwnerCallValues & Page) =>
      callsOfOwner(dialect, values)
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(values.limit)
        .offset(values.offset),
    ),
    callsOfOwnerCount: compile((values: OwnerCallValues) =>
      callsOfOwner(dialect, values).select(({ fn }) => fn.countAll<number>().as('count')),
    ),
    leftCalls: compile((values: { before: number; limit: number }) =>
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
    charge: compile((values: { owner_id: string; call_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('call_id', '=', values.call_id)
        .where('owner_id', '=', values.owner_id),
    ),
    chargesOfRun: compile((values: { owner_id: string; run_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('run_id', '=', values.run_id)
        .where('owner_id', '=', values.owner_id)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    chargesOfProject: compile((values: { owner_id: string; project_id: string }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('project_id', '=', values.project_id)
        .where('owner_id', '=', values.owner_id)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    chargesOfOwner: compile((values: { owner_id: string; from: number; until: number }) =>
      db
        .selectFrom('charges')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('reserved_at', '>=', values.from)
        .where('reserved_at', '<', values.until)
        .orderBy('reserved_at')
        .orderBy('call_id'),
    ),
    providerWait: compile((values: { owner_id: string; provider: string }) =>
      db
        .selectFrom('provider_waits')
        .select('until')
        .where('owner_id', '=', values.owner_id)
        .where('provider', '=', values.provider),
    ),
    livingCall: compile((values: { owner_id: string; digest: string }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('owner_id', '=', values.owner_id)
        .where('digest', '=', values.digest)
        .where('status', 'in', livingStatuses()),
    ),
    events: compile((values: { owner_id: string; project_id: string; after: number; limit: number }) =>
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
    records: createRecordReads(dialect, compile),
    artifacts: [1, 20, 500].map((size) => ({ size, statement: artifactsByDigest(dialect, compile, size) })),
  }
}

function artifactsByDigest(
  { db }: Dialect,
  compile: Compile,
  size: number,
): Statement<ArtifactsKey, ArtifactRow> {
  return compile((values: ArtifactsKey) =>
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

function callsOfOwner({ db }: Dialect, { owner_id: ownerId, status }: OwnerCallValues) {
  return db
    .selectFrom('calls')
    .where('owner_id', '=', ownerId)
    .where(sql<boolean>`(${status} = '' or ${sql.ref('status')} = ${status})`)
}
