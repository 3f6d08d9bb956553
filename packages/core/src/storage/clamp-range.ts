import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ByteRange } from './byte-source.js'

/**
 * Cuts a range to bytes that are there: `start <= end <= size`. What lies beyond the end is left out, down to
 * nothing at all.
 * @throws `INVALID_INPUT` for a bound that is negative or not whole, or an end before its start
 */
export function clampRange(range: ByteRange | undefined, size: number): Required<ByteRange> {
  const start = range?.start ?? 0
  const end = range?.end ?? Math.max(start, size)
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `Bytes ${start} to ${end} are not a range. Pass whole numbers with 0 <= start <= end.`,
      details: { field: 'range' },
    })
  }
  return { start: Math.min(start, size), end: Math.min(end, size) }
}
