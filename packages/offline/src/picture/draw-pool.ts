import { MutoscopeError } from '@mutoscope/core'
import { type ImageRequest, workerArguments } from '@mutoscope/core/ports'
import { Worker } from 'node:worker_threads'
import type { DrawResponse } from './draw-worker.js'

/** A drawn picture: PNG bytes and their size in pixels. */
export type Picture = Exclude<DrawResponse, { readonly failure: string }>

/** Options of {@link createDrawPool}. */
export interface DrawPoolOptions {
  /** Most threads at a time. */
  readonly threads: number
  /** An idle thread ends after this many milliseconds. */
  readonly idleMs: number
}

/** Threads that draw, started when there is something to draw. Idle ones never keep a process alive. */
export interface DrawPool {
  /** @throws `CANCELLED`, `MODEL_FAILED` */
  draw(request: ImageRequest, signal: AbortSignal): Promise<Picture>
}

interface Job {
  readonly request: ImageRequest
  readonly signal: AbortSignal
  readonly done: (picture: Picture) => void
  readonly fail: (error: MutoscopeError) => void
  /** Gives up the place in the queue. */
  readonly leave: () => void
}

/** Makes a pool; nothing runs before the first picture. */
export function createDrawPool({ threads, idleMs }: DrawPoolOptions): DrawPool {
  const waiting: Job[] = []
  const idle = new Map<Worker, NodeJS.Timeout>()
  let started = 0

  const next = () => {
    const job = waiting[0]
    if (job === undefined) return
    const rested = [...idle.keys()].at(-1)
    if (rested === undefined && started >= threads) return
    waiting.shift()
    job.signal.removeEventListener('abort', job.leave)
    if (rested !== undefined) {
      clearTimeout(idle.get(rested))
      idle.delete(rested)
    }
    run(rested ?? start(), job)
  }

  const start = () => {
    started++
    const worker = new Worker(
      new URL(import.meta.url.endsWith('.ts') ? './draw-worker.ts' : './draw-worker.js', import.meta.url),
      workerArguments(process.execArgv),
    )
    // A thread that breaks while nobody waits for it has nobody to tell; the next picture starts another.
    worker.on('error', () => idle.has(worker) && end(worker))
    return worker
  }

  const forget = (worker: Worker) => {
    started--
    idle.delete(worker)
  }

  const end = (worker: Worker) => {
    forget(worker)
    void worker.terminate()
  }

  /** Lets a thread that has nothing to do end by itself. */
  const retire = (worker: Worker) => {
    forget(worker)
    worker.postMessage(null)
  }

  const rest = (worker: Worker) => {
    worker.unref()
    idle.set(worker, setTimeout(() => retire(worker), idleMs).unref())
  }

  const run = (worker: Worker, job: Job) => {
    const settle = (after: (worker: Worker) => void, answer: () => void) => {
      worker.off('message', message).off('error', broken).off('exit', exit)
      job.signal.removeEventListener('abort', abort)
      after(worker)
      answer()
      next()
    }
    const message = (answer: DrawResponse) =>
      settle(rest, () => ('failure' in answer ? job.fail(failed(answer.failure)) : job.done(answer)))
    const broken = (error: unknown) => settle(end, () => job.fail(failed(String(error))))
    const exit = (code: number) =>
      settle(end, () => job.fail(failed(`the drawing thread ended with code ${code}`)))
    const abort = () => settle(end, () => job.fail(cancelled()))
    worker.ref()
    worker.on('message', message).on('error', broken).on('exit', exit)
    job.signal.addEventListener('abort', abort)
    worker.postMessage(job.request)
  }

  return {
    draw: (request, signal) =>
      new Promise((done, fail) => {
        if (signal.aborted) return fail(cancelled())
        const job: Job = {
          request,
          signal,
          done,
          fail,
          leave: () => waiting.splice(waiting.indexOf(job), 1) && fail(cancelled()),
        }
        signal.addEventListener('abort', job.leave)
        waiting.push(job)
        next()
      }),
  }
}

function cancelled(): MutoscopeError {
  return new MutoscopeError('CANCELLED', { message: 'Drawing the picture was cancelled.' })
}

function failed(reason: string): MutoscopeError {
  return new MutoscopeError('MODEL_FAILED', { message: `The offline illustrator failed: ${reason}.` })
}
