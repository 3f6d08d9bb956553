/** `reserved` holds money back, `settled` is what it cost, `released` gives everything back. */
export const CHARGE_STATES = ['reserved', 'settled', 'released'] as const
/** Where a charge stands: one of {@link CHARGE_STATES}. */
export type ChargeState = (typeof CHARGE_STATES)[number]

/** A ledger entry: what one call costs. One per call. All amounts are micro-dollars. */
export type Charge = {
  readonly callId: string
  readonly ownerId: string
  readonly projectId: string
  readonly runId: string
  /** The group of its run, or null. */
  readonly groupId: string | null
  readonly stage: string
  readonly kind: string
  readonly provider: string
  readonly model: string
  readonly state: ChargeState
  /** What was expected. */
  readonly estimatedMicros: number
  /** What is held back while reserved: the most it may cost. */
  readonly reservedMicros: number
  /** What it cost; 0 until settled. */
  readonly settledMicros: number
  readonly reservedAt: number
  readonly endedAt: number | null
}

/** The most that may be spent, micro-dollars; null for no limit. Reserved and settled charges count. */
export type BudgetLimits = {
  readonly runMicros: number | null
  readonly projectMicros: number | null
  readonly ownerDayMicros: number | null
  /** Charges of the owner reserved from this time on count for the day, epoch milliseconds. */
  readonly dayStart: number
}
