import { MutoscopeError } from '../errors/mutoscope-error.js'
import { toStoredError, type StoredError } from '../errors/stored-error.js'

/** Why nobody works any more on a run, or a batch of one, that so many workers in succession died of. */
export function workerDied(deaths: number): StoredError {
  return toStoredError(
    new MutoscopeError('WORKER_DIED', {
      message: `The process working on the run died ${deaths} times in a row. Check the inputs of the run and the memory of the machine, then start another run.`,
      details: { deaths },
    }),
  )
}
