import type { CallStatus } from '@mutoscope/core'
import { ENDED_RUN_STATUSES } from '@mutoscope/core/ports'
import { sql, type RawBuilder } from 'kysely'

const LIVING = ['intended', 'sent', 'accepted', 'ambiguous'] as const satisfies readonly CallStatus[]

/**
 * `(…)` of the statuses that a run never leaves. Written out, since an index for some rows is only used when
 * the query shows the same words.
 */
export function endedStatuses(): RawBuilder<string> {
  return literals(ENDED_RUN_STATUSES)
}

/** `(…)` of the statuses in which a provider works on a call, or may. */
export function atProviderStatuses(): RawBuilder<string> {
  return literals(['sent', 'accepted'] satisfies readonly CallStatus[])
}

/** `(…)` of the statuses in which it is known what a call waits for. */
export function restingStatuses(): RawBuilder<string> {
  return literals(['intended', 'accepted'] satisfies readonly CallStatus[])
}

/** `(…)` of the statuses in which a call may still bring an answer. */
export function livingStatuses(): RawBuilder<string> {
  return literals(LIVING)
}

function literals(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(${sql.join(values.map((value) => sql.lit(value)))})`
}
