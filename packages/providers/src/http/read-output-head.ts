import type { ByteSource } from '@mutoscope/core'
import { readHead } from '@mutoscope/core/ports'

/** The size of a JPEG stands behind its profiles and previews, which may be long. */
const HEAD_BYTES = 1024 * 1024

/** Reads as much of an output as tells what it is and how large its picture. */
export function readOutputHead(body: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  return readHead(body, HEAD_BYTES)
}
