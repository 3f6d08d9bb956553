import SwaggerParser from '@apidevtools/swagger-parser'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { defineFamily, type FamilyContract } from '../contract/family.js'
import { empty } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import { successResponses } from './document.js'
import { openApiDocument } from './open-api-document.js'
import { sampleFamily } from './sample-family.fixture.js'

const document = openApiDocument({ families: [sampleFamily] })
const operation = (path: string, method: 'get' | 'post' | 'delete') => {
  const found = document.paths[path]?.[method]
  if (found === undefined) throw new Error(`${method} ${path} is not there`)
  return found
}

const family = (name: string, id: z.ZodType): FamilyContract =>
  defineFamily({
    name,
    title: name,
    description: name,
    errorNames: 'SCREAMING_CASE',
    errors: [],
    sockets: {},
    routes: {
      show: defineRoute({
        method: 'GET',
        path: `/${name}`,
        summary: 'Shows',
        auth: 'public',
        responses: { 200: z.object({ thing: id }) },
        example: {},
      }),
    },
  })

describe('openApiDocument', () => {
  it.each(['3.1', '3.2'] as const)('writes a valid document of version %s', async (version) => {
    const written = structuredClone(
      openApiDocument({
        families: [sampleFamily],
        version,
        servers: ['https://example.com/video'],
      }),
    )
    expect(written.openapi).toBe(version === '3.1' ? '3.1.1' : '3.2.0')
    // The validator knows nothing after 3.1; all that 3.2 adds here is `itemSchema`.
    const known = JSON.parse(
      JSON.stringify({ ...written, openapi: '3.1.1' }).replaceAll('"itemSchema"', '"schema"'),
    ) as never
    await expect(SwaggerParser.validate(known)).resolves.toBeTruthy()
  })

  it('names operations after family and route, whose paths begin after the address of the mount', () => {
    const mounted = openApiDocument({ families: [sampleFamily], servers: ['/video'] })
    expect(mounted.servers).toEqual([{ url: '/video' }])
    expect(mounted.paths['/films/{film_id}/reorder']?.post?.operationId).toBe('filmsReorder')
    expect(Object.keys(mounted['x-websockets'] ?? {})).toEqual(['/ws/films/{film_id}'])
  })

  it('keeps schemas with an id once and drops the noise of integers', () => {
    expect(operation('/films/{film_id}', 'get').responses['200']).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Film' } } },
    })
    expect(document.components.schemas['Film']?.['properties']).toMatchObject({
      film_id: { type: 'integer' },
      scenes: { type: 'array', items: { $ref: '#/components/schemas/Scene' } },
    })
    expect(JSON.stringify(document)).not.toMatch(/9007199254740991|\$defs|propertyNames/u)
  })

  it('describes arrays of the query as repeated, and headers that a kind of route takes', () => {
    expect(operation('/films/{film_id}/reorder', 'post').parameters).toEqual([
      {
        name: 'film_id',
        in: 'path',
        required: true,
        schema: { type: 'integer', exclusiveMinimum: 0 },
        example: 4,
      },
      {
        name: 'scene_order',
        in: 'query',
        required: true,
        schema: { type: 'array', minItems: 1, items: { type: 'integer', exclusiveMinimum: 0 } },
        explode: true,
        example: [2, 1],
      },
    ])
    expect(operation('/films', 'post').parameters.map(({ name }) => name)).toEqual(['Idempotency-Key'])
    expect(operation('/films/{film_id}/video', 'get').parameters.map(({ name }) => name)).toEqual([
      'film_id',
      'Range',
    ])
  })

  it('lists every status with its codes', () => {
    const { responses, security } = operation('/films', 'post')
    expect(Object.keys(responses)).toEqual([
      '200',
      '202',
      '400',
      '401',
      '408',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
    ])
    expect(responses['409']).toEqual({
      $ref: '#/components/responses/409.FILM_NOT_READY.IDEMPOTENCY_IN_PROGRESS',
    })
    expect(
      document.components.responses['409.FILM_NOT_READY.IDEMPOTENCY_IN_PROGRESS']?.content?.[
        'application/json'
      ]?.schema,
    ).toMatchObject({
      allOf: [
        { $ref: '#/components/schemas/Problem' },
        { properties: { code: { enum: ['FILM_NOT_READY', 'IDEMPOTENCY_IN_PROGRESS'] } } },
      ],
    })
    expect(security).toEqual([{ bearer: [] }])
    expect(operation('/films/{film_id}', 'get').security).toEqual([])
    expect(Object.keys(operation('/films/{film_id}/video', 'get').responses)).toEqual(
      expect.arrayContaining(['200', '206', '304', '416']),
    )
  })

  it('says which parts of a form are files, and takes a form without files url-encoded', () => {
    const { requestBody, 'x-mutoscope': extension } = operation('/films/{film_id}/poster', 'post')
    expect(Object.keys(requestBody?.content ?? {})).toEqual(['multipart/form-data'])
    expect(requestBody?.content['multipart/form-data']?.encoding).toEqual({
      image: { contentType: 'image/png' },
      back: { contentType: 'image/png' },
    })
    expect(extension.files?.['image']).toEqual({ maxBytes: 1000, mediaTypes: ['image/png'] })
  })

  it('knows a body that may be left out', () => {
    expect(operation('/films/{film_id}/reorder', 'post').requestBody).toEqual({
      required: false,
      content: { 'application/json': { schema: expect.objectContaining({ type: 'object' }) } },
    })
  })

  it('describes streams of events, item by item in 3.2', () => {
    expect(operation('/films/{film_id}/events', 'get')['x-mutoscope'].events).toMatchObject({
      progress: { type: 'object' },
      'run.ended': { type: 'object' },
    })
    const newer = openApiDocument({ families: [sampleFamily], version: '3.2' }).paths[
      '/films/{film_id}/events'
    ]?.get
    expect(newer?.responses['200']).toMatchObject({
      content: {
        'text/event-stream': {
          itemSchema: {
            oneOf: [
              {
                properties: { event: { const: 'progress' }, data: { contentMediaType: 'application/json' } },
              },
              {},
            ],
          },
        },
      },
    })
  })

  it('tells two different schemas of one id apart and shares equal ones', () => {
    const one = family('one', z.object({ a: z.string() }).meta({ id: 'Thing' }))
    const same = family('same', z.object({ a: z.string() }).meta({ id: 'Thing' }))
    const other = family('other', z.object({ b: z.string() }).meta({ id: 'Thing' }))
    const reserved = family('reserved', z.object({ c: z.string() }).meta({ id: 'Problem' }))
    expect(
      Object.keys(openApiDocument({ families: [one, same, other, reserved] }).components.schemas),
    ).toEqual(['Problem', 'OtherThing', 'ReservedProblem', 'Thing'])
  })

  it('names schemas that contain themselves', async () => {
    const node = z.object({
      value: z.number(),
      get children() {
        return z.array(node)
      },
    })
    const written = openApiDocument({ families: [family('trees', node)] })
    expect(written.components.schemas['TreesShowResponse0']?.['properties']).toMatchObject({
      children: { items: { $ref: '#/components/schemas/TreesShowResponse0' } },
    })
    await expect(SwaggerParser.validate(structuredClone(written) as never)).resolves.toBeTruthy()
  })

  it('shows examples that fit the schemas', () => {
    const ajv = new Ajv2020.default({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'document' }, 'document')
    for (const { post, get } of Object.values(document.paths)) {
      for (const each of [post, get]) {
        const medias = [
          ...Object.values(each?.requestBody?.content ?? {}),
          ...successResponses(each?.responses ?? {}).flatMap(([, { content = {} }]) =>
            Object.values(content),
          ),
        ]
        for (const { schema, example } of medias.filter(
          (media) => media.example !== undefined && media.encoding === undefined,
        )) {
          const pointed = JSON.parse(
            JSON.stringify(schema).replaceAll('"#/components', '"document#/components'),
          ) as object
          expect({
            id: each?.operationId,
            errors: ajv.validate(pointed, example) ? null : ajv.errors,
          }).toEqual({ id: each?.operationId, errors: null })
        }
      }
    }
  })

  it('gives a route without a body an answer without content', () => {
    const bare = defineFamily({
      ...family('bare', z.string()),
      routes: {
        stop: defineRoute({
          method: 'POST',
          path: '/stop',
          summary: 'Stops',
          auth: 'required',
          responses: { 204: empty },
          example: {},
        }),
      },
    })
    expect(openApiDocument({ families: [bare] }).paths['/stop']?.post?.responses['204']).toEqual({
      description: 'Done; there is nothing to show.',
    })
  })
})
