import { describe, expect, it } from 'vitest'
import { chooseClipSize } from './choose-clip-size.js'

const SIZES = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
  { width: 1920, height: 1080 },
  { width: 960, height: 960 },
]

describe('chooseClipSize', () => {
  it.each([
    ['the frame itself', { width: 1920, height: 1080 }, { width: 1920, height: 1080 }],
    ['the smallest that covers the frame', { width: 854, height: 480 }, { width: 1280, height: 720 }],
    [
      'the largest of the shape when none covers the frame',
      { width: 3840, height: 2160 },
      { width: 1920, height: 1080 },
    ],
    ['the shape before the size', { width: 1080, height: 1920 }, { width: 720, height: 1280 }],
    ['a square for a square', { width: 1080, height: 1080 }, { width: 960, height: 960 }],
  ])('takes %s', (_name, frame, size) => {
    expect(chooseClipSize(frame, SIZES)).toEqual(size)
  })

  it('keeps the frame where a model names no sizes', () => {
    expect(chooseClipSize({ width: 1280, height: 720 }, [])).toEqual({ width: 1280, height: 720 })
  })
})
