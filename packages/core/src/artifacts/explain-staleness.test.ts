import { describe, expect, it } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { explainStaleness } from './explain-staleness.js'
import type { KeyedItem } from './make-item.js'

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
const wanted = (json: KeyedItem['json'], provider = 'offline'): KeyedItem => ({
  name: 'n',
  kind: 'image',
  identity: { ...identity, provider },
  request: json,
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
  })
})
