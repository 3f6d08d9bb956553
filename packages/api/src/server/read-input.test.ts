import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createInputReader } from './read-input.js'

describe('input that is wrong', () => {
  it('is told in a bounded number of issues of bounded length', () => {
    const read = createInputReader({
      body: z.strictObject({ rows: z.array(z.strictObject({ name: z.string() })) }),
    })
    const many = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`wrong-${index}`, 1]))
    for (const body of [
      { rows: Array.from({ length: 90_000 }, () => ({ name: 1 })) },
      { rows: [], ...many },
      { rows: [many] },
      { rows: [{ name: 'x', ['y'.repeat(100_000)]: 1 }] },
    ]) {
      const result = read({ body })
      const issues = result.ok ? [] : result.issues
      expect(issues.length).toBeGreaterThan(0)
      expect(issues.length).toBeLessThanOrEqual(20)
      expect(JSON.stringify(issues).length).toBeLessThan(15_000)
    }
  })

  it('says of every issue where it is', () => {
    const read = createInputReader({ body: z.object({ a: z.object({ b: z.string() }) }) })
    expect(read({ body: { a: {} } })).toMatchObject({
      ok: false,
      issues: [{ place: 'body', field: 'a.b', missing: true }],
    })
  })
})
