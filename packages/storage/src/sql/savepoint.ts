import { fixedStatement } from './statement.js'
import type { Work } from './work.js'

/** A place in a transaction to go back to. */
export interface Savepoint {
  set(): Work<unknown>
  /** Undoes everything since it was set. */
  undo(): Work<void>
  release(): Work<unknown>
}

/** Makes a savepoint. */
export function createSavepoint(name: string): Savepoint {
  const savepoint = fixedStatement(`savepoint ${name}`)
  const release = fixedStatement(`release savepoint ${name}`)
  const undo = fixedStatement(`rollback to savepoint ${name}`)
  return {
    set: () => savepoint.run({}),
    *undo() {
      yield* undo.run({})
      yield* release.run({})
    },
    release: () => release.run({}),
  }
}
