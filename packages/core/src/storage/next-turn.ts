import { MutoscopeError } from '../errors/mutoscope-error.js'

/** How an owner with work that is due stands beside the others. */
export interface OwnerTurn {
  readonly ownerId: string
  /** Runs of the owner that workers hold now. */
  readonly held: number
  /** Where the owner's last turn ended, on the scale of {@link TURN_LENGTH}; 0 for an owner without one. */
  readonly turnEnd: number
}

/** A turn that was given: what to keep of it. */
export interface GivenTurn {
  readonly ownerId: string
  readonly turnStart: number
  readonly turnEnd: number
}

/** How many of a worker's places one owner may hold for each that is free: alone it gets three of four. */
export const OWNER_SHARE = 3

/** Whether an owner may take one more place of a worker. @default freePlaces: as many as one wants */
export function mayTakePlace(heldByWorker: number, freePlaces = Number.POSITIVE_INFINITY): boolean {
  return heldByWorker < OWNER_SHARE * freePlaces
}

/** How far one turn of an owner with weight 1 reaches. */
export const TURN_LENGTH = 1_000_000

/**
 * Decides whose turn it is: the owner that holds the fewest runs for its weight, among several the one whose
 * turn starts first, then by id. A turn starts where the owner's last one ended, but not before the latest
 * start of any (`latestStart`), so nobody saves up turns while away. This is start-time fair queuing: with
 * work left for all, each owner gets turns in proportion to its weight.
 *
 * @throws `INVALID_INPUT` for a weight that is not above 0
 */
export function nextTurn(
  owners: readonly OwnerTurn[],
  latestStart: number,
  weightOf: (ownerId: string) => number = () => 1,
): GivenTurn | null {
  let next: (GivenTurn & { readonly load: number }) | null = null
  for (const { ownerId, held, turnEnd } of owners) {
    const weight = checkedWeight(ownerId, weightOf(ownerId))
    const load = held / weight
    const turnStart = Math.max(turnEnd, latestStart)
    const first =
      next === null ||
      load < next.load ||
      (load === next.load &&
        (turnStart < next.turnStart || (turnStart === next.turnStart && ownerId < next.ownerId)))
    if (first)
      next = { ownerId, load, turnStart, turnEnd: turnStart + Math.max(1, Math.round(TURN_LENGTH / weight)) }
  }
  return next === null ? null : { ownerId: next.ownerId, turnStart: next.turnStart, turnEnd: next.turnEnd }
}

function checkedWeight(ownerId: string, weight: number): number {
  if (Number.isFinite(weight) && weight > 0) return weight
  throw new MutoscopeError('INVALID_INPUT', {
    message: `The weight of owner "${ownerId}" is ${weight}; it must be a number above 0.`,
    details: { field: 'weightOf', ownerId },
  })
}
