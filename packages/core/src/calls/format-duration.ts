const UNITS = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A time span for people, in its largest unit: `6 hours`, `1 minute`, `20 ms`. */
export function formatDuration(ms: number): string {
  for (const [unit, size] of UNITS) {
    if (ms < size) continue
    const count = Math.round(ms / size)
    return `${count} ${unit}${count === 1 ? '' : 's'}`
  }
  return `${ms} ms`
}
