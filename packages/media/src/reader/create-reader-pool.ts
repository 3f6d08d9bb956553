import { MutoscopeError } from '@mutoscope/core'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import type { ReadJob, ReadResults } from './read-job.js'
import { startReader, type Reader } from './start-reader.js'

/** How a file is read. */
export interface ReadOptions {
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
  readonly signal?: AbortSignal
}

/** Processes that read what strangers bring, and who waits for them. */
export interface ReaderPool {
  /**
   * Has a file read in another process, bounded in time and memory; the place in the queue is first come,
   * first served.
   * @throws `MEDIA_INVALID`, also for what takes more than the limits, `MEDIA_TOO_LARGE`, `CANCELLED`,
   *   `TIMEOUT`
   */
  read<Job extends ReadJob>(job: Job, options?: ReadOptions): Promise<ReadResults[Job['type']]>
}

/** A process that nobody has used for so long is ended. */
const IDLE_MS = 10_000
/** A process that something from outside has stopped is no word about the file. */
const TRIES = 3

/** Makes an empty pool; processes are started when they are needed. */
export function createReaderPool(start: (memoryBytes: number) => Reader = startReader): ReaderPool {
  const idle: { readonly reader: Reader; readonly timer: NodeJS.Timeout }[] = []
  const waiting = new Set<() => void>()
  let busy = 0

  async function turn(readers: number, signal: AbortSignal | undefined): Promise<void> {
    if (busy < readers) busy++
    else {
      await wake(signal)
      await turn(readers, signal)
    }
  }

  /** Waits until somebody has read. */
  function wake(signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const goOn = (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.delete(goOn)
        reject(new MutoscopeError('CANCELLED', { cause: signal?.reason }))
      }
      waiting.add(goOn)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  function wakeNext(): void {
    const [next] = waiting
    if (next === undefined) return
    waiting.delete(next)
    next()
  }

  function take(memoryBytes: number): Reader {
    for (let rested = idle.pop(); rested !== undefined; rested = idle.pop()) {
      clearTimeout(rested.timer)
      if (rested.reader.alive() && rested.reader.memoryBytes === memoryBytes) return rested.reader
      rested.reader.stop()
    }
    return start(memoryBytes)
  }

  function give(reader: Reader): void {
    busy--
    wakeNext()
    if (!reader.alive()) return
    const timer = setTimeout(() => reader.stop(), IDLE_MS)
    timer.unref()
    idle.push({ reader, timer })
  }

  return {
    async read(job, { limits = DEFAULT_MEDIA_LIMITS, signal } = {}) {
      if (signal?.aborted === true) throw new MutoscopeError('CANCELLED', { cause: signal.reason })
      await turn(limits.readers, signal)
      for (let left = TRIES - 1; ; left--) {
        const reader = take(limits.readMemoryBytes)
        try {
          // The process answers what the job asks for.
          const value = await reader.read({ job, limits }, signal)
          give(reader)
          return value as never
        } catch (error) {
          const again = MutoscopeError.isInstance(error) && error.details['retry'] === true && left > 0
          if (again) continue
          give(reader)
          throw error
        }
      }
    },
  }
}
