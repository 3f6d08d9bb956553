import type { ChildProcess } from 'node:child_process'
import { stopGroup } from './stop-group.js'

// Of the process and not of a studio: it exits once, and every listener of its own would be one too many for
// Node's warning.
const running = new Set<ChildProcess>()

/** Kills a child when this process exits before it. Returns what forgets the child. */
export function stopAtExit(child: ChildProcess): () => void {
  if (running.size === 0) process.once('exit', stopAll)
  running.add(child)
  return () => {
    running.delete(child)
    if (running.size === 0) process.removeListener('exit', stopAll)
  }
}

function stopAll(): void {
  for (const child of running) stopGroup(child, 'SIGKILL')
}
