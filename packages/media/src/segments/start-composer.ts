import { Worker } from 'node:worker_threads'
import { MutoscopeError } from '@mutoscope/core'
import { workerArguments } from '@mutoscope/core/ports'
import { frameBytes } from '../frames/frame-planes.js'
import type { FrameRun } from '../frames/compositor.js'
import type { ComposeResponse, ComposeRequest, ComposeSetup } from './compose-protocol.js'
import { watchEnd } from './watch-end.js'

/** A drawn frame in memory that is shared with the thread that drew it. */
export interface DrawnFrame {
  readonly bytes: Uint8Array
  /** Gives the memory back; the bytes change after that. */
  free(): void
}

/** A compositor in a thread of its own. */
export interface Composer {
  /**
   * Queues a run of frames, or one frame of it; resolves when the last of them is drawn, so that its pictures
   * may change.
   */
  draw(run: FrameRun, only?: number): Promise<void>
  /** The next frame of the queued runs, in order; waits for runs that are still to be queued. */
  next(): Promise<DrawnFrame>
  /** Makes {@link next} reject from now on. */
  fail(error: unknown): void
  /** Ends the thread, after the frame that it may be drawing. */
  close(): Promise<void>
}

/**
 * Frames drawn ahead of the encoder. Enough to hide the time a thread takes to answer, few enough to stay
 * small at 2160p.
 */
const SLOTS = 5

/** Starts a thread that draws frames of one size with a compiled kernel. */
export function startComposer(width: number, height: number, kernel: WebAssembly.Module | null): Composer {
  const size = frameBytes(width, height)
  const setup: ComposeSetup = { width, height, slots: SLOTS, kernel }
  // A bundle has both entries flat in one folder; a source has its worker beside it.
  const file = import.meta.url.endsWith('.ts') ? './compose-worker.ts' : './compose-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: setup,
    ...workerArguments(process.execArgv),
  })
  const end = watchEnd(worker)
  const drawn: number[] = []
  const drawing: { left: number; readonly resolve: () => void }[] = []
  let memory: SharedArrayBuffer | null = null
  let failure: { readonly error: unknown } | null = null
  let waiting: { resolve: (frame: DrawnFrame) => void; reject: (error: unknown) => void } | null = null

  function post(request: ComposeRequest): void {
    worker.postMessage(request)
  }

  function fail(error: unknown): void {
    failure ??= { error }
    waiting?.reject(failure.error)
    waiting = null
  }

  function take(): DrawnFrame | null {
    const offset = memory === null ? undefined : drawn.shift()
    if (memory === null || offset === undefined) return null
    return { bytes: new Uint8Array(memory, offset, size), free: () => post({ type: 'free', offset }) }
  }

  worker.on('message', (reply: ComposeResponse) => {
    if (reply.type === 'ready') memory = reply.memory
    else {
      drawn.push(reply.offset)
      const [run] = drawing
      if (run !== undefined && --run.left === 0) drawing.shift()?.resolve()
    }
    const frame = waiting === null ? null : take()
    if (frame === null) return
    waiting?.resolve(frame)
    waiting = null
  })
  worker.on('error', (cause) =>
    fail(new MutoscopeError('STAGE_FAILED', { message: `Drawing frames failed: ${String(cause)}`, cause })),
  )
  worker.on('exit', () =>
    fail(new MutoscopeError('STAGE_FAILED', { message: 'The thread that draws frames has ended.' })),
  )

  return {
    draw(run, only) {
      const [from, to] = only === undefined ? [0, run.frames] : [only, only + 1]
      post({ type: 'draw', run, from, to })
      return new Promise((resolve) => void drawing.push({ left: to - from, resolve }))
    },
    next() {
      if (failure !== null) return Promise.reject(failure.error)
      const frame = take()
      if (frame !== null) return Promise.resolve(frame)
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
      })
    },
    fail,
    close() {
      post({ type: 'end' })
      return end()
    },
  }
}
