import type { ByteSource } from '../storage/byte-source.js'
import { SNIFF_BYTES } from './sniff-media-types.js'

/** The first bytes of a source, by default enough to tell what it is; fewer where it is shorter. */
export async function readHead(source: ByteSource, bytes = SNIFF_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(Math.min(bytes, source.size ?? bytes))
  let filled = 0
  if (head.length > 0)
    for await (const chunk of source.stream({ start: 0, end: head.length })) {
      head.set(chunk.subarray(0, head.length - filled), filled)
      filled = Math.min(head.length, filled + chunk.length)
      if (filled === head.length) break
    }
  return head.subarray(0, filled)
}
