import type { Ledger } from '@mutoscope/core'
import { findEngine } from './find-engine.js'

/** What a task has really cost so far. */
export interface VideoSpending {
  /** Everything that was bought for it, micro-dollars. */
  readonly micros: number
  /** What was bought of its engine, in the credits of the engine table; null for engines without credits. */
  readonly credits: number | null
}

/** Reads from the ledger what a task has cost. `engine` is an id of the engine table, or null. */
export function spentOnVideo(
  { totals, charges }: Pick<Ledger, 'totals' | 'charges'>,
  engine: string | null,
): VideoSpending {
  const micros = totals.actualMicros
  const {
    creditsPer10Sec = null,
    microsPer10Sec = 'manual',
    real = null,
  } = engine === null ? {} : findEngine(engine)
  if (creditsPer10Sec === null) return { micros, credits: null }
  if (real === null || microsPer10Sec === 'manual' || creditsPer10Sec === 0) return { micros, credits: 0 }
  const spent = charges
    .filter(({ provider, model }) => provider === real.provider && model === real.model)
    .reduce((sum, { settledMicros }) => sum + settledMicros, 0)
  return { micros, credits: Math.ceil((spent * creditsPer10Sec) / microsPer10Sec) }
}
