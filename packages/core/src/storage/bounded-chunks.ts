import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ByteSource } from './byte-source.js'

/** What ends {@link boundedChunks} early. */
export interface BoundedChunksOptions {
  /** @default no limit */
  readonly maxBytes?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads a source chunk by chunk within its limits. An abort ends it at once, also while the source itself
 * hangs; the source is always told that nobody reads on.
 * @throws `LIMIT_EXCEEDED` as soon as a byte too many comes, `CANCELLED`, and whatever the source throws
 */
export async function* boundedChunks(
  source: ByteSource,
  options: BoundedChunksOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const { maxBytes = Number.POSITIVE_INFINITY, signal } = options
  // A size that is told beforehand saves reading what cannot be kept.
  assertWithin(source.size ?? 0, maxBytes)
  const iterator = source.stream()[Symbol.asyncIterator]()
  let size = 0
  let ended = false
  try {
    for (;;) {
      const next = await unlessAborted(() => iterator.next(), signal)
      if (next.done === true) {
        ended = true
        return
      }
      size += next.value.byteLength
      assertWithin(size, maxBytes)
      yield next.value
    }
  } finally {
    // Not awaited: a source that hangs would hang here again.
    if (!ended) void Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

function assertWithin(size: number, maxBytes: number): void {
  if (size <= maxBytes) return
  throw new MutoscopeError('LIMIT_EXCEEDED', {
    message: `The content exceeds the limit of ${maxBytes} bytes. Pass less, or raise \`maxBytes\`.`,
    details: { maxBytes },
  })
}

// Not Promise.race against one abort promise for the whole read: that would hold every chunk until the end.
function unlessAborted<Value>(work: () => Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return work()
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new MutoscopeError('CANCELLED', { cause: signal.reason }))
    if (signal.aborted) {
      onAbort()
      return
    }
    signal.addEventListener('abort', onAbort, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort))
  })
}
