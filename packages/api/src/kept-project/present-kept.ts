import type { Studio } from '@mutoscope/core'
import { toIso, toMoney } from '../project-routes/wire-values.js'
import type { KeptProject, KeptRecord } from './load-kept.js'

/** When anything of a project changed last. `others` are more times that count, epoch milliseconds. */
export function updatedAt(
  { project, run }: Pick<KeptProject, 'project' | 'run'>,
  record?: Pick<KeptRecord<null>['record'], 'updatedAt'>,
  others: readonly number[] = [],
): string {
  return toIso(Math.max(project.updatedAt, record?.updatedAt ?? 0, run?.updatedAt ?? 0, ...others))
}

/** What a project has cost and may cost, US dollars. */
export async function presentMoney(
  studio: Pick<Studio, 'ledger'>,
  { ref: { ownerId, projectId }, project: { budgetMicros } }: Pick<KeptProject, 'ref' | 'project'>,
) {
  const { totals } = await studio.ledger({ ownerId, projectId })
  return {
    cost_usd: toMoney(totals.actualMicros).usd,
    budget_usd: budgetMicros === null ? null : toMoney(budgetMicros).usd,
  }
}
