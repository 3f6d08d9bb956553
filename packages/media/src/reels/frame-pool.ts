/** A few buffers that are used again and again. */
export interface FramePool {
  /** A free buffer, as soon as there is one; after an abort any. */
  take(): Promise<SharedArrayBuffer>
  give(buffer: SharedArrayBuffer): void
}

/** Makes a pool of `count` buffers, each allocated when it is first needed. */
export function createFramePool(count: number, bytes: number, signal: AbortSignal): FramePool {
  const free: SharedArrayBuffer[] = []
  const waiting: ((buffer: SharedArrayBuffer) => void)[] = []
  let made = 0
  signal.addEventListener(
    'abort',
    () => {
      for (const resolve of waiting.splice(0)) resolve(new SharedArrayBuffer(bytes))
    },
    { once: true },
  )
  return {
    async take() {
      const buffer = free.pop()
      if (buffer !== undefined) return buffer
      if (made < count || signal.aborted) {
        made++
        return new SharedArrayBuffer(bytes)
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give(buffer) {
      const next = waiting.shift()
      if (next === undefined) free.push(buffer)
      else next(buffer)
    },
  }
}
