import { expect, it } from 'vitest'
import { openApiDocument } from './open-api-document.js'
import { postmanCollection } from './postman-collection.js'
import { sampleFamily } from './sample-family.fixture.js'

const collection = postmanCollection(
  openApiDocument({ families: [sampleFamily], servers: ['https://example.com/video'] }),
)
const item = (name: string) => collection.item[0]?.item.find((each) => each.name === name)

it('has a folder for each family, variables for address and token, and every route', () => {
  expect(collection.info.schema).toContain('v2.1.0')
  expect(collection.variable).toEqual([
    { key: 'baseUrl', value: 'https://example.com/video' },
    { key: 'token', value: '' },
  ])
  expect(collection.item.map(({ name, item: items }) => [name, items.length])).toEqual([['films', 9]])
})

it('fills paths and queries with the example, repeating arrays', () => {
  expect(item('Changes the order')?.request.url).toEqual({
    raw: '{{baseUrl}}/films/:film_id/reorder?scene_order=2&scene_order=1',
    host: ['{{baseUrl}}'],
    path: ['films', ':film_id', 'reorder'],
    query: [
      { key: 'scene_order', value: '2' },
      { key: 'scene_order', value: '1' },
    ],
    variable: [{ key: 'film_id', value: '4' }],
  })
  expect(item('Lists films')?.request.url.query).toContainEqual({ key: 'search', value: '', disabled: true })
})

it('shows bodies, forms with files, and answers', () => {
  expect(item('Makes a film')?.request.body).toMatchObject({ mode: 'raw', raw: '{\n  "title": "Dawn"\n}' })
  expect(item('Makes a film')?.response).toEqual([
    {
      name: 'Done.',
      code: 200,
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: '{\n  "reused": true\n}',
    },
  ])
  expect(item('Puts up a poster')?.request.body).toEqual({
    mode: 'formdata',
    formdata: [
      { key: 'caption', type: 'text', value: 'Soon' },
      { key: 'tags', type: 'text', value: '', disabled: true },
      { key: 'image', type: 'file', src: [] },
      { key: 'back', type: 'file', src: [] },
    ],
  })
})

it('sends no token where none is needed', () => {
  expect(item('Shows a film')?.request.auth).toEqual({ type: 'noauth' })
  expect(item('Lists films')?.request.auth).toBeUndefined()
})
