import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { FliteJob } from './flite/flite-job.js'
import { runFlite } from './flite/run-flite.js'

/**
 * Answers every job on the port with the synthesiser that the thread was started with, until it is told null.
 */
function serve(port: MessagePort, flite: WebAssembly.Module): void {
  port.on('message', (job: FliteJob | null) => {
    if (job === null) return port.close()
    try {
      const speech = runFlite(flite, job)
      port.postMessage({ speech }, [speech.samples.buffer])
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
}

if (parentPort !== null) serve(parentPort, workerData as WebAssembly.Module)
