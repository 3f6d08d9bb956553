/**
 * Writes a time as `HH:MM:SS` and a fraction after the given separator. The time is rounded to the fraction
 * first, so 999.6 ms is `00:00:01,000` and never `,1000`.
 */
export function formatTimestamp(
  timeMs: number,
  options: { readonly separator: ',' | '.'; readonly fractionDigits: 2 | 3; readonly hourDigits: 1 | 2 },
): string {
  const perSecond = 10 ** options.fractionDigits
  const ticks = Math.max(0, Math.round((timeMs * perSecond) / 1000))
  const seconds = Math.floor(ticks / perSecond)
  const clock = [
    pad(Math.floor(seconds / 3600), options.hourDigits),
    pad(Math.floor(seconds / 60) % 60, 2),
    pad(seconds % 60, 2),
  ].join(':')
  return `${clock}${options.separator}${pad(ticks % perSecond, options.fractionDigits)}`
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
