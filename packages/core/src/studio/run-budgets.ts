import type { Engine } from '../engine/engine.js'
import type { StudioOptions } from './studio-options.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** Makes what says how much may be spent for a run at a time. */
export function createRunBudgets({
  store,
  ownerDayBudgetMicros = null,
}: Pick<StudioOptions, 'store' | 'ownerDayBudgetMicros'>): Engine['budgets'] {
  return async (run, now) => ({
    runMicros: run.budgetMicros,
    projectMicros: (await store.getProject(run.ownerId, run.projectId))?.budgetMicros ?? null,
    ownerDayMicros: ownerDayBudgetMicros,
    dayStart: now - (now % DAY_MS),
  })
}
