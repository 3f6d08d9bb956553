import type { Charge } from '../domain/charge.js'
import type { Engine } from '../engine/engine.js'

/** Which charges. */
export interface LedgerQuery {
  readonly ownerId: string
  readonly projectId?: string
  readonly runId?: string
  /** Reserved at or after, epoch milliseconds. */
  readonly from?: number
  /** Reserved before, epoch milliseconds. */
  readonly until?: number
}

/** Sums of charges, micro-dollars. */
export type LedgerTotals = {
  readonly calls: number
  /** Expected of all that was not released. */
  readonly estimatedMicros: number
  /** Held back now. */
  readonly reservedMicros: number
  /** Spent. */
  readonly actualMicros: number
}

/** What was spent, and how good the estimates were. */
export type Ledger = {
  readonly charges: readonly Charge[]
  readonly totals: LedgerTotals
  readonly byProject: { readonly [projectId: string]: LedgerTotals }
  readonly byStage: { readonly [stage: string]: LedgerTotals }
  readonly byProvider: { readonly [provider: string]: LedgerTotals }
  /** By UTC day, `YYYY-MM-DD`. */
  readonly byDay: { readonly [day: string]: LedgerTotals }
  /**
   * By `provider/model`: what its settled calls cost against what was expected of them; 1 is a perfect
   * estimate.
   */
  readonly accuracy: {
    readonly [model: string]: {
      readonly estimatedMicros: number
      readonly actualMicros: number
      readonly ratio: number | null
    }
  }
}

/** Reads the ledger. */
export async function readLedger(engine: Engine, { ownerId, ...filter }: LedgerQuery): Promise<Ledger> {
  const charges = await engine.store.listCharges(ownerId, filter)
  const totalsBy = (key: (charge: Charge) => string) =>
    Object.fromEntries([...Map.groupBy(charges, key)].map(([name, list]) => [name, total(list)]))
  const settled = Map.groupBy(
    charges.filter((charge) => charge.state === 'settled'),
    ({ provider, model }) => `${provider}/${model}`,
  )
  return {
    charges,
    totals: total(charges),
    byProject: totalsBy((charge) => charge.projectId),
    byStage: totalsBy((charge) => charge.stage),
    byProvider: totalsBy((charge) => charge.provider),
    byDay: totalsBy((charge) => new Date(charge.reservedAt).toISOString().slice(0, 10)),
    accuracy: Object.fromEntries(
      [...settled].map(([model, list]) => {
        const { estimatedMicros, actualMicros } = total(list)
        return [
          model,
          {
            estimatedMicros,
            actualMicros,
            ratio: estimatedMicros === 0 ? null : actualMicros / estimatedMicros,
          },
        ]
      }),
    ),
  }
}

function total(charges: readonly Charge[]): LedgerTotals {
  const living = charges.filter((charge) => charge.state !== 'released')
  const sum = (list: readonly Charge[], pick: (charge: Charge) => number) =>
    list.reduce((all, charge) => all + pick(charge), 0)
  return {
    calls: charges.length,
    estimatedMicros: sum(living, (charge) => charge.estimatedMicros),
    reservedMicros: sum(
      charges.filter((charge) => charge.state === 'reserved'),
      (charge) => charge.reservedMicros,
    ),
    actualMicros: sum(charges, (charge) => charge.settledMicros),
  }
}
