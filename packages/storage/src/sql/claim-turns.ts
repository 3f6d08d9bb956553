import { latestLeaseEnd, mayTakePlace, nextTurn, type ClaimDueOptions } from '@mutoscope/core/ports'
import type { Statement } from './statement.js'
import type { OwnerTurnRow } from './tables.js'
import type { Work } from './work.js'

/** What is held under a lease, as far as turns go by it. */
export interface HeldRow {
  readonly id: string
  readonly owner_id: string
  readonly worker_id: string | null
  readonly lease_until: number
  readonly lease_ms: number
  readonly deaths: number
}

type Due = { readonly now: number; readonly suspects: number }
type Claim = {
  readonly id: string
  readonly worker_id: string
  readonly now: number
  readonly lease_until: number
  readonly lease_ms: number
}

/** The statements that claim rows of one table; `Which` says which rows a worker may have. */
export interface TurnStatements<Row, Which extends object> {
  readonly held: Statement<object, HeldRow>
  readonly cutLease: Statement<{ id: string; lease_until: number }, unknown>
  readonly dueOwners: Statement<Due & Which, { owner_id: string; turn_end: number }>
  readonly firstDue: Statement<Due & Which & { owner_id: string }, { id: string }>
  readonly latestTurn: Statement<object, { turn_start: number }>
  readonly putTurn: Statement<OwnerTurnRow, unknown>
  readonly claim: Statement<Claim, Row>
}

/** Claims the rows whose turn it is, of one owner after the other. */
export function* claimTurns<Row extends { readonly deaths: number }, Which extends object>(
  statements: TurnStatements<Row, Which>,
  which: Which,
  { workerId, now, leaseMs, limit, weightOf, freePlaces }: Omit<ClaimDueOptions, 'lanes'>,
): Work<readonly Row[]> {
  const held = yield* heldRows(statements, now)
  const heldBy = countBy(held.map(({ owner_id: ownerId }) => ownerId))
  const heldHere = countBy(
    held.filter(({ worker_id: worker }) => worker === workerId).map(({ owner_id: ownerId }) => ownerId),
  )
  let suspects = held.some(({ worker_id, deaths }) => worker_id === workerId && deaths > 0) ? 0 : 1
  let latestStart = (yield* statements.latestTurn.get({}))?.turn_start ?? 0
  const dueOwners = yield* statements.dueOwners.all({ ...which, now, suspects })
  const waiting = new Map(dueOwners.map((row) => [row.owner_id, row.turn_end]))
  const taken: Row[] = []
  while (taken.length < limit) {
    const left = freePlaces === undefined ? undefined : freePlaces - taken.length
    const owners = [...waiting]
      .filter(([ownerId]) => mayTakePlace(heldHere.get(ownerId) ?? 0, left))
      .map(([ownerId, turnEnd]) => ({ ownerId, turnEnd, held: heldBy.get(ownerId) ?? 0 }))
    const turn = nextTurn(owners, latestStart, weightOf)
    if (turn === null) break
    const { ownerId, turnStart, turnEnd } = turn
    const due = yield* statements.firstDue.get({ ...which, owner_id: ownerId, now, suspects })
    const row =
      due === undefined ? undefined : yield* claimRow(statements, due.id, { workerId, now, leaseMs })
    if (row === undefined) {
      waiting.delete(ownerId)
      continue
    }
    yield* statements.putTurn.run({ owner_id: ownerId, turn_start: turnStart, turn_end: turnEnd })
    latestStart = turnStart
    waiting.set(ownerId, turnEnd)
    for (const counts of [heldBy, heldHere]) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1)
    if (row.deaths > 0) suspects = 0
    taken.push(row)
  }
  return taken
}

/** Claims one row that is free. */
export function claimRow<Row>(
  { claim }: { readonly claim: Statement<Claim, Row> },
  id: string,
  { workerId, now, leaseMs }: Pick<ClaimDueOptions, 'workerId' | 'now' | 'leaseMs'>,
): Work<Row | undefined> {
  return claim.get({ id, worker_id: workerId, now, lease_until: now + leaseMs, lease_ms: leaseMs })
}

/** What is held at a time, after leases of clocks that were ahead have been cut. */
export function* heldRows(
  statements: Pick<TurnStatements<never, never>, 'held' | 'cutLease'>,
  now: number,
): Work<readonly HeldRow[]> {
  const leased = yield* statements.held.all({})
  for (const { id, lease_until: until, lease_ms: leaseMs } of leased)
    if (until > latestLeaseEnd(leaseMs, now))
      yield* statements.cutLease.run({ id, lease_until: now + leaseMs })
  return leased.filter((row) => row.lease_until > now)
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
