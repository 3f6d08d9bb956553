import { hasEnded, LANES, type Lane, type Run } from '../domain/run.js'
import { leaseEnd } from '../storage/lease-end.js'
import { mayTakePlace, nextTurn } from '../storage/next-turn.js'
import type { ClaimDueOptions, ClaimOptions } from '../storage/claim-options.js'
import { byText } from './by-text.js'
import type { MemoryTables } from './memory-tables.js'

type Claim = Omit<ClaimOptions, 'runId'>

/** Claims one run, or gives null when it is held, has ended or does not exist. */
export function claimRun(tables: MemoryTables, { runId, ...claim }: ClaimOptions): Run | null {
  cutLeases(tables, claim.now)
  const run = tables.runs.get(runId)
  return run === undefined || !isFree(run, claim.now) ? null : claimed(tables, run, claim)
}

/** Claims the runs whose turn it is. */
export function claimDue(
  tables: MemoryTables,
  { limit, weightOf, freePlaces, lanes, ...claim }: ClaimDueOptions,
): readonly Run[] {
  const { now, workerId } = claim
  cutLeases(tables, now)
  const taken: Run[] = []
  while (taken.length < limit) {
    const held = [...tables.runs.values()].filter((run) => run.workerId !== null && run.leaseUntil > now)
    const hasSuspect = held.some((run) => run.workerId === workerId && run.deaths > 0)
    const left = freePlaces === undefined ? undefined : freePlaces - taken.length
    const heldHere = (ownerId: string) =>
      held.filter((run) => run.ownerId === ownerId && run.workerId === workerId).length
    const due = dueRuns(tables, now, lanes)
      .filter((run) => !hasSuspect || deathsOf(run) === 0)
      .filter(({ ownerId }) => mayTakePlace(heldHere(ownerId), left))
    const owners = [...new Set(due.map(({ ownerId }) => ownerId))].map((ownerId) => ({
      ownerId,
      held: held.filter((run) => run.ownerId === ownerId).length,
      turnEnd: tables.turns.get(ownerId)?.turnEnd ?? 0,
    }))
    const latestStart = Math.max(0, ...[...tables.turns.values()].map(({ turnStart }) => turnStart))
    const turn = nextTurn(owners, latestStart, weightOf)
    const run = due.find(({ ownerId }) => ownerId === turn?.ownerId)
    if (turn === null || run === undefined) break
    tables.turns.set(turn.ownerId, turn)
    taken.push(claimed(tables, run, claim))
  }
  return taken
}

/** Due and free, each owner's in the order they go in. */
function dueRuns(tables: MemoryTables, now: number, lanes: readonly Lane[] = LANES): readonly Run[] {
  return [...tables.runs.values()]
    .filter(({ lane }) => lanes.includes(lane))
    .flatMap((run) =>
      run.dueAt === null || run.dueAt > now || !isFree(run, now) ? [] : [{ run, dueAt: run.dueAt }],
    )
    .toSorted(
      (a, b) =>
        b.run.priority - a.run.priority ||
        a.run.stagesLeft - b.run.stagesLeft ||
        a.dueAt - b.dueAt ||
        byText(a.run.id, b.run.id),
    )
    .map(({ run }) => run)
}

function claimed({ runs }: MemoryTables, run: Run, { workerId, now, leaseMs }: Claim): Run {
  const next = {
    ...run,
    epoch: run.epoch + 1,
    deaths: deathsOf(run),
    workerId: workerId,
    leaseUntil: now + leaseMs,
    leaseMs,
  }
  runs.set(run.id, next)
  return next
}

/** The deaths of a free run, with the one that a lease which ran out stands for. */
function deathsOf({ deaths, workerId }: Run): number {
  return workerId === null ? deaths : deaths + 1
}

function isFree(run: Run, now: number): boolean {
  return !hasEnded(run.status) && run.leaseUntil <= now
}

function cutLeases({ runs }: MemoryTables, now: number): void {
  for (const run of runs.values()) {
    const end = leaseEnd(run, now)
    if (run.workerId !== null && end !== run.leaseUntil) runs.set(run.id, { ...run, leaseUntil: end })
  }
}
