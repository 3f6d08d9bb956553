import type { ChildProcess } from 'node:child_process'

/**
 * Signals a child that leads its own process group, and everything in that group. Does nothing when it has
 * ended.
 */
export function stopGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Windows has no groups, and a group can end between the check and the signal.
    child.kill(signal)
  }
}
