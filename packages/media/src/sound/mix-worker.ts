// Mixes in a thread of its own, so that the thread that serves requests stays free and the encoder of the
// picture has its own core.
import { parentPort, workerData } from 'node:worker_threads'
import { toStoredError } from '@mutoscope/core/ports'
import type { MixJob } from './mix-job.js'
import type { MixResponse, MixRequest } from './mix-protocol.js'
import { mixSound } from './mix-sound.js'

const job: MixJob = workerData
const cancelling = new AbortController()

parentPort?.on('message', (request: MixRequest) => {
  if (request.type === 'cancel') cancelling.abort()
})

try {
  reply({
    type: 'done',
    data: await mixSound(job, {
      signal: cancelling.signal,
      progress: (fraction) => reply({ type: 'progress', fraction }),
    }),
  })
} catch (error) {
  reply({ type: 'failed', error: toStoredError(error) })
}
parentPort?.close()

function reply(message: MixResponse): void {
  parentPort?.postMessage(message)
}
