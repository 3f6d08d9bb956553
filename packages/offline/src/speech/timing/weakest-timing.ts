import type { TimingMethod } from '@mutoscope/core/ports'

const ORDER: readonly TimingMethod[] = ['provider', 'aligned', 'pauses', 'spread']

/** The least exact of two ways of finding word times. */
export function weakestTiming(one: TimingMethod, other: TimingMethod): TimingMethod {
  return ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other
}
