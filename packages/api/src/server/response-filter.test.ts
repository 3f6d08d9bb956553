import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../contract/schema.js'
import { FAMILY_CONTRACTS } from '../family-contracts.js'
import { isJsonResponse } from '../contract/response-definition.js'
import { createResponseFilter } from './response-filter.js'

const filter = (schema: Schema, body: unknown) => createResponseFilter(schema)(body)

describe('what may leave', () => {
  it('is what the schema declares, at every depth', () => {
    const scene = z.object({
      id: z.string(),
      takes: z.record(z.string(), z.int()),
      note: z.string().optional(),
    })
    const film = z.object({ title: z.string(), scenes: z.array(scene), cover: scene.nullable() })
    const key = { secret: 'sk-1' }
    const shown = { id: '1', takes: { image: 2 } }
    expect(
      filter(film, {
        title: 'Ruins',
        scenes: [{ ...shown, ...key }],
        cover: { ...shown, note: 'old', ...key },
        ...key,
      }),
    ).toEqual({
      body: { title: 'Ruins', scenes: [shown], cover: { ...shown, note: 'old' } },
      problems: [],
    })
    expect(filter(film, { title: 'Ruins', scenes: [], cover: null }).problems).toEqual([])
  })

  it('is decided by the option of a union that fits', () => {
    const made = z.object({ kind: z.literal('made'), url: z.string() })
    const failed = z.object({ kind: z.literal('failed'), reason: z.enum(['money', 'time']) })
    const either = z.union([made, failed])
    expect(filter(either, { kind: 'failed', reason: 'time', url: 'x' })).toEqual({
      body: { kind: 'failed', reason: 'time' },
      problems: [],
    })
    expect(
      filter(z.discriminatedUnion('kind', [made, failed]), { kind: 'made', url: 'x', reason: 1 }),
    ).toEqual({
      body: { kind: 'made', url: 'x' },
      problems: [],
    })
    expect(filter(either, { kind: 'failed', reason: 'else', secret: 1 })).toEqual({
      body: { kind: 'failed', reason: 'else' },
      problems: ['body.reason: it should be one of money, time and is string'],
    })
  })

  it('is the body itself when all of it is declared, and a copy from where something is left out', () => {
    const film = z.object({
      title: z.string(),
      tags: z.array(z.object({ name: z.string() })),
      note: z.string().optional(),
    })
    const body = { title: 'Ruins', tags: [{ name: 'old' }, { name: 'dark' }] }
    expect(filter(film, body).body).toBe(body)
    const [first, second] = body.tags
    const more = { ...body, tags: [first, { ...second, secret: 1 }, { name: 'green' }] }
    const { body: kept } = filter(film, more)
    expect(kept).toEqual({ title: 'Ruins', tags: [{ name: 'old' }, { name: 'dark' }, { name: 'green' }] })
    expect((kept as typeof body).tags[0]).toBe(first)
    // What is undefined is not written.
    expect(filter(film, { ...body, note: undefined, secret: undefined }).body).toEqual(body)
    expect(more.tags[1]).toEqual({ name: 'dark', secret: 1 })
  })

  it('is not what a value would write itself as', () => {
    class Film {
      readonly title = 'Ruins'
      toJSON(): object {
        return { title: this.title, secret: 1 }
      }
    }
    const film = z.object({ title: z.string() })
    const written = (schema: Schema, body: unknown) => JSON.stringify(filter(schema, body).body)
    expect(written(film, new Film())).toBe('{"title":"Ruins"}')
    expect(written(z.looseObject({ title: z.string() }), new Film())).toBe('{"title":"Ruins"}')
    expect(written(film, { title: 'Ruins', toJSON: () => ({ secret: 1 }) })).toBe('{"title":"Ruins"}')
    class Films extends Array<object> {
      toJSON(): object {
        return [{ secret: 1 }]
      }
    }
    expect(written(z.array(film), Films.from([{ title: 'Ruins' }]))).toBe('[{"title":"Ruins"}]')
  })

  it('includes members without a name of their own where the schema has such', () => {
    const body = { id: 'a', more: { deep: 1 } }
    expect(filter(z.looseObject({ id: z.string() }), body).body).toEqual(body)
    expect(filter(z.object({ id: z.string() }).catchall(z.int()), { id: 'a', count: 1 }).body).toEqual({
      id: 'a',
      count: 1,
    })
    expect(filter(z.unknown(), body).body).toEqual(body)
    expect(filter(z.partialRecord(z.enum(['a', 'b']), z.int()), { a: 1, c: 2 }).body).toEqual({ a: 1 })
  })

  it('includes a schema that contains itself', () => {
    const node = z.object({
      name: z.string(),
      get parts() {
        return z.array(node)
      },
    })
    expect(filter(node, { name: 'a', parts: [{ name: 'b', parts: [], secret: 1 }] })).toEqual({
      body: { name: 'a', parts: [{ name: 'b', parts: [] }] },
      problems: [],
    })
  })
})

describe('a body that is not what the contract says', () => {
  const film = z.object({
    title: z.string(),
    seconds: z.number(),
    done: z.boolean(),
    scenes: z.array(z.object({ id: z.string() })),
  })

  it('keeps what fits, and says where the rest went wrong', () => {
    expect(filter(film, { title: 7, seconds: Number.NaN, scenes: [{ id: 'a' }, {}] })).toEqual({
      body: { title: 7, seconds: Number.NaN, scenes: [{ id: 'a' }, {}] },
      problems: [
        'body.title: it should be a string and is number',
        'body.seconds: it should be a number and is number',
        'body.done: it is missing',
        'body.scenes.1.id: it is missing',
      ],
    })
  })

  it('loses objects and lists where none is declared, since nothing in them is', () => {
    const { body, problems } = filter(film, {
      title: { secret: 1 },
      seconds: [1],
      done: true,
      scenes: { a: 1 },
    })
    expect(JSON.parse(JSON.stringify(body))).toEqual({ done: true })
    expect(problems).toEqual([
      'body.title: it should be a string and is object',
      'body.seconds: it should be a number and is a list',
      'body.scenes: it should be a list and is object',
    ])
    expect(filter(film, [{ secret: 1 }])).toEqual({
      body: undefined,
      problems: ['body: it should be an object and is a list'],
    })
    expect(filter(z.array(z.string()), ['a', { secret: 1 }]).body).toEqual(['a', undefined])
  })

  it('is not told of without end', () => {
    const { problems } = filter(
      z.array(z.string()),
      Array.from({ length: 50 }, () => 1),
    )
    expect(problems).toHaveLength(10)
  })
})

describe('the replies of our families', () => {
  const responses = Object.values(FAMILY_CONTRACTS).flatMap(({ name, routes }) =>
    Object.entries(routes).flatMap(([route, { responses: declared, example }]) => {
      const usual = declared[Math.min(...Object.keys(declared).map(Number))]
      return usual !== undefined && isJsonResponse(usual) && 'response' in example
        ? [{ route: `${name}.${route}`, schema: usual, body: example.response as unknown }]
        : []
    }),
  )

  it.each(responses)('$route lets its example through as it is', ({ schema, body }) => {
    expect(filter(schema, body)).toEqual({ body, problems: [] })
  })
})
