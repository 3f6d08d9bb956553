import { CAMERA_MOVES } from '@mutoscope/core'
import { describe, expect, it } from 'vitest'
import { OVERSCAN, cameraPath, zoomView } from './camera-path.js'

describe('cameraPath', () => {
  it.each(CAMERA_MOVES)('%s never looks outside the picture and never jumps', (move) => {
    let before = cameraPath(move, 0)
    for (let frame = 0; frame <= 149; frame++) {
      const view = cameraPath(move, frame / 149)
      for (const [start, length] of [
        [view.x, view.width],
        [view.y, view.height],
      ] as const) {
        expect(start).toBeGreaterThanOrEqual(-1e-12)
        expect(start + length).toBeLessThanOrEqual(1 + 1e-12)
      }
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs(view[side] - before[side])).toBeLessThan(0.0012)
      before = view
    }
  })

  it('sees the whole picture throughout when still', () => {
    expect([0, 0.3, 1].map((progress) => cameraPath('still', progress))).toEqual(
      Array(3).fill({ x: 0, y: 0, width: 1, height: 1 }),
    )
  })

  it('zooms between the whole picture and the overscan, both ways', () => {
    expect(cameraPath('zoom-in', 0).width).toBe(1)
    expect(cameraPath('zoom-in', 1).width).toBeCloseTo(1 / OVERSCAN, 12)
    expect(cameraPath('zoom-out', 0).width).toBeCloseTo(1 / OVERSCAN, 12)
    expect(cameraPath('zoom-out', 1).width).toBe(1)
  })

  it('pans and tilts in the direction of its name', () => {
    expect(cameraPath('pan-left', 1).x).toBeLessThan(cameraPath('pan-left', 0).x)
    expect(cameraPath('pan-right', 1).x).toBeGreaterThan(cameraPath('pan-right', 0).x)
    expect(cameraPath('tilt-up', 1).y).toBeLessThan(cameraPath('tilt-up', 0).y)
    expect(cameraPath('tilt-down', 1).y).toBeGreaterThan(cameraPath('tilt-down', 0).y)
  })

  it('keeps one speed but for a short ease at both ends', () => {
    const step = (from: number): number =>
      cameraPath('pan-right', from + 0.01).x - cameraPath('pan-right', from).x
    expect(step(0.2)).toBeCloseTo(step(0.7), 12)
    expect(step(0)).toBeLessThan(step(0.2) / 5)
    expect(step(0.99)).toBeLessThan(step(0.2) / 5)
  })
})

describe('zoomView', () => {
  it('keeps the middle', () => {
    const view = zoomView({ x: 0.2, y: 0.1, width: 0.4, height: 0.6 }, 2)
    expect(view.x + view.width / 2).toBeCloseTo(0.4, 12)
    expect(view.y + view.height / 2).toBeCloseTo(0.4, 12)
    expect(view.width).toBeCloseTo(0.2, 12)
  })
})
