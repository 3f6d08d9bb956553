import type { DatabaseSync } from 'node:sqlite'
import { MutoscopeError } from '@mutoscope/core'
import { retryWhileBusy } from './retry-while-busy.js'
import { toStoreError } from './sqlite-error.js'

/** Options of {@link createGroupCommit}. */
export interface GroupCommitOptions {
  readonly busyTimeoutMs: number
  /** Called after each transaction that is on disk. */
  readonly onCommit?: () => void
}

/** Writes that share transactions. */
export interface GroupCommit {
  /**
   * Runs `work`, which must be synchronous, in the next transaction, after what was given before it. Resolves
   * once that is on disk. What `work` throws undoes only its own writes; when the transaction fails,
   * everything in it is undone and rejected. Only its last run counts: `work` is run again when what shares
   * its transaction was undone.
   */
  write<Result>(work: () => Result): Promise<Result>
  /** Resolves when everything that was given is settled. */
  drain(): Promise<void>
}

interface Write {
  /** Runs the work and returns what to call once the transaction is on disk. */
  readonly run: () => () => void
  readonly reject: (error: MutoscopeError) => void
}

/**
 * So many writes go into one transaction at most, so that a long queue does not keep the process from
 * everything else.
 */
const LARGEST_GROUP = 500

/**
 * Collects the writes that come in one turn of the event loop, or while the lock is awaited, into one
 * transaction: the wait for the disk is paid once for all of them.
 */
export function createGroupCommit(
  database: DatabaseSync,
  { busyTimeoutMs, onCommit }: GroupCommitOptions,
): GroupCommit {
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

  async function flush(): Promise<void> {
    let group: readonly Write[] = queue
    try {
      await retryWhileBusy(() => begin.run(), busyTimeoutMs)
      group = queue.slice(0, LARGEST_GROUP)
      let settle = writeTogether(group)
      if (settle === null) {
        await retryWhileBusy(() => begin.run(), busyTimeoutMs)
        settle = group.map(writeApart)
      }
      commit.run()
      for (const tell of settle) tell()
      onCommit?.()
    } catch (error) {
      rollBack()
      for (const { reject } of group) reject(toStoreError(error))
    }
    queue = queue.slice(group.length)
    flushing = false
    schedule()
  }

  /**
   * Runs all of a group. Being able to undo each write by itself costs a copy of every page it touches, and
   * few are ever refused: so when one of several is, everything is undone, and null says that they have to be
   * written apart.
   */
  function writeTogether(group: readonly Write[]): readonly (() => void)[] | null {
    try {
      return group.map(({ run }) => run())
    } catch (error) {
      if (group.length === 1 || endsTransaction(error, database)) throw error
      rollback.run()
      return null
    }
  }

  function writeApart({ run, reject }: Write): () => void {
    savepoint.run()
    try {
      const settle = run()
      release.run()
      return settle
    } catch (error) {
      if (endsTransaction(error, database)) throw error
      undo.run()
      release.run()
      return () => reject(toStoreError(error))
    }
  }

  /**
   * A disk error may have ended the transaction already, and may come again here: SQLite then cleans up at
   * its next opening.
   */
  function rollBack(): void {
    try {
      if (database.isTransaction) rollback.run()
    } catch {
      // The error that led here is the one to tell.
    }
  }

  async function write<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const run = () => {
        const result = work()
        return () => resolve(result)
      }
      queue.push({ run, reject })
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
