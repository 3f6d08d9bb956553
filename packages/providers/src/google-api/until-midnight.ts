const HOUR_MS = 3_600_000

/** Milliseconds until the next midnight of a time zone, also on days of 23 and 25 hours. */
export function untilMidnight(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const read = (time: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    )
    return (parts['hour'] ?? 0) * HOUR_MS + (parts['minute'] ?? 0) * 60_000 + (parts['second'] ?? 0) * 1000
  }
  const second = Math.floor(now / 1000) * 1000
  const guess = second + 24 * HOUR_MS - read(second)
  // When clocks change in between, the guess is an hour early or late.
  const off = read(guess)
  return guess - (off > 12 * HOUR_MS ? off - 24 * HOUR_MS : off) - now
}
