import { MutoscopeError } from '../errors/mutoscope-error.js'

/** A fixed number of places; who finds none waits in line. Owners take turns. */
export interface Limiter {
  /** Runs the work once a place is free. @throws `CANCELLED` when the signal is aborted while waiting */
  use<Result>(ownerId: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>
}

/** Makes a set of `count` places. */
export function createLimiter(count: number): Limiter {
  let free = count
  /** Who waits, by owner, in the order of the owners' turns: whoever was let in goes to the end. */
  const lines = new Map<string, (() => void)[]>()

  const leave = () => {
    const [turn] = lines
    if (turn === undefined) {
      free++
      return
    }
    const [ownerId, line] = turn
    lines.delete(ownerId)
    const next = line.shift()
    if (line.length > 0) lines.set(ownerId, line)
    next?.()
  }
  const enter = (ownerId: string, signal: AbortSignal): Promise<void> => {
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
        const left = (lines.get(ownerId) ?? []).filter((each) => each !== admit)
        if (left.length > 0) lines.set(ownerId, left)
        else lines.delete(ownerId)
        reject(new MutoscopeError('CANCELLED'))
      }
      const line = lines.get(ownerId)
      if (line === undefined) lines.set(ownerId, [admit])
      else line.push(admit)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }
  return {
    async use(ownerId, signal, work) {
      await enter(ownerId, signal)
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
