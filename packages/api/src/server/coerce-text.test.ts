import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { createTextCoercer } from './coerce-text.js'

const named = z.object({ page: z.int() }).meta({ id: 'CoercedPage' })

describe('createTextCoercer', () => {
  it.each([
    [z.object({ n: z.number() }), { n: '1.5' }, { n: 1.5 }],
    [z.object({ n: z.number() }), { n: '-2e3' }, { n: -2000 }],
    [z.object({ n: z.int().optional() }), { n: '7' }, { n: 7 }],
    [z.object({ n: z.int().nullable().default(1) }), { n: '7' }, { n: 7 }],
    [z.object({ n: z.union([z.literal(1), z.literal(2)]) }), { n: '2' }, { n: 2 }],
    [z.object({ b: z.boolean() }), { b: 'true' }, { b: true }],
    [z.object({ b: z.boolean() }), { b: '0' }, { b: false }],
    [z.object({ b: z.boolean() }), { b: '1' }, { b: true }],
    [z.object({ a: z.union([z.int(), z.array(z.int())]) }), { a: '3' }, { a: [3] }],
    [z.object({ a: z.array(z.int()) }), { a: '3' }, { a: [3] }],
    [z.object({ a: z.array(z.int()).optional() }), { a: ['3', '1'] }, { a: [3, 1] }],
    [z.object({ a: z.array(z.string()) }), { 'a[]': ['x'] }, { a: ['x'], 'a[]': ['x'] }],
    [named, { page: '2' }, { page: 2 }],
    [z.intersection(named, z.object({ size: z.int() })), { page: '2', size: '3' }, { page: 2, size: 3 }],
    [z.object({ n: z.int().transform(String) }), { n: '4' }, { n: 4 }],
  ])('turns %# into what the schema wants', (schema, raw, coerced) => {
    expect(createTextCoercer(schema)(raw)).toEqual(coerced)
  })

  it.each([
    [z.object({ s: z.string() }), { s: '1' }],
    [z.object({ s: z.union([z.string(), z.number()]) }), { s: '1' }],
    [z.object({ s: z.enum(['1', '2']) }), { s: '1' }],
    [z.object({ s: z.union([z.number(), z.boolean()]) }), { s: '1' }],
    [z.object({ s: z.union([z.boolean(), z.number()]) }), { s: '1' }],
    [z.object({ n: z.number() }), { n: '0x10' }],
    [z.object({ n: z.number() }), { n: '' }],
    [z.object({ n: z.number() }), { n: ' 1' }],
    [z.object({ n: z.number() }), { n: 'NaN' }],
    [z.object({ n: z.number() }), { n: ['1', '2'] }],
    [z.object({ b: z.boolean() }), { b: 'yes' }],
    [z.object({ b: z.boolean() }), { b: 'constructor' }],
    [z.object({ n: z.number() }), { other: '1' }],
  ])('leaves %# as it is', (schema, raw) => {
    expect(createTextCoercer(schema)(raw)).toEqual(raw)
  })
})
