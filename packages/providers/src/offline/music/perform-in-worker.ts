import { MutoscopeError, type MusicRequest } from '@mutoscope/core'
import { Worker } from 'node:worker_threads'
import { workerArguments } from '../speech/worker-arguments.js'

/**
 * Composes and performs a bed in a worker thread of its own, which lives for that one bed.
 *
 * @throws `MODEL_FAILED` when the worker fails, `CANCELLED` when the signal aborts
 */
export async function performInWorker(workerUrl: URL, request: MusicRequest, signal: AbortSignal): Promise<Int16Array<ArrayBuffer>> {
  if (signal.aborted) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
  const worker = new Worker(workerUrl, { workerData: request, execArgv: workerArguments(process.execArgv) })
  let abort = (): void => {}
  try {
    return await new Promise((resolve, reject) => {
      const fail = (cause: unknown): void => reject(new MutoscopeError('MODEL_FAILED', { message: 'The offline music could not be made.', cause }))
      abort = () => reject(new MutoscopeError('CANCELLED', { cause: signal.reason }))
      signal.addEventListener('abort', abort, { once: true })
      worker.on('message', resolve)
      worker.on('error', fail)
      worker.on('exit', (code) => fail(new Error(`exit code ${code}`)))
    })
  } finally {
    signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
