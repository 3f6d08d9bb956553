/** Ends a request on which nothing moves. */
export interface QuietTimeout {
  /** Aborted when it was quiet for too long, or by the signal that was given. */
  readonly signal: AbortSignal
  /** True when it was quiet for too long. */
  ended(): boolean
  /** Passes on what is sent. The time runs while the other side does not take the next chunk. */
  sending(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Passes on what is received. The time runs while no chunk arrives, and not while our reader is slow. */
  receiving(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  stop(): void
}

/** Starts the time of a request. */
export function startQuietTimeout(quietMs: number, signal?: AbortSignal): QuietTimeout {
  const quiet = new AbortController()
  const start = () =>
    setTimeout(() => quiet.abort(new DOMException('Nothing moved.', 'TimeoutError')), quietMs)
  let timer = start()
  const stop = () => clearTimeout(timer)
  const restart = () => {
    stop()
    timer = start()
  }
  return {
    signal: signal === undefined ? quiet.signal : AbortSignal.any([quiet.signal, signal]),
    ended: () => quiet.signal.aborted,
    async *sending(chunks) {
      for await (const chunk of chunks) {
        restart()
        yield chunk
      }
      restart()
    },
    async *receiving(chunks) {
      restart()
      for await (const chunk of chunks) {
        stop()
        yield chunk
        restart()
      }
      stop()
    },
    stop,
  }
}
