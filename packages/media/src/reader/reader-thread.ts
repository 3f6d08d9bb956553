// Reads one file at a time. What it reads may be made to keep it busy or to fill its memory: the process that
// it is in watches it and ends itself.
import { parentPort } from 'node:worker_threads'
import type { StoredError } from '@mutoscope/core'
import { invalidMedia, toStoredError } from '@mutoscope/core/ports'
import { openLocalFile, type LocalFile } from '../probe/local-file.js'
import { doReadJob } from './do-read-job.js'
import type { ReaderResponse, ReaderRequest } from './reader-protocol.js'
import { watchForStall } from './watch-for-stall.js'

parentPort?.on('message', (request: ReaderRequest) => {
  answer(request).then(
    (value) => reply({ type: 'done', value }),
    (error: unknown) => reply({ type: 'failed', error: recordOf(error) }),
  )
})
reply({ type: 'ready' })

async function answer({ job, limits }: ReaderRequest): Promise<unknown> {
  const file = openLocalFile(job.path)
  const seen = { reads: 0 }
  const counted: LocalFile = {
    ...file,
    read(start, end) {
      seen.reads++
      return file.read(start, end)
    },
  }
  const stall = watchForStall(seen)
  try {
    return await Promise.race([doReadJob(counted, job, limits), stall.found])
  } finally {
    stall.end()
    file.close()
  }
}

/** The operating system's errors are not about the content; everything else that is thrown is. */
function recordOf(error: unknown): StoredError {
  const isOurs = toStoredError(error)
  if (isOurs.cause === undefined) return isOurs
  if (error instanceof Error && 'syscall' in error) return isOurs
  return toStoredError(invalidMedia(error instanceof Error ? error.message : String(error)))
}

function reply(message: ReaderResponse): void {
  parentPort?.postMessage(message)
}
