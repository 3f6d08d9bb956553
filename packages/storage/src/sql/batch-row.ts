import type { StoredError } from '@mutoscope/core'
import type { Batch, BatchRequest } from '@mutoscope/core/ports'

/** A batch. `requests` and `error` are JSON. */
export interface BatchRow {
  id: string
  owner_id: string
  project_id: string
  run_id: string
  stage: string
  stage_index: number
  stage_count: number
  kind: string
  maker: string
  requests: string
  size: number
  done: number
  stage_size: number
  priority: number
  epoch: number
  worker_id: string | null
  lease_until: number
  lease_ms: number
  deaths: number
  error: string
  created_at: number
}

/** The columns of a batch, in the order they are inserted. */
export const BATCH_COLUMNS = [
  'id',
  'owner_id',
  'project_id',
  'run_id',
  'stage',
  'stage_index',
  'stage_count',
  'kind',
  'maker',
  'requests',
  'size',
  'done',
  'stage_size',
  'priority',
  'epoch',
  'worker_id',
  'lease_until',
  'lease_ms',
  'deaths',
  'error',
  'created_at',
] as const satisfies readonly (keyof BatchRow)[]

/** A batch as its row. */
export function toBatchRow(batch: Batch): BatchRow {
  return {
    id: batch.id,
    owner_id: batch.ownerId,
    project_id: batch.projectId,
    run_id: batch.runId,
    stage: batch.stage,
    stage_index: batch.stageIndex,
    stage_count: batch.stageCount,
    kind: batch.kind,
    maker: batch.maker,
    requests: JSON.stringify(batch.requests),
    size: batch.size,
    done: batch.done,
    stage_size: batch.stageSize,
    priority: batch.priority,
    epoch: batch.epoch,
    worker_id: batch.workerId,
    lease_until: batch.leaseUntil,
    lease_ms: batch.leaseMs,
    deaths: batch.deaths,
    error: JSON.stringify(batch.error),
    created_at: batch.createdAt,
  }
}

/** A batch from its row. */
export function parseBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    runId: row.run_id,
    stage: row.stage,
    stageIndex: row.stage_index,
    stageCount: row.stage_count,
    kind: row.kind,
    maker: row.maker,
    requests: JSON.parse(row.requests) as readonly BatchRequest[],
    size: row.size,
    done: row.done,
    stageSize: row.stage_size,
    priority: row.priority,
    epoch: row.epoch,
    workerId: row.worker_id,
    leaseUntil: row.lease_until,
    leaseMs: row.lease_ms,
    deaths: row.deaths,
    error: JSON.parse(row.error) as StoredError | null,
    createdAt: row.created_at,
  }
}
