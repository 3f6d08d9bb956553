import { cutOff } from './invalid-media.js'
import type { LocalFile } from './local-file.js'

const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const VOID = 0xec
/** Honest files have the header, and perhaps a void, before the segment. */
const MOST_ELEMENTS = 16
const LONGEST_HEAD = 12

/**
 * A Matroska or WebM file says how long its segment is, unless it was written into a pipe.
 * @throws `MEDIA_INVALID` for a file that ends before its segment
 */
export function checkMatroska(file: LocalFile): void {
  for (let at = 0, count = 0; at < file.size && count < MOST_ELEMENTS; count++) {
    const head = file.read(at, at + LONGEST_HEAD)
    const id = numberAt(head, 0, true)
    const size = id === null ? null : numberAt(head, id.next, false)
    if (id === null || size === null || ![EBML, SEGMENT, VOID].includes(id.value)) return
    const end = at + size.next + size.value
    if (!size.unknown && end > file.size) throw cutOff(`it announces ${end} bytes and has ${file.size}`)
    if (size.unknown || id.value === SEGMENT) return
    at = end
  }
}

/** A number whose first byte says how long it is; ids keep the bit that says so. */
function numberAt(
  bytes: Buffer,
  at: number,
  isId: boolean,
): { readonly value: number; readonly next: number; readonly unknown: boolean } | null {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (length > 8 || at + length > bytes.length) return null
  let value = isId ? first : first & (0xff >> length)
  let ones = (first & (0xff >> length)) === 0xff >> length
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    value = value * 256 + byte
    ones &&= byte === 0xff
  }
  return { value, next: at + length, unknown: ones }
}
