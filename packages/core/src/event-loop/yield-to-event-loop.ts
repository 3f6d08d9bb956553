/**
 * Lets everything else that waits in this process have its turn: for long computations, in between their
 * parts. Takes no time of the clock port, and holds the process open.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
