import type { Tables } from './tables.js'

/** The primary key of every table, which orders its rows the same in every database. */
export const KEYS = {
  projects: ['id'],
  runs: ['id'],
  stages: ['run_id', 'stage'],
  artifacts: ['owner_id', 'digest'],
  bindings: ['project_id', 'name'],
  calls: ['id'],
  charges: ['call_id'],
  groups: ['owner_id', 'id'],
  provider_waits: ['owner_id', 'provider'],
  events: ['project_id', 'seq'],
  records: ['collection', 'id', 'owner_id'],
  record_numbers: ['collection'],
  owner_turns: ['owner_id'],
  project_texts: ['project_id'],
  batches: ['id'],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] }
