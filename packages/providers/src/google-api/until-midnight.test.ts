import { describe, expect, it } from 'vitest'
import { untilMidnight } from './until-midnight.js'

const HOUR = 3_600_000

describe('the time until midnight in California', () => {
  it.each([
    ['an ordinary winter day', '2026-01-15T20:00:00Z', 12],
    ['an ordinary summer day', '2026-07-15T20:00:00Z', 11],
    ['the day that has 23 hours', '2026-03-08T09:00:00Z', 22],
    ['the day that has 25 hours', '2026-11-01T08:00:00Z', 24],
    ['midnight itself', '2026-01-15T08:00:00Z', 24],
  ])('is right on %s', (_name, now, hours) => {
    expect(untilMidnight(Date.parse(now), 'America/Los_Angeles')).toBe(hours * HOUR)
  })

  it('counts milliseconds', () => {
    expect(untilMidnight(Date.parse('2026-01-15T07:59:59.250Z'), 'America/Los_Angeles')).toBe(750)
  })
})
