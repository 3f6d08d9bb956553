import type { IncomingMessage } from 'node:http'
import { CallerGone, tookTooLong, tooLarge } from './payload-errors.js'

/** Limits of a body that is read into memory. */
export interface ReadBytesOptions {
  readonly maxBytes: number
  /** Until all of it is there, milliseconds. */
  readonly timeoutMs: number
}

/**
 * Reads a whole body; one that has arrived already, as small ones have, without waiting.
 * @throws `PAYLOAD_TOO_LARGE` 413, `REQUEST_TIMEOUT` 408, or {@link CallerGone}
 */
export function readBytes(request: IncomingMessage, options: ReadBytesOptions): Buffer | Promise<Buffer> {
  if (!request.complete || request.readableLength > options.maxBytes || request.readableFlowing !== null)
    return receiveBytes(request, options)
  return (request.read() as Buffer | null) ?? Buffer.alloc(0)
}

function receiveBytes(request: IncomingMessage, { maxBytes, timeoutMs }: ReadBytesOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      reject(tooLarge('The body', maxBytes, 'bytes'))
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => fail(tookTooLong(timeoutMs)), timeoutMs)
    request.on('data', take).on('end', finish).on('error', gone).on('close', gone)

    function take(chunk: Buffer): void {
      size += chunk.byteLength
      if (size > maxBytes) fail(tooLarge('The body', maxBytes, 'bytes'))
      else chunks.push(chunk)
    }
    function finish(): void {
      stop()
      const [first] = chunks
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks))
    }
    function gone(): void {
      fail(new CallerGone())
    }
    function fail(error: Error): void {
      stop()
      request.pause()
      reject(error)
    }
    function stop(): void {
      clearTimeout(timer)
      request.off('data', take).off('end', finish).off('error', gone).off('close', gone)
    }
  })
}
