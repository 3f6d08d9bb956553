// Guards a thread that reads files. This thread is never busy, so it notices when the other one takes too much
// processor time or memory, or when the program that asked is gone, and ends the process, whatever the other
// one is doing.
import { Worker } from 'node:worker_threads'
import type { ReaderResponse, ReaderRequest } from './reader-protocol.js'

const LOOK_MS = 50
const MEGABYTE = 1024 * 1024

const memoryBytes = Number(process.argv[2])
const source = import.meta.url.endsWith('.ts')
const thread = new Worker(new URL(source ? './reader-thread.ts' : './reader-thread.js', import.meta.url), {
  resourceLimits: { maxOldGenerationSizeMb: Math.max(32, memoryBytes / 2 / MEGABYTE) },
})
let isReady = false
let request: ReaderRequest | null = null
let watch: NodeJS.Timeout | null = null

process.on('message', (received: ReaderRequest) => {
  request = received
  if (isReady) begin(received)
})
process.on('disconnect', () => process.exit())
thread.on('message', (reply: ReaderResponse) => {
  if (reply.type === 'ready') {
    isReady = true
    if (request !== null) begin(request)
  } else if (watch !== null) clearInterval(watch)
  process.send?.(reply)
})
// A thread only fails of too much memory; what it throws it answers.
thread.on('error', () => end('memory'))

/** Gives the file to the thread. Its time counts from here: starting up is no work that the file causes. */
function begin({ job, limits }: ReaderRequest): void {
  const before = process.cpuUsage()
  watch = setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    if ((user + system) / 1000 > limits.readCpuMs) end('time')
    else if (process.memoryUsage.rss() > memoryBytes) end('memory')
  }, LOOK_MS)
  thread.postMessage({ job, limits } satisfies ReaderRequest)
}

function end(what: 'time' | 'memory'): void {
  if (watch !== null) clearInterval(watch)
  process.send?.({ type: 'exceeded', what } satisfies ReaderResponse, () => process.exit())
}
