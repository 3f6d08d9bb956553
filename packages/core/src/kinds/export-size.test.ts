import { describe, expect, test } from 'vitest'
import { exportSize } from './export-size.js'

describe('exportSize', () => {
  test.each([
    [1920, 1080, 720, 1280, 720],
    [1080, 1920, 480, 480, 854],
    [1080, 1080, 720, 720, 720],
    [640, 360, 1080, 1920, 1080],
    [1440, 1080, 480, 640, 480],
    [1000, 333, 480, 1442, 480],
  ])('%d x %d with a short side of %d is %d x %d', (width, height, shortSide, wantedWidth, wantedHeight) => {
    expect(exportSize({ width, height }, shortSide)).toEqual({ width: wantedWidth, height: wantedHeight })
  })
})
