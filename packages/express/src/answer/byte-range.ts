import type { ByteRange } from '@mutoscope/core'

/**
 * What a `Range` header asks for: a part, everything (also when it makes no sense to us), or what is not
 * there.
 */
export type RequestedRange = Required<ByteRange> | 'all' | 'unsatisfiable'

/**
 * Reads a `Range` header for bytes of a size. Several ranges at once are answered with everything, as RFC
 * 9110 allows.
 */
export function parseByteRange(header: string | undefined, size: number): RequestedRange {
  const match = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '')
  if (match === null) return 'all'
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return 'all'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(from)
  const end = to === '' ? size : Math.min(Number(to) + 1, size)
  if (to !== '' && Number(to) < start) return 'all'
  return start >= size ? 'unsatisfiable' : { start, end }
}
