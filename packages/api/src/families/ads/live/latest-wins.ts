/**
 * Lets work that tells the newest state run once at a time: what is asked for while it runs is one more time,
 * not many.
 *
 * @returns asks for the work; ends when it was done after that, and throws what it throws
 */
export function latestWins(work: () => Promise<void>): () => Promise<void> {
  let wanted = false
  let running: Promise<void> | undefined
  const run = async () => {
    while (wanted) {
      wanted = false
      await work()
    }
  }
  return () => {
    wanted = true
    return (running ??= run().finally(() => {
      running = undefined
    }))
  }
}
