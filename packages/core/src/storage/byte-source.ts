/** A part of some bytes: `start` inclusive, `end` exclusive, both in bytes. */
export interface ByteRange {
  readonly start: number
  /** @default the end of the bytes */
  readonly end?: number
}

/** Bytes that can be read, more than once, without holding them all in memory. */
export interface ByteSource {
  /** Opens a new stream over the bytes or a part of them. */
  stream(range?: ByteRange): AsyncIterable<Uint8Array>
  /** A local file with exactly these bytes, when there is one. Readers must not change it. */
  readonly path?: string
  /** Length in bytes, when known. */
  readonly size?: number
  /**
   * Makes the bytes a local file at a path of the reader's, where the source has a cheaper way than streaming
   * them there. The file is the reader's to delete, and not to change.
   */
  copyTo?(path: string, signal?: AbortSignal): Promise<void>
}

/** Wraps bytes in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    async *stream(range) {
      yield range === undefined ? bytes : bytes.subarray(range.start, range.end)
    },
  }
}

/** Reads a source into memory. Only for what is known to be small. */
export async function readBytes(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source.stream()) {
    chunks.push(chunk)
    size += chunk.byteLength
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
