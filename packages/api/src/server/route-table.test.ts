import { describe, expect, it } from 'vitest'
import { createRouteTable } from './route-table.js'

const entry = (method: string, path: string, name = `${method} ${path}`) => ({
  name,
  method,
  path,
  value: name,
})

const table = createRouteTable([
  entry('GET', '/'),
  entry('GET', '/jobs'),
  entry('POST', '/jobs'),
  entry('GET', '/jobs/:id'),
  entry('PUT', '/jobs/:id'),
  entry('GET', '/jobs/options'),
  entry('GET', '/jobs/:id/scenes/:scene'),
  entry('GET', '/jobs/options/all'),
])

describe('a route table', () => {
  it.each([
    ['GET', '/', 'GET /', {}],
    ['GET', '/jobs', 'GET /jobs', {}],
    ['POST', '/jobs/', 'POST /jobs', {}],
    ['GET', '/jobs/4', 'GET /jobs/:id', { id: '4' }],
    ['HEAD', '/jobs/4', 'GET /jobs/:id', { id: '4' }],
    ['GET', '/jobs/options', 'GET /jobs/options', {}],
    ['PUT', '/jobs/options', 'PUT /jobs/:id', { id: 'options' }],
    ['GET', '/jobs/options/scenes/2', 'GET /jobs/:id/scenes/:scene', { id: 'options', scene: '2' }],
    ['GET', '/jobs/a%2Fb/scenes/%C3%BC', 'GET /jobs/:id/scenes/:scene', { id: 'a/b', scene: 'ü' }],
  ])('finds %s %s', (method, path, value, params) => {
    expect(table.find(method, path)).toEqual({ kind: 'found', value, params })
  })

  it.each([
    ['GET', '/other'],
    ['GET', '/jobs/4/scenes'],
    ['GET', '/jobs//scenes/1'],
    ['GET', '//jobs'],
    ['OPTIONS', '/jobs'],
    ['GET', '/Jobs'],
    ['GET', ''],
  ])('knows nothing of %s %s', (method, path) => {
    expect(table.find(method, path)).toEqual(
      path === '' ? { kind: 'found', value: 'GET /', params: {} } : null,
    )
  })

  it('says which methods a path has, of all its places', () => {
    expect(table.find('DELETE', '/jobs/options')).toMatchObject({
      kind: 'method',
      allow: ['GET', 'PUT', 'HEAD'],
    })
  })

  it('says which parameter is not encoded as it should be', () => {
    expect(table.find('GET', '/jobs/1/scenes/%E0%A4%A')).toEqual({
      kind: 'malformed',
      value: 'GET /jobs/:id/scenes/:scene',
      parameter: 'scene',
    })
  })

  it('refuses two of the same place, whatever their parameters are called', () => {
    expect(() => createRouteTable([entry('GET', '/a/:x', 'one'), entry('GET', '/a/:y/', 'two')])).toThrow(
      /^one and two both define GET \/a\/:y\//u,
    )
  })
})
