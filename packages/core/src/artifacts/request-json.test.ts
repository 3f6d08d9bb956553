import { expect, it } from 'vitest'
import { samples } from '../testing/store/store-samples.js'
import { artifactsIn, digestsIn, fromRequestJson, toRequestJson } from './request-json.js'

const lake = samples.artifact({ digest: 'lake' })
const hill = samples.artifact({ digest: 'hill' })

it('a request as JSON names its artifacts by their digests and leaves out what is not there', () => {
  const request = {
    layers: [{ picture: lake }, { picture: hill, zoom: undefined }, null],
    music: null,
    title: 'A lake',
    frames: 60,
    loop: false,
    seed: undefined,
  }
  const json = toRequestJson(request)
  expect(json).toStrictEqual({
    layers: [{ picture: { $artifact: 'lake' } }, { picture: { $artifact: 'hill' } }, null],
    music: null,
    title: 'A lake',
    frames: 60,
    loop: false,
  })
  expect(toRequestJson(lake)).toStrictEqual({ $artifact: 'lake' })
  expect(toRequestJson(null)).toBeNull()
  expect(toRequestJson('A lake')).toBe('A lake')
})

it('the artifacts of a request are found wherever they are, in their order', () => {
  expect(
    artifactsIn({ pieces: [{ segment: hill }, { segment: lake }], sound: null, title: 'A lake' }),
  ).toEqual([hill, lake])
  expect(artifactsIn(lake)).toEqual([lake])
  for (const none of [null, undefined, 'A lake', 3, [], {}]) expect(artifactsIn(none)).toEqual([])
})

it('a request comes back from its JSON, with the artifacts that stand in it', () => {
  const request = {
    frames: 30,
    layers: [
      { picture: lake, from: 0 },
      { clips: [hill, lake], move: null },
    ],
  }
  const json = toRequestJson(request)
  expect(digestsIn(json)).toEqual(['lake', 'hill'])
  const artifacts = new Map([lake, hill].map((artifact) => [artifact.digest, artifact]))
  expect(fromRequestJson(json, (digest) => artifacts.get(digest))).toEqual(request)
})

it('only what is nothing but a digest stands for an artifact', () => {
  const json = { a: { $artifact: 'lake', more: 1 }, b: { $artifact: 7 }, c: ['$artifact'], d: null }
  expect(digestsIn(json)).toEqual([])
  expect(fromRequestJson(json, () => lake)).toEqual(json)
})
