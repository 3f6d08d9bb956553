import { BATCH_COLUMNS, type BatchRow } from './batch-row.js'

/**
 * The tables, in types that SQLite and PostgreSQL share: text, integers (epoch milliseconds, counts, 0 or 1)
 * and JSON as text. What these columns hold is written and read only by `rows.ts`; how they are made is in
 * `migrations.ts`.
 */
export interface Tables {
  projects: ProjectRow
  runs: RunRow
  stages: StageTableRow
  artifacts: ArtifactRow
  bindings: BindingRow
  calls: CallRow
  charges: ChargeRow
  groups: GroupRow
  provider_waits: ProviderWaitRow
  events: EventRow
  records: RecordRow
  record_numbers: RecordNumberRow
  owner_turns: OwnerTurnRow
  project_texts: ProjectTextRow
  batches: BatchRow
}

/** A project. `brief`, `settings`, `storyboard` and `approvals` are JSON. */
export interface ProjectRow {
  id: string
  owner_id: string
  recipe: string
  key: string | null
  revision: number
  brief: string
  settings: string
  storyboard: string
  approvals: string
  budget_micros: number | null
  group_id: string | null
  created_at: number
  updated_at: number
}

/** A run. `error` is JSON. */
export interface RunRow {
  id: string
  owner_id: string
  project_id: string
  target: string
  status: string
  auto_approve: number
  /** From -10 to 10. */
  priority: number
  lane: string
  stages_left: number
  epoch: number
  worker_id: string | null
  lease_until: number
  lease_ms: number
  deaths: number
  due_at: number | null
  cancel_requested_at: number | null
  budget_micros: number | null
  group_id: string | null
  held_micros: number
  error: string
  created_at: number
  updated_at: number
}

/** A stage of a run. `failures` is JSON. */
export interface StageTableRow {
  run_id: string
  stage: string
  /** Place among the stages of its run, by when it was first put. */
  position: number
  status: string
  asked: number
  made: number
  reused: number
  failures: string
  started_at: number | null
  ended_at: number | null
}

/**
 * An artifact. `request`, `data`, `warnings` and `provenance` are JSON; the content columns are null
 * together.
 */
export interface ArtifactRow {
  owner_id: string
  digest: string
  id: string
  kind: string
  request: string
  content_hash: string | null
  content_size: number | null
  content_type: string | null
  data: string
  warnings: string
  provenance: string
}

/** A name in a project and the digest of the artifact it stands for. */
export interface BindingRow {
  project_id: string
  name: string
  owner_id: string
  stage: string
  digest: string
}

/** A call. `operation` and `error` are JSON. */
export interface CallRow {
  id: string
  owner_id: string
  project_id: string
  run_id: string
  stage: string
  name: string
  digest: string
  provider: string
  model: string
  status: string
  operation: string
  poll_at: number | null
  progress: number | null
  delays: number
  delayed_since: number | null
  unsent: number
  lost: number
  accepted_at: number | null
  error: string
  created_at: number
  updated_at: number
}

/** A charge. */
export interface ChargeRow {
  call_id: string
  owner_id: string
  project_id: string
  run_id: string
  group_id: string | null
  stage: string
  kind: string
  provider: string
  model: string
  state: string
  estimated_micros: number
  reserved_micros: number
  settled_micros: number
  reserved_at: number
  ended_at: number | null
}

/** A budget that several projects share. */
export interface GroupRow {
  owner_id: string
  id: string
  budget_micros: number | null
}

/** When a provider may be asked again for an owner. */
export interface ProviderWaitRow {
  owner_id: string
  provider: string
  until: number
}

/** An event of a project's log. `data` is JSON. */
export interface EventRow {
  project_id: string
  seq: number
  run_id: string | null
  type: string
  data: string
  at: number
}

/** A record. `text` and `data` are JSON. */
export interface RecordRow {
  collection: string
  id: string
  owner_id: string
  number: number | null
  project_id: string | null
  label: string
  text: string
  /** The text as searches compare it. */
  search_text: string
  data: string
  revision: number
  due_at: number | null
  created_at: number
  updated_at: number
}

/** The last number that was given in a collection. It stays when records go, so that none is given twice. */
export interface RecordNumberRow {
  collection: string
  last: number
}

/** The last turn of an owner whose runs were claimed. */
export interface OwnerTurnRow {
  owner_id: string
  turn_start: number
  turn_end: number
}

/**
 * What a search for a project looks in. Beside the projects, so that a search does not read through their
 * storyboards.
 */
export interface ProjectTextRow {
  project_id: string
  search_text: string
}

/** The columns of every table, in the order they are inserted. */
export const COLUMNS = {
  projects: [
    'id',
    'owner_id',
    'recipe',
    'key',
    'revision',
    'brief',
    'settings',
    'storyboard',
    'approvals',
    'budget_micros',
    'created_at',
    'updated_at',
    'group_id',
  ],
  runs: [
    'id',
    'owner_id',
    'project_id',
    'target',
    'status',
    'auto_approve',
    'epoch',
    'worker_id',
    'lease_until',
    'due_at',
    'cancel_requested_at',
    'budget_micros',
    'error',
    'created_at',
    'updated_at',
    'priority',
    'stages_left',
    'lease_ms',
    'deaths',
    'group_id',
    'held_micros',
    'lane',
  ],
  stages: [
    'run_id',
    'stage',
    'position',
    'status',
    'asked',
    'made',
    'reused',
    'failures',
    'started_at',
    'ended_at',
  ],
  artifacts: [
    'owner_id',
    'digest',
    'id',
    'kind',
    'request',
    'content_hash',
    'content_size',
    'content_type',
    'data',
    'warnings',
    'provenance',
  ],
  bindings: ['project_id', 'name', 'owner_id', 'stage', 'digest'],
  calls: [
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
    'poll_at',
    'progress',
    'delays',
    'delayed_since',
    'unsent',
    'lost',
    'accepted_at',
    'error',
    'created_at',
    'updated_at',
  ],
  charges: [
    'call_id',
    'owner_id',
    'project_id',
    'run_id',
    'stage',
    'kind',
    'provider',
    'model',
    'state',
    'estimated_micros',
    'reserved_micros',
    'settled_micros',
    'reserved_at',
    'ended_at',
    'group_id',
  ],
  groups: ['owner_id', 'id', 'budget_micros'],
  provider_waits: ['owner_id', 'provider', 'until'],
  events: ['project_id', 'seq', 'run_id', 'type', 'data', 'at'],
  records: [
    'collection',
    'id',
    'owner_id',
    'number',
    'project_id',
    'label',
    'text',
    'search_text',
    'data',
    'revision',
    'due_at',
    'created_at',
    'updated_at',
  ],
  record_numbers: ['collection', 'last'],
  owner_turns: ['owner_id', 'turn_start', 'turn_end'],
  project_texts: ['project_id', 'search_text'],
  batches: BATCH_COLUMNS,
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] }
