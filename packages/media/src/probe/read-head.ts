import type { ByteSource } from '@mutoscope/core'

/** Enough to tell what a file is. */
const HEAD_BYTES = 64

/** The first bytes of a source, at most 64. */
export async function readHead(source: ByteSource): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD_BYTES)
  let filled = 0
  for await (const chunk of source.stream({
    start: 0,
    end: Math.min(HEAD_BYTES, source.size ?? HEAD_BYTES),
  })) {
    head.set(chunk.subarray(0, HEAD_BYTES - filled), filled)
    filled = Math.min(HEAD_BYTES, filled + chunk.length)
    if (filled === HEAD_BYTES) break
  }
  return head.subarray(0, filled)
}
