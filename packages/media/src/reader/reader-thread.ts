// Reads one file at a time. What it reads may be made to keep it busy or to fill its memory: the process that
// it is in watches it and ends itself.
import { parentPort } from 'node:worker_threads'
import { toErrorRecord, type ErrorRecord } from '@mutoscope/core'
import { invalidMedia } from '../probe/invalid-media.js'
import { doReadJob } from './do-read-job.js'
import type { ReaderReply, ReaderRequest } from './reader-protocol.js'

parentPort?.on('message', ({ job, limits }: ReaderRequest) => {
  doReadJob(job, limits).then(
    (value) => reply({ type: 'done', value }),
    (error: unknown) => reply({ type: 'failed', error: recordOf(error) }),
  )
})
reply({ type: 'ready' })

/** The operating system's errors are not about the content; everything else that is thrown is. */
function recordOf(error: unknown): ErrorRecord {
  const isOurs = toErrorRecord(error)
  if (isOurs.cause === undefined) return isOurs
  if (error instanceof Error && 'syscall' in error) return isOurs
  return toErrorRecord(invalidMedia(error instanceof Error ? error.message : String(error)))
}

function reply(message: ReaderReply): void {
  parentPort?.postMessage(message)
}
