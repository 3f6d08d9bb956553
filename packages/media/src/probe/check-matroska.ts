import { cutOff, invalidMedia } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'

const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const VOID = 0xec
/** Honest files have the header, and perhaps a void, before the segment. */
const MOST_ELEMENTS = 16
/** A cluster is a few seconds. */
const MOST_PARTS = 200_000
const LONGEST_HEAD = 12

/**
 * Follows the outer elements of a Matroska or WebM file. A segment says how long it is, unless it was written
 * into a pipe.
 * @throws `MEDIA_INVALID` for a file that ends before its segment, or whose elements do not follow each other
 */
export function checkMatroska(file: LocalFile): void {
  for (let at = 0, count = 0; at < file.size && count < MOST_ELEMENTS; count++) {
    const element = elementAt(file, at)
    if (element === null || ![EBML, SEGMENT, VOID].includes(element.id)) return
    const { start, end } = element
    if (end === null) return
    if (end > file.size) throw cutOff(`it announces ${end} bytes and has ${file.size}`)
    if (element.id === SEGMENT) return checkParts(file, start, end)
    at = end
  }
}

/** What a segment consists of; the parts themselves are not looked into. */
function checkParts(file: LocalFile, start: number, end: number): void {
  for (let at = start, count = 0; at < end; count++) {
    const part = elementAt(file, at)
    if (part === null || count === MOST_PARTS) throw invalidMedia(`it is damaged at byte ${at}`)
    if (part.end === null) return
    if (part.end > end) throw invalidMedia(`a part at byte ${at} is longer than what it is in`)
    at = part.end
  }
}

/** An element: its id, and where its content begins and ends; the end is null when it does not say. */
function elementAt(
  file: LocalFile,
  at: number,
): { readonly id: number; readonly start: number; readonly end: number | null } | null {
  const head = file.read(at, at + LONGEST_HEAD)
  const id = numberAt(head, 0, true)
  const size = id === null ? null : numberAt(head, id.next, false)
  if (id === null || size === null) return null
  const start = at + size.next
  return { id: id.value, start, end: size.unknown ? null : start + size.value }
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
