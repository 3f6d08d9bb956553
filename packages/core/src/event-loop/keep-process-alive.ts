/** Longest delay that timers take, milliseconds. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * Keeps the process alive while somebody waits for what another process does: the engine's own timers never
 * do, and Node would end in the middle of the wait. @returns what lets go
 */
export function keepProcessAlive(): () => void {
  const timer = setInterval(() => {}, LONGEST_MS)
  return () => clearInterval(timer)
}
