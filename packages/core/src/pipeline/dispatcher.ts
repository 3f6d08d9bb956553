/** The work on a run that was claimed: does it, gives the run back, and never throws. */
export type ClaimedWork = () => Promise<void>

/**
 * The port to what brings work to workers. It is only a wake-up: which run is next is decided where runs are
 * claimed, for all processes together, and losing any wake is harmless, because the sweeper finds whatever
 * is due.
 */
export interface Dispatcher {
  /**
   * Begins to work. Whenever somebody woke it and places are free, it asks `claim` for as many runs as places
   * are free and does what comes back. Fewer means that no more are due, or that the rest is kept for owners
   * who hold less. `claim` never throws.
   */
  start(claim: (limit: number) => Promise<readonly ClaimedWork[]>): void
  /** Says that a run may be due. */
  wake(): void
  /** Claims nothing more and waits until what was claimed is done. */
  stop(): Promise<void>
}
