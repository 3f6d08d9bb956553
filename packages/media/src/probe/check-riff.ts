import { cutOff } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'

/** A writer into a pipe does not know the length and says one from here on. */
const UNKNOWN = 0x7fff_f000

/**
 * The packets of a WAV file are whatever is there, so only its header tells that something is missing.
 * @throws `MEDIA_INVALID` for a file that ends before the length that it announces
 */
export function checkRiff(file: LocalFile): void {
  const head = file.read(0, 8)
  const announced = head.length < 8 ? 0 : head.readUInt32LE(4)
  if (announced < UNKNOWN && announced > file.size)
    throw cutOff(`it announces ${announced} bytes and has ${file.size}`)
}
