import { expect, it } from 'vitest'
import { videoSeed } from './video-seed.js'

it('gives every take its own seed, wrapped to what the model takes', () => {
  expect(videoSeed({ seed: 7, take: 1 }, 31)).toEqual({ seed: 7 })
  expect(videoSeed({ seed: 7, take: 3 }, 31)).toEqual({ seed: 9 })
  expect(videoSeed({ seed: 2 ** 31 - 1, take: 2 }, 31)).toEqual({ seed: 0 })
  expect(videoSeed({ seed: 2 ** 31 - 1, take: 2 }, 32)).toEqual({ seed: 2 ** 31 })
  expect(videoSeed({ take: 2 }, 31)).toEqual({})
})
