import { expect, test } from 'vitest'
import { nearestSize } from './nearest-size.js'

const sizes = [
  { width: 720, height: 720 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 720, height: 1280 },
]

test('the shape decides first, then the smallest that covers the frame', () => {
  expect(nearestSize(sizes, { width: 1280, height: 720 })).toEqual({ width: 1280, height: 720 })
  expect(nearestSize(sizes, { width: 1600, height: 900 })).toEqual({ width: 1920, height: 1080 })
  expect(nearestSize(sizes, { width: 1080, height: 1080 })).toEqual({ width: 720, height: 720 })
})

test('a frame that none covers gets the largest', () => {
  expect(nearestSize(sizes, { width: 3840, height: 2160 })).toEqual({ width: 1920, height: 1080 })
})
