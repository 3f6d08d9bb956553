/**
 * The port to what carries run ids to workers. It is only a wake-up: losing any of it is harmless, because
 * the sweeper finds whatever is due.
 */
export interface Dispatcher {
  /** Begins to hand run ids to the handler; the handler never throws. */
  start(handler: (runId: string) => Promise<void>): void
  /**
   * Asks for a run to be looked at soon; of those that wait, the one with the highest priority first.
   * @default priority: 0
   */
  wake(runId: string, priority?: number): void
  /** Stops handing out and waits until the handlers that run have ended. */
  stop(): Promise<void>
}
