import { MutoscopeError } from '@mutoscope/core'
import { workerArguments } from '@mutoscope/core/ports'
import { Worker } from 'node:worker_threads'
import { compileFlite } from './compile-flite.js'
import type { FliteJob, FliteSpeech } from './flite-job.js'

type Waiting = {
  readonly job: FliteJob
  readonly resolve: (speech: FliteSpeech) => void
  readonly reject: (error: MutoscopeError) => void
}
type EngineResponse = { readonly speech: FliteSpeech } | { readonly failure: string }

/**
 * A worker thread that speaks, one job after the other. It is started by the first job and lets the process
 * end while it is idle. The synthesiser is compiled once and kept, so that the next worker starts quickly and
 * one that ends frees no code.
 */
export interface FliteEngine {
  /**
   * @throws `MODEL_FAILED` when the worker fails or dies, `CANCELLED` when the signal aborts; the next job
   * then gets a new worker
   */
  say(job: FliteJob, signal: AbortSignal): Promise<FliteSpeech>
}

/** Makes a {@link FliteEngine}. `idleMs` is how long an idle worker is kept. */
export function createFliteEngine({
  workerUrl,
  idleMs = 30_000,
}: {
  readonly workerUrl: URL
  readonly idleMs?: number
}): FliteEngine {
  const queue: Waiting[] = []
  let running: Waiting | undefined
  let worker: Worker | undefined
  let compiled: Promise<WebAssembly.Module> | undefined
  let idle: NodeJS.Timeout | undefined

  /** Forgets the worker, so that nothing it still does can reach us. */
  const forget = (): Worker | undefined => {
    const old = worker
    worker = undefined
    old?.removeAllListeners()
    // A late error of a worker that is being ended is nobody's business, but unheard it would end the
    // process.
    return old?.on('error', () => {})
  }
  /** Ends the worker in the middle of what it does. */
  const drop = (): void => void forget()?.terminate()
  /** Lets a worker that has nothing to do end by itself. */
  const rest = (): void => forget()?.postMessage(null)
  const lose = (cause: unknown): void => {
    const lost = running
    running = undefined
    drop()
    lost?.reject(
      new MutoscopeError('MODEL_FAILED', {
        message: 'The offline voice stopped unexpectedly. Try again to restart it.',
        cause,
      }),
    )
    next()
  }
  const start = (flite: WebAssembly.Module): Worker => {
    const started = new Worker(workerUrl, { workerData: flite, ...workerArguments(process.execArgv) })
    started.on('message', (answer: EngineResponse) => {
      const done = running
      running = undefined
      if ('speech' in answer) done?.resolve(answer.speech)
      else
        done?.reject(
          new MutoscopeError('MODEL_FAILED', { message: `The offline voice failed: ${answer.failure}` }),
        )
      next()
    })
    started.on('error', lose)
    started.on('exit', (code) => lose(new Error(`exit code ${code}`)))
    return started
  }
  const next = (): void => {
    if (running !== undefined) return
    running = queue.shift()
    clearTimeout(idle)
    if (running === undefined) {
      worker?.unref()
      idle = setTimeout(rest, idleMs).unref()
      return
    }
    void begin(running)
  }
  const begin = async (waiting: Waiting): Promise<void> => {
    try {
      const flite = await (compiled ??= compileFlite())
      // Cancelled meanwhile.
      if (running !== waiting) return
      worker ??= start(flite)
      worker.ref()
      worker.postMessage(waiting.job)
    } catch (error) {
      compiled = undefined
      if (running === waiting) lose(error)
    }
  }

  return {
    say(job, signal) {
      return new Promise((resolve, reject) => {
        const cancelled = (): MutoscopeError => new MutoscopeError('CANCELLED', { cause: signal.reason })
        if (signal.aborted) return reject(cancelled())
        const waiting: Waiting = {
          job,
          resolve(speech) {
            signal.removeEventListener('abort', abort)
            resolve(speech)
          },
          reject(error) {
            signal.removeEventListener('abort', abort)
            reject(error)
          },
        }
        const abort = (): void => {
          const place = queue.indexOf(waiting)
          if (place >= 0) queue.splice(place, 1)
          if (running === waiting) {
            running = undefined
            drop()
          }
          waiting.reject(cancelled())
          next()
        }
        signal.addEventListener('abort', abort, { once: true })
        queue.push(waiting)
        next()
      })
    },
  }
}
