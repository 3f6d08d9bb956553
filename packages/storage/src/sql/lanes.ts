import { LANES, type Lane } from '@mutoscope/core/ports'
import { sql } from 'kysely'

/** Stands for every lane. */
const ANY_LANE = ''

/** The lane of a statement for a worker of these lanes: the one, or one that stands for all. */
export function laneOf(lanes: readonly Lane[] = LANES): string {
  return (lanes.length === 1 ? lanes[0] : undefined) ?? ANY_LANE
}

/** True for a run of the lane that {@link laneOf} gave. */
export function isOfLane(lane: string) {
  return sql<boolean>`(${lane} = ${sql.lit(ANY_LANE)} or lane = ${lane})`
}
