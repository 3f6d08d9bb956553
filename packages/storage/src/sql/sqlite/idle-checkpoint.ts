import type { DatabaseSync } from 'node:sqlite'

/** Moves what was committed from the log into the database file while nobody waits for a commit. */
export interface IdleCheckpoint {
  /** Says that something was committed. */
  committed(): void
  /** Ends it. */
  stop(): void
}

/** Options of {@link createIdleCheckpoint}. */
export interface IdleCheckpointOptions {
  /** How long nothing has to be committed, milliseconds. @default 250 */
  readonly quietMs?: number
  /** With fewer transactions in the log it is not worth two waits for the disk. @default 64 */
  readonly leastCommits?: number
}

/**
 * Watches for quiet moments. Without them the log still does not grow without end:
 * SQLite then does the same inside a commit, which takes that much longer.
 */
export function createIdleCheckpoint(
  database: DatabaseSync,
  { quietMs = 250, leastCommits = 64 }: IdleCheckpointOptions = {},
): IdleCheckpoint {
  const checkpoint = database.prepare('pragma wal_checkpoint(passive)')
  let commits = 0
  let timer: NodeJS.Timeout | null = null
  let lastCommitAt = 0

  /**
   * Setting a timer anew costs more than looking at the time, so it runs on and looks whether something came
   * in between.
   */
  function look(): void {
    timer = null
    if (performance.now() - lastCommitAt < quietMs) return wait()
    commits = 0
    try {
      checkpoint.get()
    } catch {
      // Nothing is lost: what is in the log is on disk, and the next commits will move it.
    }
  }

  function wait(): void {
    timer = setTimeout(look, quietMs)
    timer.unref()
  }

  return {
    committed() {
      commits++
      lastCommitAt = performance.now()
      if (timer === null && commits >= leastCommits) wait()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
