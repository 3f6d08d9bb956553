import { MutoscopeError } from '@mutoscope/core'
import type { Driver } from './driver.js'
import { retryWhileBusy } from './retry-while-busy.js'
import { createSavepoint } from './savepoint.js'
import { fixedStatement } from './statement.js'
import { runTogether } from './together.js'
import { undoFailedSteps } from './undo-failed-steps.js'
import { toWaves } from './waves.js'
import type { Work } from './work.js'

/** Writes that share transactions. */
export interface GroupCommit {
  /**
   * Runs `work` in the next transaction, after what was given before it. Resolves once that is on disk. What
   * `work` throws undoes only its own writes; when the transaction fails, everything in it is undone and
   * rejected. Only its last run counts: `work` is run again when what shares its transaction was undone.
   *
   * @param names what it touches, as `toWaves` reads them; only looked at where it matters.
   *   @default nothing that anybody else touches
   */
  write<Result>(work: () => Work<Result>, names?: readonly string[]): Promise<Result>
  /** Resolves when everything that was given is settled. */
  drain(): Promise<void>
}

interface Write {
  readonly work: () => Work<unknown>
  readonly names: readonly string[]
  /** Called with what the work has returned, once the transaction is on disk. */
  readonly resolve: (result: unknown) => void
  readonly reject: (error: MutoscopeError) => void
}

/**
 * So many writes go into one transaction at most, so that a long queue does not keep the process from
 * everything else.
 */
const LARGEST_GROUP = 500

const commit = fixedStatement('commit')
const rollback = fixedStatement('rollback')
const oneWrite = createSavepoint('one_write')

/**
 * Collects the writes that come in one turn of the event loop, or while the lock is awaited, into one
 * transaction: the wait for the disk is paid once for all of them.
 */
export function createGroupCommit(
  driver: Driver,
  { busyTimeoutMs }: { readonly busyTimeoutMs: number },
): GroupCommit {
  const { toStoreError, failureSpoils, lock, isBusy } = driver.dialect
  const begin = fixedStatement(driver.dialect.begin)
  const retry = { isBusy, timeoutMs: busyTimeoutMs }
  let queue: Write[] = []
  let flushing = false

  function schedule(): void {
    if (flushing || queue.length === 0) return
    flushing = true
    setImmediate(() => void flush())
  }

  async function flush(): Promise<void> {
    let group: readonly Write[] = queue
    const take = () => (group = queue.slice(0, LARGEST_GROUP))
    try {
      const settle = await retryWhileBusy(() => driver.write(transaction(take)), retry)
      for (const tell of settle) tell()
    } catch (error) {
      for (const { reject } of group) reject(toStoreError(error))
    }
    queue = queue.slice(group.length)
    flushing = false
    schedule()
  }

  function* transaction(take: () => readonly Write[]): Work<readonly (() => void)[]> {
    yield* begin.run({})
    try {
      const group = take()
      yield* lockAll(group)
      let settle = yield* writeTogether(group)
      if (settle === null) {
        yield* rollback.run({})
        yield* begin.run({})
        yield* lockAll(group)
        settle = yield* writeApart(group)
      }
      yield* commit.run({})
      return settle
    } catch (error) {
      yield* rollBack()
      throw error
    }
  }

  function* lockAll(group: readonly Write[]): Work<void> {
    if (lock !== undefined) yield* lock(group.flatMap(({ names }) => names))
  }

  /**
   * Runs all of a group. Being able to undo each write by itself costs a copy of every page it touches, and
   * few are ever refused: so when one of several is, null says that everything has to be undone and they have
   * to be written apart.
   */
  function* writeTogether(group: readonly Write[]): Work<readonly (() => void)[] | null> {
    try {
      const settle: (() => void)[] = []
      if (lock !== undefined) {
        for (const wave of toWaves(group)) {
          const results = yield* runTogether(wave.map(({ work }) => work()))
          for (const [place, { resolve }] of wave.entries()) settle.push(() => resolve(results[place]))
        }
        return settle
      }
      for (const { work, resolve } of group) {
        const result = yield* work()
        settle.push(() => resolve(result))
      }
      return settle
    } catch (error) {
      if (endsTransaction(error) || (group.length === 1 && !failureSpoils)) throw error
      return null
    }
  }

  function* writeApart(group: readonly Write[]): Work<readonly (() => void)[]> {
    const settle: (() => void)[] = []
    for (const { work, resolve, reject } of group) {
      yield* oneWrite.set()
      try {
        // Why a write was refused is looked up after the refusal, which must not have spoilt everything.
        const result = yield* failureSpoils ? undoFailedSteps(work()) : work()
        yield* oneWrite.release()
        settle.push(() => resolve(result))
      } catch (error) {
        if (endsTransaction(error)) throw error
        yield* oneWrite.undo()
        settle.push(() => reject(toStoreError(error)))
      }
    }
    return settle
  }

  /** True when nothing of the transaction can be kept: the disk or the database failed, not one write. */
  function endsTransaction(error: unknown): boolean {
    return !MutoscopeError.isInstance(error) && toStoreError(error).code !== 'INVALID_INPUT'
  }

  async function write<Result>(work: () => Work<Result>, names: readonly string[] = []): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      queue.push({ work, names, resolve: (result) => resolve(result as Result), reject })
      schedule()
    })
  }

  return {
    write,
    async drain() {
      // The queue is worked off in order, so what comes last is settled last.
      if (queue.length > 0) await write(nothing, ['nothing']).catch(() => undefined)
    },
  }
}

/**
 * A disk error may have ended the transaction already, and may come again here: the database then cleans up
 * when it is opened next.
 */
function* rollBack(): Work<void> {
  try {
    yield* rollback.run({})
  } catch {
    // The error that led here is the one to tell.
  }
}

function* nothing(): Work<void> {
  // Only has its place in the queue.
}
