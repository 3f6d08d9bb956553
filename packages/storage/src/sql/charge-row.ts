import type { Charge } from '@mutoscope/core'
import type { ChargeRow } from './tables.js'

/** A charge as its row. */
export function toChargeRow(charge: Charge): ChargeRow {
  return {
    call_id: charge.callId,
    owner_id: charge.ownerId,
    project_id: charge.projectId,
    run_id: charge.runId,
    group_id: charge.groupId,
    stage: charge.stage,
    kind: charge.kind,
    provider: charge.provider,
    model: charge.model,
    state: charge.state,
    estimated_micros: charge.estimatedMicros,
    reserved_micros: charge.reservedMicros,
    settled_micros: charge.settledMicros,
    reserved_at: charge.reservedAt,
    ended_at: charge.endedAt,
  }
}

/** A charge from its row. */
export function parseCharge(row: ChargeRow): Charge {
  return {
    callId: row.call_id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    runId: row.run_id,
    groupId: row.group_id,
    stage: row.stage,
    kind: row.kind,
    provider: row.provider,
    model: row.model,
    state: row.state as Charge['state'],
    estimatedMicros: row.estimated_micros,
    reservedMicros: row.reserved_micros,
    settledMicros: row.settled_micros,
    reservedAt: row.reserved_at,
    endedAt: row.ended_at,
  }
}
