// Draws frames in a thread of its own. It loads nothing but the compositor, so that it is up in a few
// milliseconds.
import { parentPort, workerData } from 'node:worker_threads'
import { createCompositor } from '../frames/compositor.js'
import type { ComposeResponse, ComposeRequest, ComposeSetup } from './compose-protocol.js'

const setup = workerData as ComposeSetup
const compositor = createCompositor(setup.width, setup.height, setup.slots, setup.kernel)
const free = [...compositor.slots]
const queued: Extract<ComposeRequest, { type: 'draw' }>[] = []
let next = 0

parentPort?.on('message', (request: ComposeRequest): void => {
  if (request.type === 'end') return parentPort?.close()
  if (request.type === 'draw') queued.push(request)
  else free.push(request.offset)
  drawFree()
})

reply({ type: 'ready', memory: compositor.memory })

/** Draws until every slot is full or nothing is left to draw. */
function drawFree(): void {
  for (let request = queued[0]; request !== undefined; request = queued[0]) {
    const offset = free.shift()
    if (offset === undefined) return
    next = Math.max(next, request.from)
    compositor.draw(request.run, next++, offset)
    reply({ type: 'frame', offset })
    if (next < request.to) continue
    queued.shift()
    next = 0
  }
}

function reply(message: ComposeResponse): void {
  parentPort?.postMessage(message)
}
