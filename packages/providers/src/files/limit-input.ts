import { MutoscopeError, readBytes, type ByteSource } from '@mutoscope/core'
import type { BodySource } from './body-source.js'

/** Google takes pictures of this length inside of a request, bytes. */
export const GOOGLE_INPUT_BYTES = 20_000_000

/** How large a file may be that a provider takes. */
export interface InputLimit {
  /** For people, for instance `Luma`. */
  readonly provider: string
  /** What kind of file, in the plural: `pictures`. */
  readonly what: string
  readonly maxBytes: number
}

/**
 * A file for a provider, as it may be sent. One that is too large is refused before anything is read; one that
 * does not say its size, when a byte too many comes.
 * @throws `LIMIT_EXCEEDED`
 */
export function limitInput(source: ByteSource, limit: InputLimit): BodySource {
  const { size } = source
  if (size !== undefined && size > limit.maxBytes) throw tooLarge(limit, `this one has ${size}`)
  return {
    ...(size === undefined ? {} : { size }),
    async *stream() {
      let sent = 0
      for await (const chunk of source.stream()) {
        sent += chunk.byteLength
        if (sent > limit.maxBytes) throw tooLarge(limit, 'this one has more')
        yield chunk
      }
    },
  }
}

/**
 * Reads a file for a provider that takes it only inside of JSON, as base64. It is in memory as a whole then,
 * several times over, which is why it has a limit.
 * @throws `LIMIT_EXCEEDED`
 */
export async function readInput(source: ByteSource, limit: InputLimit): Promise<Uint8Array<ArrayBuffer>> {
  return readBytes(limitInput(source, limit))
}

function tooLarge({ provider, what, maxBytes }: InputLimit, found: string): MutoscopeError {
  return new MutoscopeError('LIMIT_EXCEEDED', {
    message: `${provider} takes ${what} of at most ${maxBytes} bytes; ${found}.`,
    details: { limit: maxBytes },
  })
}
