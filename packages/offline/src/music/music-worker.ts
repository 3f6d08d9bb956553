import type { MusicRequest } from '@mutoscope/core/ports'
import { parentPort, workerData } from 'node:worker_threads'
import { compose } from './compose.js'
import { perform } from './perform.js'

const samples = perform(compose(workerData as MusicRequest))
parentPort?.postMessage(samples, [samples.buffer])
