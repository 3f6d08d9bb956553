import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { ClipCapabilities } from './clip-plan.js'

/** Lengths are told apart to a tenth of a second, so that the table below stays small. */
const STEP_MS = 100

/**
 * Chooses clip lengths (milliseconds) that together reach a wanted length with the least excess, and then the
 * fewest clips; longest first.
 *
 * @throws `INVALID_INPUT` when the model makes no usable length
 */
export function chooseClipLengths(
  wantedMs: number,
  durations: ClipCapabilities['durations'],
): readonly number[] {
  return 'min' in durations ? fromRange(wantedMs, durations) : fromList(wantedMs, durations)
}

/** Lengths of a range are spread evenly: 23 s of 2 to 10 s are 8, 8 and 7, not 10, 10 and 3. */
function fromRange(
  wantedMs: number,
  range: { readonly min: number; readonly max: number },
): readonly number[] {
  const min = Math.max(1, Math.ceil(range.min))
  const max = Math.floor(range.max)
  if (!(min <= max && Number.isFinite(max))) throw noLength(`${range.min} to ${range.max} s`)
  const wantedSec = Math.ceil(wantedMs / 1000)
  const count = Math.ceil(wantedSec / max)
  const total = Math.max(wantedSec, count * min)
  const base = Math.floor(total / count)
  const longer = total - base * count
  return Array.from({ length: count }, (_, index) => (base + (index < longer ? 1 : 0)) * 1000)
}

/** Coin change: the fewest clips for every total up to the first reachable one that is long enough. */
function fromList(wantedMs: number, list: readonly number[]): readonly number[] {
  const steps = [...new Set(list.map((seconds) => toSteps(seconds, list)))].toSorted((a, b) => b - a)
  const longest = steps[0]
  if (longest === undefined) throw noLength('an empty list')
  const unit = steps.reduce(greatestCommonDivisor)
  const sizes = steps.map((size) => size / unit)
  const wanted = Math.ceil(wantedMs / (unit * STEP_MS))
  const limit = wanted + longest / unit
  const fewest = new Uint32Array(limit + 1).fill(UNREACHED)
  const lastSize = new Uint32Array(limit + 1)
  fewest[0] = 0
  for (let total = 1; total <= limit; total++) {
    for (const size of sizes) {
      const before = fewest[total - size] ?? UNREACHED
      if (before + 1 < (fewest[total] ?? UNREACHED)) {
        fewest[total] = before + 1
        lastSize[total] = size
      }
    }
    if (total >= wanted && fewest[total] !== UNREACHED)
      return readBack(total, lastSize).map((size) => size * unit * STEP_MS)
  }
  throw new MutoscopeError('UNREACHABLE', { message: 'Multiples of the longest clip reach every length.' })
}

const UNREACHED = 0xffff_ffff

function readBack(total: number, lastSize: Uint32Array): readonly number[] {
  const sizes: number[] = []
  for (let rest = total; rest > 0; rest -= sizes.at(-1) ?? rest) sizes.push(lastSize[rest] ?? rest)
  return sizes.toSorted((a, b) => b - a)
}

function toSteps(seconds: number, list: readonly number[]): number {
  const steps = Math.round((seconds * 1000) / STEP_MS)
  if (steps >= 1 && Number.isFinite(steps) && Math.abs(steps * STEP_MS - seconds * 1000) < 1e-6) return steps
  throw noLength(list.join(', '))
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

function noLength(given: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', {
    message: `No clip fits: the model's lengths are ${given}. Lengths are positive seconds with at most one decimal, ranges hold a whole second.`,
    details: { field: 'capabilities.durations' },
  })
}
