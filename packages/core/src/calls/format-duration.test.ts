import { expect, it } from 'vitest'
import { formatDuration } from './format-duration.js'

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 second'],
  [1499, '1 second'],
  [1500, '2 seconds'],
  [59_999, '60 seconds'],
  [60_000, '1 minute'],
  [10 * 60_000, '10 minutes'],
  [3_600_000, '1 hour'],
  [6 * 3_600_000, '6 hours'],
  [36 * 3_600_000, '36 hours'],
])('%d ms are %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
