import { MutoscopeError } from '@mutoscope/core'
import { workerArguments } from '@mutoscope/core/ports'
import type { MusicRequest } from '@mutoscope/core/ports'
import { Worker } from 'node:worker_threads'

/**
 * Composes and performs a bed in a worker thread of its own, which lives for that one bed.
 *
 * @throws `MODEL_FAILED` when the worker fails, `CANCELLED` when the signal aborts
 */
export async function performInWorker(
  workerUrl: URL,
  request: MusicRequest,
  signal: AbortSignal,
): Promise<Int16Array<ArrayBuffer>> {
  if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
  const worker = new Worker(workerUrl, { workerData: request, ...workerArguments(process.execArgv) })
  let abort = (): void => {}
  let samples: Int16Array<ArrayBuffer> | undefined
  try {
    return await new Promise((resolve, reject) => {
      const fail = (cause: unknown): void =>
        reject(new MutoscopeError('MODEL_FAILED', { message: 'The offline music could not be made.', cause }))
      abort = () => reject(new MutoscopeError('CANCELLED', { cause: signal.reason }))
      signal.addEventListener('abort', abort, { once: true })
      worker.on('message', (made: Int16Array<ArrayBuffer>) => {
        samples = made
      })
      worker.on('error', fail)
      // The thread ends by itself as soon as it has told.
      worker.on('exit', (code) =>
        samples === undefined ? fail(new Error(`exit code ${code}`)) : resolve(samples),
      )
    })
  } finally {
    signal.removeEventListener('abort', abort)
    if (signal.aborted) await worker.terminate()
  }
}
