import { MutoscopeError } from '../errors/mutoscope-error.js'

/** A fixed number of places; who finds none waits in line. */
export interface Slots {
  /** Runs the work once a place is free. @throws `CANCELLED` when the signal is aborted while waiting */
  use<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>
}

/** Makes a set of `count` places. */
export function createSlots(count: number): Slots {
  let free = count
  const line: (() => void)[] = []
  const leave = () => {
    const next = line.shift()
    if (next === undefined) free++
    else next()
  }
  const enter = (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return Promise.reject(new MutoscopeError('CANCELLED'))
    if (free > 0) {
      free--
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        line.splice(line.indexOf(admit), 1)
        reject(new MutoscopeError('CANCELLED'))
      }
      line.push(admit)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }
  return {
    async use(signal, work) {
      await enter(signal)
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
