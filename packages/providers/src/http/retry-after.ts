/** Longest wait a provider can ask for, milliseconds; a longer one counts as this. */
export const MAX_RETRY_AFTER_MS = 5 * 60_000

/**
 * How long a provider asks to wait, milliseconds: `retry-after-ms`, `Retry-After` in seconds or as a date;
 * null when it does not say.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(exact) && exact >= 0) return Math.min(exact, MAX_RETRY_AFTER_MS)
  const text = headers.get('retry-after')
  if (text === null || text.trim() === '') return null
  const seconds = Number(text)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS) : null
}
