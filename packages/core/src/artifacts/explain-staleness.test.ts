import { describe, expect, it } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { explainStaleness } from './explain-staleness.js'
import type { KeyedRequest } from './make-request.js'

const identity = { provider: 'offline', model: 'draftsman', version: '1' }
const had = (request: Artifact['request'], version = '1'): Artifact => ({
  type: 'artifact',
  id: 'a',
  ownerId: 'o',
  digest: 'd',
  kind: 'image',
  request,
  content: null,
  data: null,
  warnings: [],
  provenance: {
    ...identity,
    version,
    projectId: '',
    runId: '',
    stage: '',
    name: '',
    costMicros: 0,
    licence: '',
    madeAt: 0,
    tookMs: 0,
  },
})
const wanted = (json: KeyedRequest['json'], provider = 'offline'): KeyedRequest => ({
  name: 'n',
  kind: 'image',
  identity: { ...identity, provider },
  input: json,
  json,
  digest: 'e',
  standIn: null,
})
const names = (digest: string) => ({ abc: 'scene/1/image' })[digest]

describe('explainStaleness', () => {
  it('names the members that differ, with their path', () => {
    expect(
      explainStaleness(
        had({ prompt: 'a', size: { width: 1, height: 2 } }),
        wanted({ prompt: 'b', size: { width: 1, height: 3 } }),
        names,
      ),
    ).toEqual(['prompt changed', 'size.height changed'])
  })
  it('names the artifact that another stands for', () => {
    expect(
      explainStaleness(
        had({ layers: [{ picture: { $artifact: 'old' } }] }),
        wanted({ layers: [{ picture: { $artifact: 'abc' } }] }),
        names,
      ),
    ).toEqual(['scene/1/image changed'])
  })
  it('tells what has become something of another shape, at the place where it is', () => {
    const change = (before: Artifact['request'], after: KeyedRequest['json']) =>
      explainStaleness(had(before), wanted(after), names)
    expect(change({ a: { b: [1, 2] } }, { a: { b: [1, 3, 4] } })).toEqual(['a.b.1 changed', 'a.b.2 changed'])
    expect(change({ a: ['x'] }, { a: { 0: 'x' } })).toEqual(['a changed'])
    expect(change({ a: null, c: 1 }, { a: {}, c: 1 })).toEqual(['a changed'])
    expect(change({ a: {} }, { a: null })).toEqual(['a changed'])
    expect(change({ a: 1 }, {})).toEqual(['a changed'])
    expect(change({}, { a: 1 })).toEqual(['a changed'])
    expect(change({ size: 'small' }, { size: { width: 1 } })).toEqual(['size changed'])
  })
  it('tells an artifact by its place where nobody knows its name, and once where it stands twice', () => {
    const change = (before: Artifact['request'], after: KeyedRequest['json']) =>
      explainStaleness(had(before), wanted(after), names)
    const [old, known, unknown] = [{ $artifact: 'old' }, { $artifact: 'abc' }, { $artifact: 'xyz' }]
    expect(change({ picture: old }, { picture: unknown })).toEqual(['picture changed'])
    expect(change({ picture: old }, { picture: { $artifact: 'old' } })).toEqual([])
    expect(change({ picture: old }, { picture: { width: 1 } })).toEqual(['picture changed'])
    expect(change({ picture: old }, { picture: null })).toEqual(['picture changed'])
    expect(change({ picture: null }, { picture: known })).toEqual(['scene/1/image changed'])
    expect(change({ picture: { width: 1 } }, { picture: known })).toEqual(['scene/1/image changed'])
    expect(change({ a: old, b: old }, { a: known, b: known })).toEqual(['scene/1/image changed'])
    expect(change({ picture: { $artifact: 3 } }, { picture: { $artifact: 4 } })).toEqual([
      'picture.$artifact changed',
    ])
  })
  it('says that another model of the same provider is used now, and nothing more', () => {
    const changed = { ...wanted({ prompt: 'b' }), identity: { ...identity, model: 'painter', version: '2' } }
    expect(explainStaleness(had({ prompt: 'a' }), changed, names)).toEqual([
      'made by offline/draftsman, now offline/painter',
    ])
  })
  it('says that another maker is used now', () => {
    expect(explainStaleness(had({}), wanted({}, 'openai'), names)).toEqual([
      'made by offline/draftsman, now openai/draftsman',
    ])
  })
  it('says that the maker has a new version', () => {
    expect(explainStaleness(had({}, '0'), wanted({}), names)).toEqual([
      'offline/draftsman changed its version',
    ])
  })
  it('names five differences at most', () => {
    const many = (value: number) =>
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`m${index}`, value]))
    expect(explainStaleness(had(many(1)), wanted(many(2)), names)).toEqual([
      'm0 changed',
      'm1 changed',
      'm2 changed',
      'm3 changed',
      'm4 changed',
      'and 4 more',
    ])
    const five = (value: number) => ({ m0: value, m1: value, m2: value, m3: value, m4: value })
    expect(explainStaleness(had(five(1)), wanted(five(2)), names)).toHaveLength(5)
  })
})
