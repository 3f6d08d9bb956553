import type { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { retryWhileBusy } from './retry-while-busy.js'
import { toStoreError } from './sqlite-error.js'

/** Writes that share transactions. */
export interface GroupCommit {
  /**
   * Runs `work`, which must be synchronous, in the next transaction, after what was given before it. Resolves once that is on disk.
   * What `work` throws undoes only its own writes; when the transaction fails, everything in it is undone and rejected.
   */
  write<Result>(work: () => Result): Promise<Result>
  /** Resolves when everything that was given is settled. */
  drain(): Promise<void>
}

interface Write {
  /** Runs the work and returns what to call once the transaction is on disk. */
  readonly attempt: () => () => void
  readonly reject: (error: MutoscopeError) => void
}

/** So many writes go into one transaction at most, so that a long queue does not keep the process from everything else. */
const LARGEST_GROUP = 500

/**
 * Collects the writes that come in one turn of the event loop, or while the lock is awaited, into one transaction:
 * the wait for the disk is paid once for all of them.
 */
export function createGroupCommit(database: DatabaseSync, options: { readonly busyTimeoutMs: number }): GroupCommit {
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const rollback = database.prepare('rollback')
  const savepoint = database.prepare('savepoint one_write')
  const release = database.prepare('release one_write')
  const undo = database.prepare('rollback to one_write')
  let queue: Write[] = []
  let flushing = false

  function schedule(): void {
    if (flushing || queue.length === 0) return
    flushing = true
    setImmediate(() => void flush())
  }

  /** A disk error may have ended the transaction already, and may come again here: SQLite then cleans up at its next opening. */
  function rollBack(): void {
    try {
      if (database.isTransaction) rollback.run()
    } catch {
      // The error that led here is the one to tell.
    }
  }

  async function flush(): Promise<void> {
    let group: readonly Write[] = queue
    try {
      await retryWhileBusy(() => begin.run(), options.busyTimeoutMs)
      group = queue.slice(0, LARGEST_GROUP)
      const settle = group.map(({ attempt }) => attempt())
      commit.run()
      for (const resolve of settle) resolve()
    } catch (error) {
      rollBack()
      for (const { reject } of group) reject(toStoreError(error))
    }
    queue = queue.slice(group.length)
    flushing = false
    schedule()
  }

  function attempt<Result>(work: () => Result, resolve: (result: Result) => void, reject: (error: MutoscopeError) => void): () => void {
    savepoint.run()
    try {
      const result = work()
      release.run()
      return () => resolve(result)
    } catch (error) {
      if (endsTransaction(error, database)) throw error
      undo.run()
      release.run()
      return () => reject(toStoreError(error))
    }
  }

  async function write<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      queue.push({ attempt: () => attempt(work, resolve, reject), reject })
      schedule()
    })
  }

  return {
    write,
    async drain() {
      // The queue is worked off in order, so what comes last is settled last.
      if (queue.length > 0) await write(() => undefined).catch(() => undefined)
    },
  }
}

/** True when nothing of the transaction can be kept: the disk or the database failed, not one write. */
function endsTransaction(error: unknown, database: DatabaseSync): boolean {
  if (!database.isTransaction) return true
  return !MutoscopeError.isInstance(error) && toStoreError(error).code !== 'INVALID_INPUT'
}
