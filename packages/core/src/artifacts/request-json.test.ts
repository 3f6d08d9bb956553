import { expect, it } from 'vitest'
import { samples } from '../testing/store/store-samples.js'
import { artifactsIn, toRequestJson } from './request-json.js'

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
