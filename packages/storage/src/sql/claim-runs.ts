import type { Run } from '@mutoscope/core'
import {
  latestLeaseEnd,
  mayTakePlace,
  nextTurn,
  type ClaimDueOptions,
  type ClaimOptions,
} from '@mutoscope/core/ports'
import type { createClaimStatements } from './claim-statements.js'
import { laneOf } from './lanes.js'
import { parseRun } from './rows.js'
import type { Work } from './work.js'

type Statements = ReturnType<typeof createClaimStatements>

/** Claims one run inside a transaction. */
export function* claimRun(statements: Statements, { runId, ...claim }: ClaimOptions): Work<Run | null> {
  yield* heldRuns(statements, claim.now)
  return yield* claimRow(statements, runId, claim)
}

/** Claims the runs whose turn it is inside a transaction. */
export function* claimDue(
  statements: Statements,
  { workerId, now, leaseMs, lanes, limit, weightOf, freePlaces }: ClaimDueOptions,
): Work<readonly Run[]> {
  const held = yield* heldRuns(statements, now)
  const heldBy = countBy(held.map(({ owner_id: ownerId }) => ownerId))
  const heldHere = countBy(
    held.filter(({ worker_id: worker }) => worker === workerId).map(({ owner_id: ownerId }) => ownerId),
  )
  const lane = laneOf(lanes)
  let suspects = held.some(({ worker_id, deaths }) => worker_id === workerId && deaths > 0) ? 0 : 1
  let latestStart = (yield* statements.latestTurn.get({}))?.turn_start ?? 0
  const dueOwners = yield* statements.dueOwners.all({ now, lane, suspects })
  const waiting = new Map(dueOwners.map((row) => [row.owner_id, row.turn_end]))
  const taken: Run[] = []
  while (taken.length < limit) {
    const left = freePlaces === undefined ? undefined : freePlaces - taken.length
    const owners = [...waiting]
      .filter(([ownerId]) => mayTakePlace(heldHere.get(ownerId) ?? 0, left))
      .map(([ownerId, turnEnd]) => ({ ownerId, turnEnd, held: heldBy.get(ownerId) ?? 0 }))
    const turn = nextTurn(owners, latestStart, weightOf)
    if (turn === null) break
    const { ownerId, turnStart, turnEnd } = turn
    const due = yield* statements.firstDue.get({ owner_id: ownerId, now, lane, suspects })
    const run = due === undefined ? null : yield* claimRow(statements, due.id, { workerId, now, leaseMs })
    if (run === null) {
      waiting.delete(ownerId)
      continue
    }
    yield* statements.putTurn.run({ owner_id: ownerId, turn_start: turnStart, turn_end: turnEnd })
    latestStart = turnStart
    waiting.set(ownerId, turnEnd)
    for (const counts of [heldBy, heldHere]) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1)
    if (run.deaths > 0) suspects = 0
    taken.push(run)
  }
  return taken
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function* claimRow(
  statements: Statements,
  id: string,
  { workerId, now, leaseMs }: Omit<ClaimOptions, 'runId'>,
): Work<Run | null> {
  const row = yield* statements.claim.get({
    id,
    worker_id: workerId,
    now,
    lease_until: now + leaseMs,
    lease_ms: leaseMs,
  })
  return row === undefined ? null : parseRun(row)
}

/** The runs that are held at a time, after leases of clocks that were ahead have been cut. */
function* heldRuns(statements: Statements, now: number) {
  const leased = yield* statements.held.all({})
  for (const { id, lease_until: until, lease_ms: leaseMs } of leased)
    if (until > latestLeaseEnd(leaseMs, now))
      yield* statements.cutLease.run({ id, lease_until: now + leaseMs })
  return leased.filter((row) => row.lease_until > now)
}
