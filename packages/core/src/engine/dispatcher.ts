import type { Lane } from '../domain/run.js'

/** The work on a run that was claimed: does it, gives the run back, and never throws. */
export type ClaimedWork = () => Promise<void>

/** A run that may be due. */
export interface Wake {
  readonly runId: string
  /** What it waits for: only workers of this lane need to be woken. */
  readonly lane: Lane
}

/** What a dispatcher brings work to. */
export interface DispatcherWork {
  /** Lanes that this process works in. */
  readonly lanes: readonly Lane[]
  /**
   * Claims at most so many runs. Fewer means that no more are due, or that the rest is kept for owners who
   * hold less. Never throws.
   */
  claim(limit: number): Promise<readonly ClaimedWork[]>
}

/**
 * The port to what brings work to workers. It carries hints and nothing else: which run is next is decided
 * where runs are claimed, for all processes together. A wake may be lost, doubled, late or out of order; the
 * sweeper of every worker finds whatever is due. Every implementation passes `testDispatcher`.
 */
export interface Dispatcher {
  /**
   * True when it wakes workers of several processes, so that they share the work of one run.
   * @default false
   */
  readonly isShared?: boolean
  /** Begins to work. While places are free, it claims runs at once and whenever it is woken. */
  start(work: DispatcherWork): void
  /**
   * Tells one worker of the lane, in whichever process has a free place, that a run may be due. Neither waits
   * nor throws; a wake that cannot be delivered is dropped.
   */
  wake(run: Wake): void
  /** Lets this process look for due runs itself; works also while the queue is out of reach. */
  look(): void
  /**
   * Asks whether wakes reach other processes now. @throws `QUEUE_UNAVAILABLE` when the queue is out of reach
   */
  check(): Promise<void>
  /** Claims nothing more and waits until what was claimed is done. */
  stop(): Promise<void>
}
