import type { ReadJob, ReadResults } from './read-job.js'
import { createReaderPool, type ReadOptions } from './create-reader-pool.js'

// Of the process and not of a studio: what it bounds is the machine's, and several studios of one program
// share it.
const pool = createReaderPool()

/**
 * Reads a local file in another process, bounded in time and memory.
 * @throws `MEDIA_INVALID`, also for what takes more than the limits, `MEDIA_TOO_LARGE`, `CANCELLED`, `TIMEOUT`
 */
export function readMedia<Job extends ReadJob>(
  job: Job,
  options: ReadOptions = {},
): Promise<ReadResults[Job['type']]> {
  return pool.read(job, options)
}
