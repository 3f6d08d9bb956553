import { expect } from 'vitest'

/**
 * Expects every member that a document's sample shows, with a value of the same JSON type. A null in the
 * sample may be anything, since it only shows that nothing was there; of a list the first item of the sample
 * stands for all.
 */
export function expectShape(answer: unknown, sample: unknown, place = 'answer'): void {
  if (sample === null) return
  if (Array.isArray(sample)) {
    expect(Array.isArray(answer), `${place} is a list`).toBe(true)
    const [first] = sample
    if (first !== undefined)
      for (const [index, item] of (answer as readonly unknown[]).entries())
        expectShape(item, first, `${place}[${index}]`)
    return
  }
  expect(answer === null ? 'null' : typeof answer, `type of ${place}`).toBe(typeof sample)
  if (typeof sample !== 'object') return
  for (const [name, value] of Object.entries(sample)) {
    expect(Object.keys(answer as object), `members of ${place}`).toContain(name)
    expectShape((answer as Readonly<Record<string, unknown>>)[name], value, `${place}.${name}`)
  }
}
