/** A budget that several projects of an owner share, such as those of a campaign. */
export type Group = {
  readonly ownerId: string
  /** Unique for the owner. */
  readonly id: string
  /** The most all runs of its projects may cost together, micro-dollars; null for no limit. */
  readonly budgetMicros: number | null
}

/** How the budget of a group stands, micro-dollars. */
export type GroupSpending = {
  /** Null for no limit. */
  readonly budgetMicros: number | null
  /** Spent, also by projects that were deleted since. */
  readonly actualMicros: number
  /** Spent, held back for calls under way, or held for runs that have not ended. */
  readonly committedMicros: number
}
