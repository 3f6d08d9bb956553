import { expect, it } from 'vitest'
import { MAX_RETRY_AFTER_MS, readRetryAfter } from './retry-after.js'

const NOW = Date.parse('2026-11-30T12:00:00Z')

it.each<[Readonly<Record<string, string>>, number | null]>([
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1500],
  [{ 'retry-after': '-3' }, 0],
  [{ 'retry-after': 'Mon, 30 Nov 2026 12:00:20 GMT' }, 20_000],
  [{ 'retry-after': 'Mon, 30 Nov 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': 'Tue, 01 Dec 2026 12:00:00 GMT' }, MAX_RETRY_AFTER_MS],
  [{ 'retry-after': '86400' }, MAX_RETRY_AFTER_MS],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': ' ' }, null],
  [{}, null],
  [{ 'retry-after-ms': '250' }, 250],
  [{ 'retry-after-ms': '0', 'retry-after': '3' }, 0],
  [{ 'retry-after-ms': '250', 'retry-after': '3' }, 250],
  [{ 'retry-after-ms': '99999999' }, MAX_RETRY_AFTER_MS],
  [{ 'retry-after-ms': '-1', 'retry-after': '3' }, 3000],
  [{ 'retry-after-ms': 'x', 'retry-after': '3' }, 3000],
])('%j asks for a wait of %s ms', (headers, ms) => {
  expect(readRetryAfter(new Headers(headers), NOW)).toBe(ms)
})

it('waits five minutes at the longest', () => expect(MAX_RETRY_AFTER_MS).toBe(300_000))
