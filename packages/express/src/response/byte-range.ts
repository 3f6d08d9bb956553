import type { ByteRange } from '@mutoscope/core'
import { parse } from 'range-parser'

/**
 * What a `Range` header asks for: a part, everything (also when it makes no sense to us), or what is not
 * there.
 */
export type RequestedRange = Required<ByteRange> | 'all' | 'unsatisfiable'

/** What `parse` found: bits, so that 0 means that every range was good. */
const UNSATISFIABLE = 2

/**
 * Reads a `Range` header for bytes of a size. Several ranges at once are answered with everything, as RFC
 * 9110 allows.
 */
export function parseByteRange(header: string | undefined, size: number): RequestedRange {
  if (header === undefined) return 'all'
  const { code, type, ranges } = parse(size, header)
  const [range, ...more] = ranges
  if (type !== 'bytes' || more.length > 0) return 'all'
  if (range === undefined) return code === UNSATISFIABLE ? 'unsatisfiable' : 'all'
  // The end of a range is counted in the header, and not by us.
  return code === 0 ? { start: range.start, end: range.end + 1 } : 'all'
}
