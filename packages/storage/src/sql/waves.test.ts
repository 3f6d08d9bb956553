import { describe, expect, it } from 'vitest'
import { toWaves } from './waves.js'

const waves = (...names: readonly (readonly string[])[]) =>
  toWaves(names.map((of, place) => ({ names: of, place }))).map((wave) => wave.map(({ place }) => place))

describe('toWaves', () => {
  it('puts together what shares no name', () => {
    expect(waves(['run:a'], ['run:b'], [], ['run:c', 'project:c'])).toEqual([[0, 1, 2, 3]])
  })

  it('keeps the order of what shares one', () => {
    expect(waves(['run:a'], ['run:a', 'run:b'], ['run:b'], ['run:a'], ['run:c'])).toEqual([
      [0, 4],
      [1],
      [2, 3],
    ])
  })

  it('lets what stands for everything wait for all before it, and all after it wait', () => {
    expect(waves(['run:a'], ['run:a'], ['claims'], ['run:b'], ['claims'], ['claims'])).toEqual([
      [0],
      [1],
      [2],
      [3],
      [4],
      [5],
    ])
    expect(waves(['claims'], ['run:a'])).toEqual([[0], [1]])
  })
})
