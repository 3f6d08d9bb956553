import { Worker } from 'node:worker_threads'
import { MutoscopeError } from '@mutoscope/core'
import { fromStoredError, type MixData, workerArguments } from '@mutoscope/core/ports'
import { watchEnd } from '../segments/watch-end.js'
import type { MixJob, MixJobContext } from './mix-job.js'
import type { MixResponse, MixRequest } from './mix-protocol.js'

/** Runs `mixSound` in a thread of its own. An abort ends its ffmpeg first. */
export async function runMixWorker(job: MixJob, context: MixJobContext): Promise<MixData> {
  if (context.signal.aborted) throw new MutoscopeError('CANCELLED', { cause: context.signal.reason })
  const worker = startWorker(job)
  const end = watchEnd(worker)
  const cancel: MixRequest = { type: 'cancel' }
  const onAbort = (): void => worker.postMessage(cancel)
  context.signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await new Promise<MixData>((resolve, reject) => {
      const fail = (cause: unknown): void =>
        reject(
          new MutoscopeError('STAGE_FAILED', {
            message: `The thread that mixes sound has ended: ${String(cause)}`,
            cause,
          }),
        )
      worker.on('message', (reply: MixResponse) => {
        if (reply.type === 'progress') context.progress(reply.fraction)
        else if (reply.type === 'done') resolve(reply.data)
        else reject(fromStoredError(reply.error))
      })
      worker.on('error', fail)
      worker.on('exit', fail)
    })
  } finally {
    context.signal.removeEventListener('abort', onAbort)
    await end()
  }
}

function startWorker(job: MixJob): Worker {
  // A bundle has both entries flat in one folder; a source has its worker beside it, and imports sources too.
  const source = import.meta.url.endsWith('.ts')
  const inherited = workerArguments(process.execArgv)
  return new Worker(new URL(source ? './mix-worker.ts' : './mix-worker.js', import.meta.url), {
    workerData: job,
    ...(source
      ? { execArgv: [...(inherited.execArgv ?? process.execArgv), '--conditions=@mutoscope/source'] }
      : inherited),
  })
}
