import { ReadableStream } from 'node:stream/web'

/**
 * A body that is read while it is sent, anew for each try; a `ByteSource` is one. With a size, the provider is
 * told its length.
 */
export interface BodySource {
  /** Length in bytes, where it is known. */
  readonly size?: number
  /** The body from its start. */
  stream(): AsyncIterable<Uint8Array>
}

/** A body as `fetch` takes it. */
export interface SentBody {
  readonly init: Pick<RequestInit, 'body'>
  readonly headers: Readonly<Record<string, string>>
  /** What the source of the body threw. */
  readonly failure: () => { readonly cause: unknown } | undefined
}

/** Prepares a body for one try. `touch` is called whenever the connection takes more of it. */
export function toSentBody(
  body: FormData | Uint8Array<ArrayBuffer> | string | BodySource | undefined,
  touch: () => void = () => {},
): SentBody {
  if (
    body === undefined ||
    typeof body === 'string' ||
    body instanceof FormData ||
    body instanceof Uint8Array
  )
    return { init: body === undefined ? {} : { body }, headers: {}, failure: () => undefined }
  let failed: { readonly cause: unknown } | undefined
  async function* chunks(source: BodySource): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of source.stream()) {
        touch()
        yield chunk
      }
      touch()
    } catch (cause) {
      failed = { cause }
      throw cause
    }
  }
  return {
    // Types of the DOM know neither this stream nor the duplex that it needs.
    init: { body: ReadableStream.from(chunks(body)), duplex: 'half' } as unknown as RequestInit,
    headers: body.size === undefined ? {} : { 'content-length': String(body.size) },
    failure: () => failed,
  }
}
