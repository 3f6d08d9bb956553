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

  it('tells what is wrong in every part at once, and what is only missing', () => {
    const read = createInputReader({
      params: z.object({ id: z.int() }),
      query: z.object({ page: z.int(), wide: z.boolean() }),
      body: z.object({ name: z.string(), tags: z.array(z.object({ text: z.string() })) }),
    })
    const result = read({
      params: { id: 'x' },
      query: { page: '1' },
      body: { name: null, tags: [{ text: 'a' }, {}] },
    })
    const issues = result.ok ? [] : result.issues.map(({ place, field, missing }) => [place, field, missing])
    expect(issues).toEqual([
      ['params', 'id', false],
      ['query', 'wide', true],
      ['body', 'name', false],
      ['body', 'tags.1.text', true],
    ])
    const nothing = read({})
    expect(nothing.ok ? [] : nothing.issues.map(({ field, missing }) => [field, missing])).toEqual([
      ['id', true],
      ['page', true],
      ['wide', true],
      ['', true],
    ])
  })

  it('is cut after 200 characters of a name and 500 of a sentence', () => {
    const read = createInputReader({ body: z.strictObject({ list: z.record(z.string(), z.int()) }) })
    const told = (key: string) => {
      const result = read({ body: { list: { [key]: 'x' } } })
      return result.ok ? '' : (result.issues[0]?.field ?? '')
    }
    expect(told('y'.repeat(195))).toBe(`list.${'y'.repeat(195)}`)
    expect(told('y'.repeat(196))).toBe(`list.${'y'.repeat(195)}…`)
    const wrong = read({ body: { list: {}, ['z'.repeat(600)]: 1 } })
    expect(wrong.ok ? '' : wrong.issues[0]?.message).toMatch(/^.{500}…$/u)
  })
})

describe('input that is right', () => {
  it('is turned into what the schemas say, part by part', () => {
    const read = createInputReader({
      params: z.object({ id: z.int() }),
      query: z.object({ wide: z.boolean().default(false) }),
      form: z.object({ count: z.int() }),
      body: z.object({ name: z.string() }),
    })
    expect(read({ params: { id: '7' }, form: { count: '2' }, body: { name: 'oak', more: 1 } })).toEqual({
      ok: true,
      input: { params: { id: 7 }, query: { wide: false }, form: { count: 2 }, body: { name: 'oak' } },
    })
  })

  it('of a body is taken as it is: texts stay texts there', () => {
    const read = createInputReader({ body: z.object({ count: z.union([z.string(), z.int()]) }) })
    expect(read({ body: { count: '7' } })).toEqual({ ok: true, input: { body: { count: '7' } } })
    expect(createInputReader({ body: z.object({ count: z.int() }) })({ body: { count: '7' } }).ok).toBe(false)
  })

  it('is handed over as bytes where the route wants them', () => {
    const raw = new Uint8Array([1, 2])
    expect(createInputReader({ raw: true })({ raw })).toEqual({ ok: true, input: { raw } })
    expect(createInputReader({ raw: true })({})).toEqual({ ok: true, input: { raw: new Uint8Array() } })
    expect(createInputReader({})({ raw })).toEqual({ ok: true, input: {} })
  })
})
